/**
 * The two keys of a parameter set that are the controller's own: `generator`, which it always sets, and `values`, which
 * it sets when the generator has some. Says for each set what the plugin gave, what stands there afterwards, what
 * survives and what is lost.
 */
import type { GoMap, JsonValue } from "../gotemplate";
import type { JsonObject } from "../gotemplate/json-object";
import type { ReservedKeyFinding } from "./evaluation";
import { plainJson } from "./plain-json";

export interface ReservedKeyInput {
  /** Index of the set within its generator's entry. */
  readonly set: number;
  readonly goTemplate: boolean;
  /** What the plugin gave. */
  readonly returned: JsonObject;
  /** What the templates see. */
  readonly used: GoMap;
  /** Names of the generator's own `values`. */
  readonly valueNames: ReadonlySet<string>;
}

type Draft = Omit<ReservedKeyFinding, "set">;
type Reserved = ReservedKeyFinding["reserved"];

/** The findings of one parameter set, in order of its keys. */
export function findReservedKeys(input: ReservedKeyInput): ReservedKeyFinding[] {
  const drafts = Object.entries(input.returned).flatMap(([key, value]) => findingsOf(input, key, value));
  return drafts.map((draft) => ({ set: input.set, ...draft }));
}

function findingsOf(input: ReservedKeyInput, key: string, returned: JsonValue): Draft[] {
  if (key === "generator") return generatorFindings(input, returned);
  if (key === "values") return [valuesFinding(input, returned)];
  const name = key.startsWith("values.") ? key.slice("values.".length) : null;
  if (name !== null && !input.goTemplate && input.valueNames.has(name)) {
    return [
      {
        kind: "replaced",
        key,
        reserved: "values",
        returned,
        ...usedAt(input, key),
        lost: [key],
        survives: [],
      },
    ];
  }
  const reserved = lookalikeOf(key);
  return reserved ? [lookalike(key, reserved, returned)] : [];
}

/** A key that differs by case only, or that has a dot and so reads as one of them. */
function lookalikeOf(key: string): Reserved | null {
  const folded = key.toLowerCase();
  if (folded === "generator" || folded === "values") return folded;
  if (/^generator\.input\.parameters(\.|$)/.test(folded)) return "generator.input.parameters";
  if (folded.startsWith("generator.")) return "generator";
  return folded.startsWith("values.") ? "values" : null;
}

function lookalike(key: string, reserved: Reserved, returned: JsonValue): Draft {
  return {
    kind: "lookalike",
    key,
    reserved,
    returned,
    used: returned,
    lost: [],
    survives: leafPaths(key, returned),
  };
}

/** The whole key is replaced; with goTemplate false its flattened parts stay beside the controller's. */
function generatorFindings(input: ReservedKeyInput, returned: JsonValue): Draft[] {
  const inner = at(at(returned, "input"), "parameters");
  const whole = generatorFinding(
    input,
    "generator",
    returned,
    plainJson(input.used.entries.get("generator") ?? null),
  );
  if (inner === undefined) return [whole];
  const used = at(at(plainJson(input.used.entries.get("generator") ?? null), "input"), "parameters");
  return [whole, generatorFinding(input, "generator.input.parameters", inner, used)];
}

function generatorFinding(
  { goTemplate }: ReservedKeyInput,
  key: "generator" | "generator.input.parameters",
  returned: JsonValue,
  used: JsonValue | undefined,
): Draft {
  // Flattened, an empty map or list leaves nothing; a generator that is no map or list is replaced whole.
  const leaves = leafPaths(key, returned).filter((path) => goTemplate || path !== key);
  const survives = !goTemplate && leaves.length > 0;
  return {
    kind: survives ? "partly" : "replaced",
    key,
    reserved: key,
    returned,
    ...(used === undefined ? {} : { used }),
    lost: survives ? [] : leafPaths(key, returned),
    survives: survives ? leaves : [],
  };
}

function valuesFinding(input: ReservedKeyInput, returned: JsonValue): Draft {
  if (input.valueNames.size === 0) return lookalike("values", "values", returned);
  const leaves = leafPaths("values", returned);
  if (input.goTemplate) {
    return {
      kind: "replaced",
      key: "values",
      reserved: "values",
      returned,
      ...usedAt(input, "values"),
      lost: leaves,
      survives: [],
    };
  }
  const ownKeys = new Set([...input.valueNames].map((name) => `values.${name}`));
  const lost = leaves.filter((path) => ownKeys.has(path));
  const survives = leaves.filter((path) => !ownKeys.has(path));
  const used = Object.fromEntries(
    [...input.valueNames].map((name) => [name, flatAt(input, `values.${name}`)]),
  );
  const kind = survives.length > 0 ? "partly" : "replaced";
  return { kind, key: "values", reserved: "values", returned, used, lost, survives };
}

function usedAt({ used }: ReservedKeyInput, key: string): { used?: JsonValue } {
  const value = used.entries.get(key);
  return value === undefined ? {} : { used: plainJson(value) };
}

const flatAt = ({ used }: ReservedKeyInput, key: string): JsonValue =>
  plainJson(used.entries.get(key) ?? null);

const isContainer = (value: JsonValue | undefined): value is JsonValue[] | { [key: string]: JsonValue } =>
  typeof value === "object" && value !== null;

function at(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isContainer(value) && !Array.isArray(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Dotted paths of what stands below a key; of the key itself when it is no map or list, or an empty one. */
function leafPaths(path: string, value: JsonValue): string[] {
  if (!isContainer(value)) return [path];
  const entries = Object.entries(value);
  return entries.length === 0 ? [path] : entries.flatMap(([key, item]) => leafPaths(`${path}.${key}`, item));
}
