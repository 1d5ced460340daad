export { applicationName } from "./application";
export { applicationsToYaml, applicationToYaml } from "./application-yaml";
export { evaluate, streamEvaluation } from "./evaluate";
export * from "./evaluation";
export {
  type FixtureDocument,
  fixturesOf,
} from "./fixture-document";
export { type Fixture, type FixtureTypes, fixtureSets } from "./fixtures";
export { plainJson } from "./plain-json";
export type {
  FieldChange,
  Plan,
  PlanAction,
  PlannedApplication,
} from "./plan/plan";
export {
  type PluginSetOptions,
  plainParameterSet,
  previewPluginSets,
} from "./preview-plugin-sets";
export { strictProblems } from "./problems/strict-problems";
export { findReservedKeys } from "./reserved-keys";
export {
  type ApplicationSet,
  type ApplicationSetDocument,
  fieldText,
  readApplicationSet,
} from "./schema/application-set";
export type {
  ChildSet,
  GeneratorStep,
  MatrixStep,
  MergeStep,
} from "./step";
export { type FunctionNote, templateFunctions } from "./template/template-functions";
