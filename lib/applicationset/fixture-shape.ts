/** Compares a fixture with what the real generator gives: keys that are missing, keys too many, values of another type. */
import type { JsonValue } from "../gotemplate";
import { isJsonObject, type JsonObject } from "../gotemplate/json-object";
import type { FixtureFault } from "./fixture-document";
import type { FixtureForm } from "./fixture-forms";
import { fastSet } from "./fixture-modes";
import {
  type FixtureKey,
  type FixtureVariant,
  fixtureKeys,
  fixtureSchema,
  fixtureVariant,
} from "./fixture-schema";
import { type Fixture, type FixtureTypes, fitsType } from "./fixtures";

/** How one generator takes the fixture. */
export interface FixtureUse extends FixtureForm {
  readonly goTemplate: boolean;
}

export interface FixtureMismatch extends FixtureFault {
  /** `missing` may be meant: who needs no such key need not write it. */
  readonly kind: "missing" | "unknown" | "type";
}

/** A key of a set that is not as the generator gives it. */
interface Oddity {
  readonly kind: FixtureMismatch["kind"];
  readonly key: string;
  readonly set: number;
  readonly detail: string;
}

const maxNamed = 8;

/** What differs for every use: a fixture may serve generators of different forms. */
export function fixtureMismatches(fixture: Fixture, uses: readonly FixtureUse[]): FixtureMismatch[] {
  const [first, ...others] = uses.map((use) => odditiesFor(fixture, use));
  if (!first) return [];
  const common = [...first.values()].filter(({ kind, key }) => others.every((odd) => odd.has(id(kind, key))));
  return [
    ...grouped(
      common,
      "missing",
      (keys) => `lacks ${keys}, which the ${fixture.kind} generator always gives`,
    ),
    ...grouped(common, "unknown", (keys) => `has ${keys}, which the ${fixture.kind} generator never gives`),
    ...common
      .filter(({ kind }) => kind === "type")
      .slice(0, maxNamed)
      .map(({ set, key, detail }) => mismatch("type", set, `has ${key} ${detail}`)),
  ];
}

function grouped(
  all: readonly Oddity[],
  kind: Oddity["kind"],
  sentence: (keys: string) => string,
): FixtureMismatch[] {
  const own = all.filter((odd) => odd.kind === kind);
  const [first] = own;
  if (!first) return [];
  const named = own.slice(0, maxNamed).map(({ key }) => key);
  const more = own.length > maxNamed ? ` and ${own.length - maxNamed} more` : "";
  return [mismatch(kind, first.set, sentence(named.join(", ") + more))];
}

function mismatch(kind: Oddity["kind"], set: number, what: string): FixtureMismatch {
  const path = ["spec", "parameterSets", set];
  return { kind, path, message: `spec.parameterSets[${set}] ${what}.` };
}

const id = (kind: string, key: string) => `${kind} ${key}`;

/** By kind and key, each where it is first. */
function odditiesFor({ kind, params, types = {} }: Fixture, use: FixtureUse): Map<string, Oddity> {
  const found = new Map<string, Oddity>();
  const schema = fixtureSchema(kind);
  // A spec that names no form is wrong itself.
  if (!schema || (use.variant === "" && schema.variedBy !== "")) return found;
  const variant = fixtureVariant(schema, use.variant);
  const keys = fixtureKeys(variant, use.prefix);
  params.forEach((set, index) => {
    const report: Report = (what, key, detail = "") => {
      const at = id(what, key);
      if (!found.has(at)) found.set(at, { kind: what, key, set: index, detail });
    };
    if (use.goTemplate) new GoSetCheck(keys, variant, types, report).check(set);
    else checkFast(fastSet(schema.kind, set, use.prefix), keys, variant, report);
  });
  return found;
}

type Report = (kind: Oddity["kind"], key: string, detail?: string) => void;

/** Maps within maps, as Go mode has them. */
class GoSetCheck {
  private readonly byPath: ReadonlyMap<string, FixtureKey>;
  private readonly containers = new Set<string>();

  constructor(
    keys: readonly FixtureKey[],
    private readonly variant: FixtureVariant,
    private readonly types: FixtureTypes,
    private readonly report: Report,
  ) {
    this.byPath = new Map(keys.map((key) => [key.path, key]));
    for (const { path } of keys) {
      const steps = path.split(".");
      for (let length = 1; length < steps.length; length++)
        this.containers.add(steps.slice(0, length).join("."));
    }
  }

  check(set: JsonObject): void {
    const seen = new Set<string>();
    this.map("", set, seen);
    for (const [path, { presence }] of this.byPath) {
      if (presence !== "absent" && !seen.has(path)) this.report("missing", path);
    }
  }

  private map(prefix: string, map: JsonObject, seen: Set<string>): void {
    for (const [name, value] of Object.entries(map)) {
      const path = prefix + name;
      const key = this.byPath.get(path);
      if (key) {
        seen.add(path);
        this.value(key, value);
      } else if (this.containers.has(path) && isJsonObject(value)) this.map(`${path}.`, value, seen);
      else if (prefix !== "" || this.containers.has(path)) this.report("unknown", path);
      else checkOther(path, value, this.variant, this.report);
    }
  }

  private value({ path, type, presence }: FixtureKey, value: JsonValue): void {
    const given = this.types[path];
    if (given !== undefined && given !== type)
      this.report("type", path, `as ${given}: the generator gives ${type}`);
    else if (value === null && presence === "nil") return;
    else if (value === null || !fitsType(value, type)) {
      this.report("type", path, `${shown(value)}: the generator gives ${type}`);
    }
  }
}

/** Keys side by side, as fast mode has them. */
function checkFast(
  set: JsonObject,
  keys: readonly FixtureKey[],
  variant: FixtureVariant,
  report: Report,
): void {
  const fast = keys.filter(({ fastPath }) => fastPath !== "");
  const plain = new Map(fast.filter(isPlain).map((key) => [key.fastPath, key]));
  const starts = fast
    .filter((key) => !isPlain(key))
    .map(({ type, fastPath }) => (type === "[]string" ? `${fastPath}[` : `${fastPath}.`));
  for (const [name, value] of Object.entries(set)) {
    const key = plain.get(name);
    if (
      key
        ? !fitsType(value, key.type)
        : starts.some((start) => name.startsWith(start)) && typeof value !== "string"
    ) {
      report("type", name, `${shown(value)}: the generator gives ${key?.type ?? "string"}`);
    } else if (!key && !starts.some((start) => name.startsWith(start)))
      checkOther(name, value, variant, report);
  }
  for (const name of plain.keys()) if (!Object.hasOwn(set, name)) report("missing", name);
}

const isPlain = ({ type }: FixtureKey) => type !== "[]string" && type !== "map[string]string";

function checkOther(name: string, value: JsonValue, variant: FixtureVariant, report: Report): void {
  if (variant.others === "") report("unknown", name);
  else if (variant.othersType !== "" && !fitsType(value, variant.othersType)) {
    report("type", name, `${shown(value)}: the generator gives ${variant.othersType}`);
  }
}

function shown(value: JsonValue): string {
  if (value === null) return "as null";
  if (Array.isArray(value))
    return value.every((item) => typeof item === "string") ? "as a list of texts" : "as a list";
  return typeof value === "object" ? "as a map" : `as a ${typeof value === "string" ? "text" : typeof value}`;
}
