/**
 * A parameter set as an evaluation keeps it. What its source returned takes as much room as what became of it; in Go mode
 * one follows from the other, so only what the controller wrote over is kept beside.
 */
import { GoMap, GoSlice, type GoValue, type JsonValue } from "../gotemplate";
import type { ParameterSet } from "./evaluation";
import type { GeneratedSet } from "./generators/generator";

type Returned = NonNullable<ParameterSet["returned"]>;

/**
 * `written`: top-level keys that the controller set, whatever the source had there; null: what was returned can't be told
 * from the value.
 */
export function keepSet(
  index: number,
  { value, returned }: GeneratedSet,
  written: readonly string[] | null,
): ParameterSet {
  if (returned === null || written === null) return { index, value, returned };
  const own = written.filter((key) => Object.hasOwn(returned, key));
  const lost = own.length === 0 ? null : Object.fromEntries(own.map((key) => [key, returned[key] ?? null]));
  return new KeptSet(index, value, written, lost);
}

class KeptSet implements ParameterSet {
  constructor(
    readonly index: number,
    readonly value: GoMap,
    private readonly written: readonly string[],
    private readonly lost: Returned | null,
  ) {}

  get returned(): Returned {
    const { written, lost } = this;
    const entries = [...this.value.entries].flatMap(([key, value]): [string, JsonValue][] => {
      if (!written.includes(key)) return [[key, toJson(value)]];
      return lost !== null && Object.hasOwn(lost, key) ? [[key, lost[key] ?? null]] : [];
    });
    return Object.fromEntries(entries);
  }
}

/** What `fromJson` made the value of. */
function toJson(value: GoValue): JsonValue {
  if (value instanceof GoMap) {
    return Object.fromEntries([...value.entries].map(([key, item]) => [key, toJson(item)]));
  }
  if (value instanceof GoSlice) return value.items.map(toJson);
  return typeof value === "object" ? null : value;
}
