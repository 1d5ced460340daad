/** An ApplicationSet evaluated and made plain JSON: the part that costs time, with nothing in it but text and a function. */
import {
  type ApplicationSetDocument,
  applicationName,
  applicationToYaml,
  type Evaluation,
  type EvaluationSources,
  type FixtureDocument,
  findReservedKeys,
  fixturesOf,
  type GeneratorResult,
  type RenderedApplication,
  type ReservedKeyFinding,
  readApplicationSet,
  streamEvaluation,
  strictProblems,
} from "../applicationset";
import type { JsonObject } from "../gotemplate/json-object";
import { knownSources } from "./known-sources";
import { toParameterSetViews } from "./parameter-set-views";
import { toStepView } from "./step-views";
import type {
  ApplicationSetDetail,
  ApplicationView,
  ClusterView,
  GeneratorView,
  ValidationView,
} from "./views";

export interface EvaluationInput {
  /** The manifest's text: problems have their lines in it. */
  readonly text: string;
  /** What it gets when it names none. */
  readonly namespace: string;
  /** Those of its namespace, in their order. */
  readonly fixtures?: readonly FixtureDocument[];
  /** The Applications of its namespace as they are in the cluster; absent or empty: what is live is not known. */
  readonly live?: readonly JsonObject[];
  /** The AppProjects of the controller's namespace; absent or empty: none is known. */
  readonly projects?: readonly JsonObject[];
  /** The cluster Secrets without credentials; absent or empty: not known. */
  readonly clusters?: readonly ClusterView[];
}

/** What an evaluation adds to what the manifest says. */
export type EvaluationView = Pick<
  ApplicationSetDetail,
  | "parameterSets"
  | "applications"
  | "reason"
  | "error"
  | "requeueAfterSeconds"
  | "problems"
  | "goTemplate"
  | "generatorResults"
  | "renderedApplications"
  | "plan"
  | "validation"
>;

/** Told of Applications as they come. A panic of the controller takes them back: the view then has none. */
export type OnBatch = (applications: readonly ApplicationView[]) => void;

/** Evaluates the ApplicationSet with these answers. Rejects only when aborted. */
export async function evaluationView(
  input: EvaluationInput,
  sources: EvaluationSources,
  signal?: AbortSignal,
  onBatch?: OnBatch,
): Promise<EvaluationView> {
  const document = readApplicationSet(input.text, { namespace: input.namespace });
  const { applicationSet } = document;
  const fixtures = applicationSet ? fixturesOf(applicationSet, input.fixtures ?? []) : [];
  const known = knownSources(sources, fixtures, input);
  const rendered: ApplicationView[] = [];
  const evaluation = await drain(streamEvaluation(document, known, signal ? { signal } : {}), (batch) => {
    const views = batch.map(toApplicationView);
    rendered.push(...views);
    onBatch?.(views);
  });
  const valueNames = applicationSet?.generators.map(({ specs }) =>
    namesOfValues(specs.get("plugin")?.values),
  );
  const renderedApplications = evaluation.panic === "" ? rendered : [];
  return {
    ...counts(evaluation, renderedApplications),
    reason: evaluation.reason,
    error: evaluation.error,
    requeueAfterSeconds: evaluation.requeueAfterSeconds,
    problems: [...evaluation.problems, ...strictProblems(document)],
    goTemplate: evaluation.goTemplate,
    generatorResults: evaluation.generators.map((result) =>
      toGeneratorView(
        result,
        findings(result, evaluation.goTemplate, valueNames?.[result.index] ?? new Set()),
        document,
      ),
    ),
    renderedApplications,
    plan: evaluation.plan,
    validation: toValidationView(evaluation),
  };
}

async function drain(
  events: ReturnType<typeof streamEvaluation>,
  onApplications: (batch: readonly RenderedApplication[]) => void,
): Promise<Evaluation> {
  let next = await events.next();
  for (; !next.done; next = await events.next()) {
    if (next.value.type === "applications") onApplications(next.value.applications);
  }
  return next.value;
}

/** Unknown as soon as one generator is, or fails: the controller then has no sets to count either. */
function counts(evaluation: Evaluation, applications: readonly ApplicationView[]) {
  const counted = evaluation.generators.every(({ known, error }) => known && error === "");
  const known = counted && evaluation.generators.length > 0 && evaluation.panic === "";
  const sets = evaluation.generators.reduce((sum, { parameterSets }) => sum + parameterSets.length, 0);
  const rendered = applications.filter(({ error }) => error === "").length;
  return { parameterSets: known ? sets : null, applications: known ? rendered : null };
}

function toGeneratorView(
  result: GeneratorResult,
  found: readonly ReservedKeyFinding[],
  { position }: ApplicationSetDocument,
): GeneratorView {
  const { index, kinds, plugins, known, error } = result;
  const parameterSets = toParameterSetViews(result.parameterSets, found);
  const steps = result.steps.map((step) => toStepView(step, position));
  return { index, kinds, plugins, known, error, parameterSets, steps };
}

/** Only a plugin's answer has reserved keys. */
function findings(
  result: GeneratorResult,
  goTemplate: boolean,
  valueNames: ReadonlySet<string>,
): ReservedKeyFinding[] {
  if (result.kinds.length !== 1 || result.kinds[0] !== "plugin") return [];
  return result.parameterSets.flatMap(({ index, value, returned }) =>
    returned ? findReservedKeys({ set: index, goTemplate, returned, used: value, valueNames }) : [],
  );
}

function namesOfValues(values: unknown): ReadonlySet<string> {
  return values instanceof Map ? new Set(values.keys()) : new Set();
}

function toValidationView({ validity: { invalid, refused, condition } }: Evaluation): ValidationView {
  const [refusal = ""] = refused.values();
  return { skipped: [...invalid.keys()], condition, refused: [...refused.keys()], refusal };
}

function toApplicationView(application: RenderedApplication): ApplicationView {
  const { generator, set, manifest, error } = application;
  const name = manifest === null ? "" : applicationName(application);
  const yaml = manifest === null ? "" : applicationToYaml(manifest);
  return { id: `${generator}.${set}`, generator, set, name, yaml, error };
}
