"use client";
/** The union of a row key by key: what each child gave, what the controller uses, why. */
import type { JsonObject } from "@/lib/gotemplate/json-object";
import type { ApplicationSetDetail } from "@/lib/workspace";
import { type KeyRow, KeyTable } from "./key-table";
import { isValue } from "./lane-cell";
import type { LaneRow, Lanes, PlacedSet } from "./lanes";
import { mergeKeys } from "./merge-keys";
import { NotShown } from "./set-detail";
import { keysUsed } from "./set-text";
import { unionKeys } from "./union-keys";

export function UnionDetail({
  applicationSet,
  lanes,
  row,
  set,
}: {
  applicationSet: ApplicationSetDetail;
  lanes: Lanes;
  row: LaneRow;
  set: PlacedSet;
}) {
  const { matrix, merge } = lanes.step;
  if (!set.set) return <NotShown />;
  if (merge) {
    const rows = mergeKeys(merge, set.index, set.set).map(
      ({ key, given, used, winner, isMergeKey, why }): KeyRow => ({
        key,
        values: [...given, used],
        winner: isMergeKey ? null : winner,
        why: printing(why, set.view?.printsAs[key]),
        notable: isMergeKey || given.filter((value) => value !== undefined).length > 1,
      }),
    );
    const heads = merge.children.map(
      (child, index) => `${index === 0 ? "First child" : `Child ${index + 1}`}, ${child.kind}`,
    );
    return <KeyTable label="Keys of the merged set" heads={[...heads, "The controller uses"]} rows={rows} />;
  }
  const second = matrix && row.matrix ? secondSet(row.matrix, set) : undefined;
  if (!matrix || !row.set || !second || !row.matrix) return <NotShown />;
  const filledWith = keysUsed(row.matrix.rendered.map(({ template }) => template));
  const secondKind = row.matrix.second.call?.plugin ?? row.matrix.second.kind;
  const rows = unionKeys({
    first: row.set,
    second,
    used: set.set,
    goTemplate: applicationSet.goTemplate,
    kinds: [matrix.first.kind, row.matrix.second.kind],
    valuesRendered: row.matrix.rendered.some(({ field }) => isValue(field)),
  }).map(
    ({ key, first, second: other, used, clash, why }): KeyRow => ({
      key,
      values: [first, other, used],
      why: printing(why, set.view?.printsAs[key]),
      notable: clash || first === undefined || filledWith.includes(key),
      winner: clash ? 0 : null,
    }),
  );
  // The order of unionKeys stays, but for what the second child was filled with: that explains the rest.
  rows.sort((a, b) => Number(filledWith.includes(b.key)) - Number(filledWith.includes(a.key)));
  return (
    <KeyTable
      label="Keys of both children and of their union"
      heads={[`First child, ${matrix.first.kind}`, `Second child, ${secondKind}`, "The controller uses"]}
      rows={rows}
    />
  );
}

/** A number that Go prints otherwise than it is written. */
const printing = (why: string, printsAs: string | undefined): string =>
  printsAs === undefined ? why : `${why}; prints ${printsAs}`;

function secondSet(row: NonNullable<LaneRow["matrix"]>, { index }: PlacedSet): JsonObject | undefined {
  const position = index - row.from;
  return row.second.sets[row.second.kept ? (row.second.kept[position] ?? -1) : position];
}
