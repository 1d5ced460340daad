import { expect, it } from "vitest";
import type { JsonValue } from "@/lib/gotemplate";
import type { ParameterSetView } from "@/lib/workspace";
import { parameterTreeRows, treeRowId } from "./parameter-tree-rows";

const used: { [key: string]: JsonValue } = { a: { b: [1, null] }, c: {} };
const sets: ParameterSetView[] = [{ index: 0, returned: used, used, printsAs: {}, findings: [] }];

const drawn = (toggled: string[]) =>
  parameterTreeRows(sets, new Set(toggled)).map(
    (row) => `${"  ".repeat(row.depth)}${row.open === null ? "·" : row.open ? "v" : ">"} ${row.label}`,
  );

it.each([
  ["a set is open, what is in it folded", [], ["v Set 0", "  > a", "  · c"]],
  [
    "opened as far as asked",
    [treeRowId(0, ["a"]), treeRowId(0, ["a", "b"])],
    ["v Set 0", "  v a", "    v b", "      · 0", "      · 1", "  · c"],
  ],
  ["a set folds", [treeRowId(0, [])], ["> Set 0"]],
])("%s", (_name, toggled, expected) => {
  expect(drawn(toggled)).toEqual(expected);
});
