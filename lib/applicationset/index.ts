export { applicationName, type Manifest } from "./application";
export { applicationsToYaml, applicationToYaml, compareByName } from "./application-yaml";
export { evaluate, streamEvaluation } from "./evaluate";
export * from "./evaluation";
export {
  checkFixture,
  type FixtureDocument,
  type FixtureFault,
  fixtureGroup,
  fixturesOf,
  readFixtureDocument,
} from "./fixture-document";
export {
  exampleSet,
  type FixtureKey,
  type FixturePresence,
  type FixtureSchema,
  type FixtureVariant,
  fixtureKeys,
  fixtureSchema,
  fixtureVariant,
  type OutsideKind,
  outsideKinds,
  variantOfSpec,
} from "./fixture-schema";
export { type Fixture, FixtureError, type FixtureTypes, fixtureSets, typedSet } from "./fixtures";
export { pluginCall } from "./generators/plugin";
export { numbersAsPrinted, plainJson } from "./plain-json";
export type {
  ApplicationsSyncPolicy,
  FieldChange,
  Plan,
  PlanAction,
  PlannedApplication,
} from "./plan/plan";
export {
  type PluginSetOptions,
  type PluginSetPreview,
  plainParameterSet,
  previewPluginSets,
} from "./preview-plugin-sets";
export { strictProblems } from "./problems/strict-problems";
export { findReservedKeys, type ReservedKeyInput } from "./reserved-keys";
export {
  type ApplicationSet,
  type ApplicationSetDocument,
  fieldText,
  type GeneratorEntry,
  type GeneratorKind,
  generatorKinds,
  type ReadOptions,
  readApplicationSet,
  type UnknownField,
} from "./schema/application-set";
export type {
  ChildSet,
  GeneratorStep,
  MatrixRow,
  MatrixStep,
  MergeStep,
  RenderedText,
} from "./step";
export { type FunctionNote, templateFunctions } from "./template/template-functions";
export type { ApplicationsValidity } from "./validate/finding";
