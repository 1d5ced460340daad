/** JSON into Go values, as encoding/json fills an `any`. */
import { anyMap, anySlice, GoMap, GoSlice, type GoValue } from "../value";
import { JsonError } from "./error";
import type { JsonArray, JsonNode, JsonObject } from "./node";
import { parseJson } from "./parse";

/** A value and what Go says beside it: a number out of range is an error, and the rest is filled all the same. */
export interface Decoded {
  readonly value: GoValue;
  readonly error: JsonError | null;
}

/** The whole input into an `any`; throws a JsonError. // encoding/json: Unmarshal */
export function decodeJson(input: Uint8Array | string): GoValue {
  const { value, error } = toGoValue(parseJson(input));
  if (error) throw error;
  return value;
}

/** As decodeJson, but syntax errors give a nil value and range errors what Go had filled. */
export function decodeJsonLeniently(input: Uint8Array | string): GoValue {
  try {
    return toGoValue(parseJson(input)).value;
  } catch (error) {
    if (error instanceof JsonError) return null;
    throw error;
  }
}

/** A number that no float64 holds, and the names and indexes that lead to it. */
interface OutOfRange {
  readonly raw: string;
  readonly path: readonly string[];
  readonly offset: number;
}

/** A container whose children are still to be made. */
interface Pending {
  readonly node: JsonArray | JsonObject;
  readonly into: GoMap | GoSlice;
}

/** A syntax tree as Go values: every number a float64, of names that repeat the last one counts. */
export function toGoValue(node: JsonNode): Decoded {
  const pending: Pending[] = [];
  const value = makeValue(node, pending);
  for (let next = pending.pop(); next; next = pending.pop()) fill(next, pending);
  const bad = hasNumberOutOfRange(node) ? findOutOfRange(node) : null;
  return { value, error: bad && rangeError(bad) };
}

function makeValue(node: JsonNode, pending: Pending[]): GoValue {
  switch (node.kind) {
    case "null":
      return null;
    case "number":
      return toFloat64(node.raw);
    case "array":
      return postponed(node, anySlice([]), pending);
    case "object":
      return postponed(node, anyMap(), pending);
    default:
      return node.value;
  }
}

function postponed<T extends GoMap | GoSlice>(node: JsonArray | JsonObject, into: T, pending: Pending[]): T {
  pending.push({ node, into });
  return into;
}

function fill({ node, into }: Pending, pending: Pending[]): void {
  if (node.kind === "array" && into instanceof GoSlice) {
    for (const item of node.items) into.items.push(makeValue(item, pending));
  } else if (node.kind === "object" && into instanceof GoMap) {
    for (const { name, value } of node.members) into.entries.set(name, makeValue(value, pending));
  }
}

/** A number too large becomes the largest float64. // internal/jsonwire/decode.go: ParseFloat */
function toFloat64(raw: string): number {
  const value = Number(raw);
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}

/** Whether there is one at all: nearly always not, and to know where costs much more. */
export function hasNumberOutOfRange(root: JsonNode): boolean {
  const pending: JsonNode[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === "number" && !Number.isFinite(Number(node.raw))) return true;
    if (node.kind === "array") for (const item of node.items) pending.push(item);
    if (node.kind === "object") for (const { value } of node.members) pending.push(value);
  }
  return false;
}

interface Step {
  readonly node: JsonNode;
  readonly parent: Step | null;
  readonly token: string;
}

/** The first number in the text's order that no float64 holds; Go names only that one. */
function findOutOfRange(root: JsonNode): OutOfRange | null {
  const stack: Step[] = [{ node: root, parent: null, token: "" }];
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { node } = step;
    if (node.kind === "number" && !Number.isFinite(Number(node.raw))) {
      return { raw: node.raw, path: pathOf(step), offset: node.start };
    }
    if (node.kind === "array") pushItems(stack, step, node);
    else if (node.kind === "object") pushMembers(stack, step, node);
  }
  return null;
}

function pushItems(stack: Step[], parent: Step, { items }: JsonArray): void {
  for (let i = items.length - 1; i >= 0; i--) {
    const node = items[i];
    if (node) stack.push({ node, parent, token: String(i) });
  }
}

function pushMembers(stack: Step[], parent: Step, { members }: JsonObject): void {
  for (let i = members.length - 1; i >= 0; i--) {
    const member = members[i];
    if (member) stack.push({ node: member.value, parent, token: escapePointer(member.name) });
  }
}

function pathOf(step: Step): string[] {
  const path: string[] = [];
  for (let at = step; at.parent; at = at.parent) path.unshift(at.token);
  return path;
}

/** A name as JSON Pointer writes it. */
function escapePointer(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

// encoding/json/v2_decode.go: UnmarshalTypeError.Error
function rangeError({ raw, path, offset }: OutOfRange): JsonError {
  const field = path.join(".").replaceAll("/", ".");
  const into = field === "" ? "Go value" : `${isIndex(field) ? "" : "Go struct field "}.${field}`;
  return new JsonError(
    "unmarshal",
    `json: cannot unmarshal number ${raw} into ${into} of type float64`,
    offset,
  );
}

/** Go takes a last name of digits alone for an index. */
function isIndex(field: string): boolean {
  return /^[0-9]+$/.test(field.slice(field.lastIndexOf(".") + 1));
}
