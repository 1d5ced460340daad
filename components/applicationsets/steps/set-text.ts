/** A parameter set in few words: what to call it, which of its keys to show, a value on one line. */
import type { JsonValue } from "@/lib/gotemplate";
import { isJsonObject, type JsonObject } from "@/lib/gotemplate/json-object";

const NAMING = [
  "branch",
  "name",
  "path.path",
  "path",
  "repository",
  "cluster",
  "env",
  "environment",
  "number",
];
const LONGEST = 240;

/** A key of the set, also inside a map by its dotted path; undefined: there is none. */
function valueAt(set: JsonObject, path: string): JsonValue | undefined {
  if (Object.hasOwn(set, path)) return set[path];
  const dot = path.indexOf(".");
  const inner = dot === -1 ? undefined : valueAt(set, path.slice(0, dot));
  return isJsonObject(inner) ? valueAt(inner, path.slice(dot + 1)) : undefined;
}

/** The text that tells this set from its neighbours: a usual naming key, else its first text. Empty without one. */
export function setLabel(set: JsonObject): string {
  for (const key of NAMING) {
    const value = valueAt(set, key);
    if (typeof value === "string" && value !== "") return value;
  }
  const first = Object.values(set).find((value) => typeof value === "string" && value !== "");
  return typeof first === "string" ? first : "";
}

/** The names behind a dot in templates: `{{.branch}}` and `{{ .values.x }}` give `branch` and `values`. */
export function keysUsed(templates: readonly string[]): string[] {
  const keys = new Set<string>();
  for (const template of templates) {
    for (const action of actionsOf(template)) {
      const names = [...action.matchAll(/(?<![\w)\]"])\.([A-Za-z_]\w*)/g)].map((match) => match[1] ?? "");
      for (const name of names.length > 0 ? names : [action.trim()]) keys.add(name);
    }
  }
  return [...keys];
}

/** What stands between `{{` and the next `}}`. */
function* actionsOf(template: string): Generator<string> {
  for (let at = template.indexOf("{{"); at >= 0; ) {
    const end = template.indexOf("}}", at + 2);
    if (end < 0) return;
    yield template.slice(at + 2, end);
    at = template.indexOf("{{", end + 2);
  }
}

const isControllers = (key: string) => /^(?:generator|values)(?:\.|$)/.test(key);

const ownEntries = (set: JsonObject) => {
  const own = Object.entries(set).filter(([key]) => !isControllers(key));
  return own.length > 0 ? own : Object.entries(set);
};

/** How many keys there are beside those that the controller sets. */
export const ownKeyCount = (set: JsonObject): number => ownEntries(set).length;

/** At most so many entries of a set: those that are used before the others, without what the controller sets. */
export function shownEntries(
  set: JsonObject,
  used: readonly string[],
  most: number,
): readonly (readonly [string, JsonValue])[] {
  const rank = (key: string) => (used.includes(key) ? 0 : 1);
  return ownEntries(set)
    .sort(([a], [b]) => rank(a) - rank(b))
    .slice(0, most);
}

/** A value on one line, as YAML's flow style with quoted texts; long ones are cut. */
export function previewValue(value: JsonValue, most = LONGEST): string {
  const text = flow(value, most);
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

function flow(value: JsonValue, most: number): string {
  if (Array.isArray(value)) return `[${joined(value, (item) => flow(item, most), most)}]`;
  if (isJsonObject(value)) {
    const entries = Object.entries(value);
    return `{${joined(entries, ([key, child]) => `${key}: ${flow(child, most)}`, most)}}`;
  }
  if (typeof value === "string" && value.length > most) return JSON.stringify(value.slice(0, most));
  return JSON.stringify(value);
}

/** Stops as soon as it is long enough: a set may hold megabytes. */
function joined<Item>(items: readonly Item[], print: (item: Item) => string, most: number): string {
  let text = "";
  for (const [index, item] of items.entries()) {
    if (text.length > most) return text;
    text += `${index > 0 ? ", " : ""}${print(item)}`;
  }
  return text;
}

/** Equal as JSON; the order of a map's keys does not count. */
export function sameJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}
