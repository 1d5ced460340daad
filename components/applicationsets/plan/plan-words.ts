/** What a plan says in words: actions, counts, policies. */
import type { Plan, PlanAction, PlannedApplication } from "@/lib/applicationset";
import type { Tone } from "../../ui/severity-icon";

export const planActions: readonly PlanAction[] = ["delete", "create", "update", "keep", "skip", "unchanged"];

/** The sign is a shape of its own, so that colour only repeats it. */
export const actionSigns: Readonly<Record<PlanAction, string>> = {
  create: "+",
  update: "~",
  unchanged: "=",
  delete: "−",
  skip: "×",
  keep: "○",
};

export const actionTones: Readonly<Record<PlanAction, Tone>> = {
  create: "ok",
  update: "info",
  unchanged: "off",
  delete: "error",
  skip: "warning",
  keep: "warning",
};

/** What `action` means, for who hovers it. */
export const actionMeanings: Readonly<Record<PlanAction, string>> = {
  create: "There is no live Application of this name: it is created.",
  update: "The live Application differs: it is updated.",
  unchanged: "The live Application is already as the template makes it.",
  delete: "No parameter set yields it any more: it is deleted.",
  skip: "It is invalid: neither created nor updated. A live one of this name stays.",
  keep: "It would be updated or deleted, but the policy forbids it.",
};

/** `1 delete, 1 create`; the unchanged only when there is nothing else. Deletions that wait are not the next run's. */
export function countsText({ counts, deletionsWaitFor }: Pick<Plan, "counts" | "deletionsWaitFor">): string {
  const parts = planActions
    .filter((action) => counts[action] > 0 && action !== "unchanged")
    .map((action) => {
      const later =
        action === "delete" && deletionsWaitFor !== "" ? ` once ${deletionsWaitFor} is valid` : "";
      return `${counts[action]} ${action}${later}`;
    });
  if (parts.length > 0) return parts.join(", ");
  return counts.unchanged > 0 ? `${counts.unchanged} unchanged` : "nothing to do";
}

/** Under a planned Application: what changes, or why. */
export function changeSummary(planned: PlannedApplication): string {
  if (planned.action !== "update" && planned.action !== "keep") return planned.reason;
  const fields = planned.changes.map(({ field }) => field);
  if (fields.length === 0) return planned.reason;
  const shown = fields.slice(0, 2).join(", ");
  const more = fields.length > 2 ? `, ${fields.length - 2} more` : "";
  return planned.action === "keep" ? planned.reason : `${shown}${more}`;
}

/** What the policy in force lets the controller do. */
export const policyMeanings: Readonly<Record<Plan["policy"], string>> = {
  sync: "creates, updates and deletes",
  "create-only": "creates; never updates, never deletes",
  "create-update": "creates and updates; never deletes",
  "create-delete": "creates and deletes; never updates",
};
