/** The sentences of a plan: what happens to each Application, and why. */
import type { ApplicationSet } from "../schema/application-set";
import type { Comparison } from "./compare";
import type { PlanSettings } from "./settings";

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** What differs, in a sentence. */
export function differs({ changes, more, unknownExpressions, failure }: Comparison): string {
  if (failure !== "") return `${failure}: whether it would be updated is not known.`;
  const total = changes.length + more;
  const verb = total === 1 ? "differs" : "differ";
  const said = [`${counted(total, "field")} ${verb} once both sides are normalised.`];
  if (changes.some(({ field }) => field === "operation" || field.startsWith("operation.")))
    said.push(
      "The operation starts a sync, and is set again at each run, since Argo CD removes it once it is done.",
    );
  if (unknownExpressions.length > 0)
    said.push(
      `ignoreApplicationDifferences may hide that: the expression ${unknownExpressions.join(", ")} is not followed here.`,
    );
  if (more > 0) said.push(`${counted(more, "change")} of them not listed.`);
  return said.join(" ");
}

/** Sentences for the whole plan. */
export function remarks({ preserveResourcesOnDeletion }: ApplicationSet, settings: PlanSettings): string[] {
  const { policy, ownPolicy, rollingSteps, canDelete } = settings;
  const said = [
    ownPolicy
      ? `The policy ${policy} is the spec's own. A controller with --policy and without --enable-policy-override uses its own instead.`
      : "The spec sets no policy: sync, as long as the controller has no --policy of its own.",
    "Labels and annotations that the controller preserves by its own flags are not known here.",
  ];
  if (rollingSteps !== null)
    said.push(
      `RollingSync: the controller syncs in ${counted(rollingSteps, "step")}, the next one when the Applications of the one before are healthy, and switches automated sync off. It does so only with --enable-progressive-syncs, which is assumed. All Applications are created and updated at once; only their syncs wait.`,
    );
  if (preserveResourcesOnDeletion && canDelete)
    said.push(
      "preserveResourcesOnDeletion keeps the finalizer from Applications that are generated. One that is no longer generated keeps what it has.",
    );
  return said;
}
