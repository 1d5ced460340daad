/** What an ApplicationSet says of how its Applications are applied. */
import { type ApplicationSet, listAt, stringAt, stringsAt, structAt } from "../schema/application-set";
import { isStruct } from "../schema/decode";
import type { ApplicationsSyncPolicy } from "./plan";

export interface IgnoredFields {
  /** Empty: of all Applications. */
  readonly application: string;
  readonly jsonPointers: readonly string[];
  readonly jqPathExpressions: readonly string[];
}

export interface PlanSettings {
  readonly policy: ApplicationsSyncPolicy;
  readonly canUpdate: boolean;
  readonly canDelete: boolean;
  /** Whether the policy is the spec's own. */
  readonly ownPolicy: boolean;
  readonly preservedAnnotations: readonly string[];
  readonly preservedLabels: readonly string[];
  readonly ignored: readonly IgnoredFields[];
  /** Number of steps of a RollingSync; null without one. */
  readonly rollingSteps: number | null;
}

/** applicationset_controller.go: defaultPreservedAnnotations */
const alwaysPreserved = [
  "notified.notifications.argoproj.io",
  "argocd.argoproj.io/refresh",
  "argocd.argoproj.io/hydrate",
];

const policies: ReadonlySet<string> = new Set(["sync", "create-only", "create-update", "create-delete"]);
const isPolicy = (text: string): text is ApplicationsSyncPolicy => policies.has(text);

export function planSettings({ spec, applicationsSync }: ApplicationSet): PlanSettings {
  const preserved = structAt(spec, "preservedFields");
  const policy = isPolicy(applicationsSync) ? applicationsSync : "sync";
  return {
    policy,
    canUpdate: policy === "sync" || policy === "create-update",
    canDelete: policy === "sync" || policy === "create-delete",
    ownPolicy: applicationsSync !== "",
    preservedAnnotations: [...stringsAt(preserved, "annotations"), ...alwaysPreserved],
    preservedLabels: stringsAt(preserved, "labels"),
    ignored: listAt(spec, "ignoreApplicationDifferences")
      .filter(isStruct)
      .map((entry) => ({
        application: stringAt(entry, "name"),
        jsonPointers: stringsAt(entry, "jsonPointers"),
        jqPathExpressions: stringsAt(entry, "jqPathExpressions"),
      })),
    rollingSteps: rollingSteps(spec),
  };
}

function rollingSteps(spec: ApplicationSet["spec"]): number | null {
  const strategy = structAt(spec, "strategy");
  if (stringAt(strategy, "type") !== "RollingSync") return null;
  return listAt(structAt(strategy, "rollingSync"), "steps").length;
}
