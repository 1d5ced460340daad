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
    for (const [index, item] of node.items.entries()) this.readItem(item, index, path);
    this.length = node.items.length;
  }

  private readItem(node: JsonNode, index: number, listPath: readonly string[]): void {
    if (node.kind === "null") {
      this.memory[index] = null;
      return;
    }
    const path = [...listPath, String(index)];
    if (node.kind !== "object") throw mismatch(node, path, "map[string]interface {}");
    const set = this.memory[index] ?? new Map<string, JsonValue>();
    this.memory[index] = set;
    for (const { name, value } of node.members) {
      const json = toJson(value);
      if (json === undefined) throw rangeError(value, [...path, name]);
      set.set(name, json);
    }
  }

  sets(): ParameterSetJson[] {
    return this.memory.slice(0, this.length).map((set) => Object.fromEntries(set ?? []));
  }
}

type Container = JsonNode & { readonly kind: "array" | "object" };
type JsonContainer = JsonValue[] | { [key: string]: JsonValue };

/**
 * A value for an `any`: every number a float64; of names that repeat the last counts; undefined where a number is out
 * of range. Keeps a stack of its own.
 */
function toJson(root: JsonNode): JsonValue | undefined {
  const pending: { node: Container; into: JsonContainer }[] = [];
  let outOfRange = false;
  const make = (node: JsonNode): JsonValue => {
    if (node.kind === "string" || node.kind === "boolean") return node.value;
    if (node.kind === "null") return null;
    if (node.kind === "number") {
      const value = Number(node.raw);
      outOfRange ||= !Number.isFinite(value);
      return value;
    }
    const into = node.kind === "array" ? [] : {};
    pending.push({ node, into });
    return into;
  };
  const result = make(root);
  for (let next = pending.pop(); next; next = pending.pop()) fill(next.node, next.into, make);
  return outOfRange ? undefined : result;
}

function fill(node: Container, into: JsonContainer, make: (node: JsonNode) => JsonValue): void {
  if (node.kind === "array") {
    if (Array.isArray(into)) for (const item of node.items) into.push(make(item));
  } else if (!Array.isArray(into)) {
    for (const { name, value } of node.members) put(into, name, make(value));
  }
}

/** A plugin may send `__proto__` like any other key. */
function put(object: { [key: string]: JsonValue }, key: string, value: JsonValue): void {
  if (key !== "__proto__") object[key] = value;
  else Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

/** A path that grows without copying: answers may be 10,000 levels deep. */
interface Path {
  readonly above: Path | null;
  readonly token: string;
}

/** The error of the first number, in document order, that no float64 holds. */
function rangeError(root: JsonNode, start: readonly string[]): ShapeError {
  const pending: { node: JsonNode; path: Path | null }[] = [{ node: root, path: null }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, path } = next;
    if (node.kind === "number" && !Number.isFinite(Number(node.raw))) {
      return mismatch(node, [...start, ...tokens(path)], "float64", ` ${node.raw}`);
    }
    // In reverse, so that the stack gives them back in order.
    for (const [token, child] of childrenOf(node).reverse())
      pending.push({ node: child, path: { above: path, token } });
  }
  return mismatch(root, start, "float64");
}

function childrenOf(node: JsonNode): [token: string, child: JsonNode][] {
  if (node.kind === "array") return node.items.map((item, index) => [String(index), item]);
  return node.kind === "object" ? node.members.map(({ name, value }) => [name, value]) : [];
}

function tokens(path: Path | null): string[] {
  const out: string[] = [];
  for (let at = path; at; at = at.above) out.push(at.token);
  return out.reverse();
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
