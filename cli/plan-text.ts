/** A plan as lines for a terminal: what is deleted first, then what is created and changed, at last only counted what stays. */
import type { FieldChange, Plan, PlanAction } from "../lib/applicationset";

const shownInOrder: readonly PlanAction[] = ["delete", "create", "update", "keep", "skip"];
const longest = 120;

export function planText(name: string, plan: Plan): string {
  const counts = [...shownInOrder, "unchanged" as const].map((action) => `${plan.counts[action]} ${action}`);
  const lines = [
    `Plan for ${name} (policy ${plan.policy}): ${counts.join(", ")}`,
    ...(plan.stopped === "" ? [] : [`  nothing is done: ${plan.stopped}`]),
    ...(plan.unknown === "" ? [] : [`  not all is known: ${plan.unknown}`]),
    ...plan.remarks.map((remark) => `  ${remark}`),
  ];
  for (const action of shownInOrder) {
    for (const application of plan.applications.filter((one) => one.action === action)) {
      lines.push(`  ${action} ${application.name}: ${application.reason}`);
      lines.push(...application.changes.map((change) => `    ${changeText(change)}`));
    }
  }
  return `${lines.join("\n")}\n`;
}

function changeText({ field, before, after }: FieldChange): string {
  return `${field}: ${valueText(before)} -> ${valueText(after)}`;
}

function valueText(value: FieldChange["before"]): string {
  const text = value === undefined ? "(none)" : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}...` : text;
}
