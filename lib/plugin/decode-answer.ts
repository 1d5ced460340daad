/**
 * The answer's JSON as the controller decodes it into
 * `struct { Output struct { Parameters []map[string]any } }`: field names without regard to case, a field given
 * twice decoded onto what was there, Go's error texts with Go's paths.
 */
import type { JsonValue } from "../gotemplate";
import type { JsonNode, JsonObject } from "../gotemplate/json/node";
import type { ZeroReason } from "./run";

export type ParameterSetJson = { readonly [key: string]: JsonValue };

/** The first mismatch in document order; Go goes on after it, but the result is dropped all the same. */
export class ShapeError extends Error {
  override readonly name = "ShapeError";
}

/** v2/arshal_default.go: the struct, slice and map arshalers with the options of the first version. */
export function decodeAnswer(node: JsonNode): readonly ParameterSetJson[] {
  if (node.kind === "null") return [];
  if (node.kind !== "object") throw mismatch(node, [], "plugin.ServiceResponse");
  const list = new ParameterList();
  for (const { name, value } of node.members) {
    if (isField(name, "output")) readOutput(value, name, list);
  }
  return list.sets();
}

function readOutput(node: JsonNode, name: string, list: ParameterList): void {
  if (node.kind === "null") return;
  if (node.kind !== "object") throw mismatch(node, [name], "plugin.Output");
  for (const member of node.members) {
    if (isField(member.name, "parameters")) list.read(member.value, [name, member.name]);
  }
}

/** A Go slice: elements beyond its length stay in memory, and a later list is decoded onto them. */
class ParameterList {
  private memory: (Map<string, JsonValue> | null)[] = [];
  private length = 0;

  read(node: JsonNode, path: readonly string[]): void {
    if (node.kind !== "array" && node.kind !== "null")
      throw mismatch(node, path, "[]map[string]interface {}");
    if (node.kind === "null" || node.items.length === 0) {
      this.memory = [];
      this.length = 0;
      return;
    }
    for (const [index, item] of node.items.entries()) this.readItem(item, index, [...path, String(index)]);
    this.length = node.items.length;
  }

  private readItem(node: JsonNode, index: number, path: readonly string[]): void {
    if (node.kind === "null") {
      this.memory[index] = null;
      return;
    }
    if (node.kind !== "object") throw mismatch(node, path, "map[string]interface {}");
    const set = this.memory[index] ?? new Map<string, JsonValue>();
    this.memory[index] = set;
    for (const { name, value } of node.members) set.set(name, toJson(value, [...path, name]));
  }

  sets(): ParameterSetJson[] {
    return this.memory.slice(0, this.length).map((set) => Object.fromEntries(set ?? []));
  }
}

interface Pending {
  readonly node: JsonNode;
  readonly path: Path;
  readonly put: (value: JsonValue) => void;
}

/** A path that grows without copying: answers may be 10,000 levels deep. */
interface Path {
  readonly above: Path | null;
  readonly token: string;
}

/** A value for an `any`: every number a float64; of names that repeat the last counts. Keeps a stack of its own. */
function toJson(root: JsonNode, path: readonly string[]): JsonValue {
  let result: JsonValue = null;
  const start = path.reduce<Path | null>((above, token) => ({ above, token }), null);
  const pending: Pending[] = [
    {
      node: root,
      path: start ?? { above: null, token: "" },
      put: (value) => {
        result = value;
      },
    },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, path: at, put } = next;
    if (node.kind === "array") {
      const items: JsonValue[] = node.items.map(() => null);
      put(items);
      pushAll(pending, node.items, (item, index) => ({
        node: item,
        path: { above: at, token: String(index) },
        put: (value) => {
          items[index] = value;
        },
      }));
    } else if (node.kind === "object") {
      const object: { [key: string]: JsonValue } = {};
      put(object);
      pushAll(pending, node.members, ({ name, value: member }) => ({
        node: member,
        path: { above: at, token: name },
        put: (value) => define(object, name, value),
      }));
    } else {
      put(scalar(node, at));
    }
  }
  return result;
}

/** In reverse, so that the stack gives them back in document order. */
function pushAll<T>(
  pending: Pending[],
  items: readonly T[],
  make: (item: T, index: number) => Pending,
): void {
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    if (item !== undefined) pending.push(make(item, i));
  }
}

function scalar(node: Exclude<JsonNode, { kind: "array" | "object" }>, path: Path): JsonValue {
  if (node.kind === "null") return null;
  if (node.kind !== "number") return node.value;
  const value = Number(node.raw);
  if (Number.isFinite(value)) return value;
  throw mismatch(node, tokens(path), "float64", ` ${node.raw}`);
}

function tokens(path: Path): string[] {
  const out: string[] = [];
  for (let at: Path | null = path; at; at = at.above) out.push(at.token);
  return out.reverse();
}

/** A plugin may send `__proto__` like any other key. */
function define(object: object, key: string, value: JsonValue): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

const kindNames = {
  boolean: "bool",
  number: "number",
  string: "string",
  array: "array",
  object: "object",
  null: "null",
};

/** v2_decode.go: UnmarshalTypeError.Error; v2_inject.go: transformUnmarshalError */
function mismatch(node: JsonNode, path: readonly string[], goType: string, more = ""): ShapeError {
  const value = kindNames[node.kind] + more;
  const end = ` of type ${goType}`;
  if (path.length === 0) return new ShapeError(`json: cannot unmarshal ${value} into Go value${end}`);
  const field = path
    .map((token) => token.replaceAll("~", "~0").replaceAll("/", "~1"))
    .join(".")
    .replaceAll("/", ".");
  const last = field.slice(field.lastIndexOf(".") + 1);
  const what = /^[0-9]+$/.test(last) ? "" : "Go struct field ";
  return new ShapeError(`json: cannot unmarshal ${value} into ${what}ServiceResponse.${field}${end}`);
}

/** v2/fields.go: a name matches without regard to case, where `ſ` is an `s` and the Kelvin sign a `k`. */
export function isField(name: string, field: string): boolean {
  return name === field || name.replaceAll("ſ", "s").replaceAll("\u212a", "k").toLowerCase() === field;
}

/** Why an answer that was decoded has no sets; `node` null is an empty body. */
export function zeroReason(node: JsonNode | null): ZeroReason {
  if (node === null) return "empty_body";
  if (node.kind !== "object") return "null";
  const output = lastObject(node, "output");
  if (output === null) {
    return node.members.some(({ name }) => isField(name, "parameters")) ? "parameters_at_top" : "no_output";
  }
  const lists = output.members.filter(({ name }) => isField(name, "parameters"));
  return lists.at(-1)?.value.kind === "array" ? "empty_list" : "no_parameters";
}

function lastObject(node: JsonObject, field: string): JsonObject | null {
  const values = node.members.filter(({ name }) => isField(name, field)).map(({ value }) => value);
  return values.findLast((value): value is JsonObject => value.kind === "object") ?? null;
}
