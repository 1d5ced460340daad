/** What the controller does once everything is rendered: it validates the Applications, then compares with live ones. */
import type { Evaluation, EvaluationSources, RenderedApplication } from "./evaluation";
import type { EvaluationProblems } from "./problems/evaluation-problems";
import type { ApplicationSet, GeneratorEntry } from "./schema/application-set";
import { clustersOf } from "./validate/clusters";
import { validateApplications } from "./validate/validate-applications";
import type { Path } from "./yaml/read-document";

export interface Rendered {
  readonly applicationSet: ApplicationSet;
  readonly applications: readonly RenderedApplication[];
  /** What keeps the controller from applying anything, and whether all of it is known here. */
  readonly stopped: Pick<Evaluation, "error" | "panic" | "known">;
  readonly sources: EvaluationSources;
  readonly report: EvaluationProblems;
  readonly signal: AbortSignal | undefined;
}

type AfterRendering = Pick<Evaluation, "validity" | "plan">;

/** What there is to say when nothing was rendered. */
export const nothingRendered: AfterRendering = {
  validity: { invalid: new Map(), refused: new Map(), condition: "" },
  plan: null,
};

/** applicationset_controller.go: Reconcile, after GenerateApplications. */
export async function afterRendering({
  applicationSet,
  applications,
  sources,
  report,
  signal,
}: Rendered): Promise<AfterRendering> {
  const secrets = (await sources.clusterSecrets?.(signal)) ?? null;
  const projects = (await sources.projects?.(signal)) ?? null;
  const clusters = secrets && clustersOf(secrets);
  const { findings, validity } = validateApplications(applicationSet, applications, { projects, clusters });
  const bases = applicationSet.generators.map(templateOf);
  for (const finding of findings) {
    const application = applications[finding.application];
    const base = bases[application?.generator ?? -1];
    if (application && base) report.application(finding, application, base);
  }
  return { validity, plan: null };
}

/** Where a generator's own template stands; an entry of several kinds has none that is sure to be meant. */
function templateOf({ path, kinds }: GeneratorEntry): Path {
  const [kind, ...others] = kinds;
  return kind && others.length === 0 ? [...path, kind, "template"] : ["spec", "template"];
}
