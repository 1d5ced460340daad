/** Which forms of a generator an ApplicationSet has: whose pull requests, directories or files, under which prefix. */
import { fixtureSchema, variantOfSpec } from "./fixture-schema";
import { RawJson } from "./schema/decode";

export interface FixtureForm {
  /** Id of the variant; empty: the spec names none. */
  readonly variant: string;
  /** The spec's pathParamPrefix. */
  readonly prefix: string;
}

/** The controller looks no deeper. */
const maxDepth = 4;

/** Of each generator of this kind in a list of generators, decoded or as JSON, also inside of matrix and merge. */
export function formsOf(generators: unknown, kind: string, depth = 0): FixtureForm[] {
  const schema = fixtureSchema(kind);
  if (!schema || depth > maxDepth) return [];
  return itemsOf(generators).flatMap((entry) => {
    const spec = at(entry, schema.kind);
    const prefix = at(spec, "pathParamPrefix");
    const own = isMap(spec)
      ? [
          {
            variant: variantOfSpec(schema, keysOf(spec)),
            prefix: typeof prefix === "string" ? prefix : "",
          },
        ]
      : [];
    const inner = ["matrix", "merge"].flatMap((outer) =>
      formsOf(at(at(entry, outer), "generators"), kind, depth + 1),
    );
    return [...own, ...inner];
  });
}

/** What all of them have in common; null when they differ, or there is none. */
export function onlyForm(forms: readonly FixtureForm[]): FixtureForm | null {
  const [first, ...others] = forms;
  if (!first) return null;
  const same = others.every(({ variant, prefix }) => variant === first.variant && prefix === first.prefix);
  return same ? first : null;
}

function itemsOf(value: unknown): readonly unknown[] {
  const plain = value instanceof RawJson ? value.value : value;
  return Array.isArray(plain) ? plain : [];
}

function at(value: unknown, key: string): unknown {
  if (value instanceof RawJson) return at(value.value, key);
  if (value instanceof Map) return value.get(key);
  return isMap(value) ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}

function isMap(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function keysOf(value: object): string[] {
  if (value instanceof RawJson) return isMap(value.value) ? keysOf(value.value) : [];
  return value instanceof Map ? [...value.keys()] : Object.keys(value);
}
