/** What the controller does once everything is rendered: it validates the Applications, then compares with live ones. */
import type { Evaluation, EvaluationSources, RenderedApplication } from "./evaluation";
import { planApplications } from "./plan/plan-applications";
import type { EvaluationProblems } from "./problems/evaluation-problems";
import type { ApplicationSet, GeneratorEntry } from "./schema/application-set";
import { clustersOf } from "./validate/clusters";
import type { Finding } from "./validate/finding";
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
export async function afterRendering(rendered: Rendered): Promise<AfterRendering> {
  const { applicationSet, applications, stopped, sources, signal } = rendered;
  const secrets = (await sources.clusterSecrets?.(signal)) ?? null;
  const projects = (await sources.projects?.(signal)) ?? null;
  const live = (await sources.live?.(signal)) ?? null;
  const clusters = secrets && clustersOf(secrets);
  const { findings, validity } = validateApplications(applicationSet, applications, { projects, clusters });
  report(rendered, findings);
  if (!live) return { validity, plan: null };
  const planned = planApplications({ applicationSet, applications, validity, live, clusters, stopped });
  report(rendered, planned.findings);
  return { validity, plan: planned.plan };
}

function report({ applicationSet, applications, report: problems }: Rendered, findings: readonly Finding[]) {
  const bases = applicationSet.generators.map(templateOf);
  for (const finding of findings) {
    const application = applications[finding.application];
    const base = bases[application?.generator ?? -1];
    if (application && base) problems.application(finding, application, base);
  }
}

/** Where a generator's own template stands; an entry of several kinds has none that is sure to be meant. */
function templateOf({ path, kinds }: GeneratorEntry): Path {
  const [kind, ...others] = kinds;
  return kind && others.length === 0 ? [...path, kind, "template"] : ["spec", "template"];
}
