/** What is said of each parameter set as its generator gives it: empty ones, reserved keys, numbers that lose digits. */
import type { JsonValue } from "../../gotemplate";
import type { ProblemPlace } from "../../problems";
import type { GeneratedSet } from "../generators/generator";
import { findReservedKeys } from "../reserved-keys";
import {
  type GeneratorEntry,
  type GeneratorKind,
  stringAt,
  stringMapAt,
  structAt,
} from "../schema/application-set";
import type { DecodedStruct } from "../schema/decode";
import { bigIntegers } from "./big-integers";
import type { ProblemCollector } from "./problem-collector";
import type { ProblemPlaces } from "./problem-places";
import { reservedKeyProblem } from "./reserved-key-problems";

export class SetNotes {
  constructor(
    private readonly collector: ProblemCollector,
    private readonly places: ProblemPlaces,
    private readonly goTemplate: boolean,
  ) {}

  /** The sets of one kind: `all` before the selector, `kept` after it, numbered from `first`. */
  sets(
    generator: number,
    entry: GeneratorEntry,
    kind: GeneratorKind,
    all: readonly GeneratedSet[],
    kept: readonly GeneratedSet[],
    first: number,
    spec: DecodedStruct,
  ): void {
    const path = [...entry.path, kind];
    if (all.length > 0 && kept.length === 0) {
      const place = { ...this.places.of([...entry.path, "selector"]), generator: [generator] };
      this.collector.add("APPSET012", place, `The selector keeps none of ${count(all.length)}.`);
    }
    for (const [position, set] of kept.entries()) {
      const place = () => ({ ...this.places.of(path), generator: [generator], set: first + position });
      if (set.value.entries.size === 0)
        this.collector.add("APPSET034", place(), "The parameter set is empty.");
      if (set.returned === null) continue;
      this.bigNumbers(place, set.returned);
      if (kind === "plugin") this.reservedKeys(spec, set, first + position, place);
    }
  }

  /** Those of one set. */
  reservedKeys(
    spec: DecodedStruct,
    { value, returned }: GeneratedSet,
    set: number,
    place: () => ProblemPlace,
  ): void {
    if (returned === null) return;
    const valueNames = new Set(stringMapAt(spec, "values").keys());
    const plugin = stringAt(structAt(spec, "configMapRef"), "name");
    const { goTemplate } = this;
    for (const finding of findReservedKeys({ set, goTemplate, returned, used: value, valueNames })) {
      const { code, message } = reservedKeyProblem(finding, goTemplate);
      this.collector.add(code, { ...place(), plugin, key: [finding.key] }, message);
    }
  }

  private bigNumbers(place: () => ProblemPlace, returned: { readonly [key: string]: JsonValue }): void {
    for (const key of bigIntegers(returned)) {
      const message = `The integer at ${key.join(".")} is beyond 2^53: its last digits may be lost.`;
      this.collector.add("APPSET035", { ...place(), key }, message);
    }
  }
}

function count(sets: number): string {
  return sets === 1 ? "the one parameter set" : `the ${sets} parameter sets`;
}
