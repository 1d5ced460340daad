/** Sprig's functions that choose between values by whether they are empty. */
import { anySlice, type FunctionTable, fn, type GoValue } from "../gotemplate";
import { empty } from "./empty";
import { elementsOrThrow } from "./reflect";

// Sprig's defaults.go: dfault
function orDefault(fallback: GoValue, given: GoValue = null): GoValue {
  return empty(given) ? fallback : given;
}

function compact(list: GoValue): GoValue {
  const items = elementsOrThrow(list, (kind) => `Cannot compact on type ${kind}`);
  return anySlice(items.filter((item) => !empty(item)));
}

export const defaults: FunctionTable = {
  default: fn(
    "func(d any, given ...any) any",
    'The second argument unless it is empty (zero, false, "", nil, empty list or map), then the first.',
    orDefault,
  ),
  empty: fn(
    "func(given any) bool",
    "Whether the value is the zero value of its kind or has length 0.",
    empty,
  ),
  coalesce: fn(
    "func(v ...any) any",
    "First argument that is not empty, else nil.",
    (...v: GoValue[]) => v.find((value) => !empty(value)) ?? null,
  ),
  all: fn("func(v ...any) bool", "Whether no argument is empty; true for none.", (...v: GoValue[]) =>
    v.every((value) => !empty(value)),
  ),
  any: fn("func(v ...any) bool", "Whether at least one argument is not empty.", (...v: GoValue[]) =>
    v.some((value) => !empty(value)),
  ),
  compact: fn("func(list any) []any", "List without its empty elements.", compact),
  mustCompact: fn("func(list any) ([]any, error)", "Twin of compact that returns its error.", compact),
  ternary: fn(
    "func(vt any, vf any, v bool) any",
    "First value when the third argument is true, else the second; both are evaluated.",
    (whenTrue: GoValue, whenFalse: GoValue, condition: boolean) => (condition ? whenTrue : whenFalse),
  ),
};
