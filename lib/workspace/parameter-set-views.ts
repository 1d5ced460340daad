/** Parameter sets as the table and the tree show them. */
import { type ParameterSet, plainJson, plainParameterSet, type ReservedKeyFinding } from "../applicationset";
import { isJsonObject } from "../gotemplate/json-object";
import type { ParameterSetView } from "./views";

/** The sets with the findings that belong to each. */
export function toParameterSetViews(
  sets: readonly ParameterSet[],
  findings: readonly ReservedKeyFinding[],
): ParameterSetView[] {
  const bySet = groupBySet(findings);
  return sets.map(({ index, value, returned }) => ({
    index,
    returned: returned ?? plainObject(plainJson(value)),
    ...plainParameterSet(value),
    findings: bySet.get(index) ?? [],
  }));
}

function plainObject(value: ReturnType<typeof plainJson>): ParameterSetView["returned"] {
  return isJsonObject(value) ? value : {};
}

function groupBySet(findings: readonly ReservedKeyFinding[]): Map<number, ReservedKeyFinding[]> {
  const bySet = new Map<number, ReservedKeyFinding[]>();
  for (const finding of findings) {
    const group = bySet.get(finding.set);
    if (group) group.push(finding);
    else bySet.set(finding.set, [finding]);
  }
  return bySet;
}
