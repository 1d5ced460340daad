/**
 * Sprig's functions on lists: slices and arrays of any element type. Each returns a new list; `slice` alone
 * keeps the type of its argument. The must* twins differ only in how Go reports the same error text.
 */
import {
  anySlice,
  anySliceType,
  type FunctionEnvironment,
  FunctionError,
  type FunctionTable,
  fn,
  GoBytes,
  type GoInt,
  GoSlice,
  type GoValue,
  type Kind,
  sliceOf,
} from "../gotemplate";
import { floatToInt64, toInt64 } from "./cast";
import { passOrder } from "./random-order";
import { deepEqual, elementsOrThrow, kindOf } from "./reflect";
import { nextCapacity } from "./slice-growth";
import { sliceWindow, withCapacity } from "./slice-memory";
import { ValueSet } from "./value-set";

const nilList = () => new GoSlice([], anySliceType, true);

/** A new `[]any` without room to spare. */
const exactly = (items: GoValue[]) => withCapacity(anySlice(items));

const list = (...items: GoValue[]) => exactly(items);

function push(list: GoValue, value: GoValue): GoSlice {
  const items = elementsOrThrow(list, (kind) => `Cannot push on type ${kind}`);
  const capacity = nextCapacity(items.length + 1, items.length, anySliceType);
  return withCapacity(anySlice([...items, value]), capacity);
}

function prepend(list: GoValue, value: GoValue): GoSlice {
  const items = elementsOrThrow(list, (kind) => `Cannot prepend on type ${kind}`);
  const capacity = items.length === 0 ? 1 : nextCapacity(items.length + 1, 1, anySliceType);
  return withCapacity(anySlice([value, ...items]), capacity);
}

const cannotFind = (what: string) => (kind: Kind) => `Cannot find ${what} on type ${kind}`;

const first = (items: GoValue) => elementsOrThrow(items, cannotFind("first"))[0] ?? null;

const last = (items: GoValue) => elementsOrThrow(items, cannotFind("last")).at(-1) ?? null;

function rest(items: GoValue): GoSlice {
  const elements = elementsOrThrow(items, cannotFind("rest"));
  return elements.length === 0 ? nilList() : exactly(elements.slice(1));
}

function initial(items: GoValue): GoSlice {
  const elements = elementsOrThrow(items, cannotFind("initial"));
  return elements.length === 0 ? nilList() : exactly(elements.slice(0, -1));
}

function reverse(items: GoValue): GoSlice {
  return passOrder(items, exactly(elementsOrThrow(items, cannotFind("reverse")).toReversed()));
}

function uniq(items: GoValue): GoSlice {
  const seen = new ValueSet();
  const elements = elementsOrThrow(items, cannotFind("uniq")).filter((element) => {
    const isNew = !seen.has(element);
    if (isNew) seen.add(element);
    return isNew;
  });
  return passOrder(items, anySlice(elements));
}

function without(items: GoValue, ...omit: GoValue[]): GoSlice {
  const omitted = new ValueSet();
  for (const value of omit) omitted.add(value);
  const elements = elementsOrThrow(items, cannotFind("without"));
  return passOrder(items, anySlice(elements.filter((element) => !omitted.has(element))));
}

function has(needle: GoValue, haystack: GoValue): boolean {
  if (haystack === null) return false;
  return elementsOrThrow(haystack, cannotFind("has")).some((element) => deepEqual(needle, element));
}

// list.go: mustSlice
function slice(items: GoValue, ...indices: GoValue[]): GoValue {
  const refuse = (kind: Kind) => `list should be type of slice or array but ${kind}`;
  const { length } = elementsOrThrow(items, refuse);
  if (length === 0) return null;
  const [from, to] = indices;
  const start = from === undefined ? 0n : toInt64(from);
  const end = to === undefined ? BigInt(length) : toInt64(to);
  if (kindOf(items) === "array") {
    throw new FunctionError("reflect.Value.Slice: slice of unaddressable array");
  }
  if (items instanceof GoSlice) return sliceWindow(items, start, end);
  if (!(items instanceof GoBytes)) return null;
  if (start < 0n || end < start || end > length) {
    throw new FunctionError("reflect.Value.Slice: slice index out of bounds");
  }
  return new GoBytes(items.bytes.subarray(Number(start), Number(end)), items.type);
}

function concat(env: FunctionEnvironment, lists: readonly GoValue[]): GoSlice {
  const parts = lists.map((part) => elementsOrThrow(part, (kind) => `Cannot concat type ${kind} as list`));
  env.checkSize(
    "concat",
    parts.reduce((sum, part) => sum + part.length, 0),
  );
  const items = parts.flat();
  return items.length === 0 ? nilList() : anySlice(items);
}

/** `make([]any, length)` */
function checkLength(length: bigint): void {
  if (length < 0n) throw new FunctionError("runtime error: makeslice: len out of range");
}

/** Go computes the number of chunks in floats, with odd results for sizes below 1. // list.go: mustChunk */
function chunk({ value: size }: GoInt, items: GoValue): GoSlice {
  const elements = elementsOrThrow(items, (kind) => `Cannot chunk type ${kind}`);
  const count = floatToInt64(Math.floor((elements.length - 1) / Number(size)) + 1);
  checkLength(count);
  const chunks: GoValue[] = [];
  for (let i = 0n; i < count; i++) {
    const remainder = floatToInt64(Math.floor(elements.length % Number(size)));
    const length = i === count - 1n && remainder !== 0n ? remainder : size;
    checkLength(length);
    const start = Number(i * size);
    chunks.push(exactly(elements.slice(start, start + Number(length))));
  }
  return new GoSlice(chunks, sliceOf(anySliceType));
}

const twin = (name: string) => `Twin of ${name} that returns its error.`;

export const lists: FunctionTable = {
  tuple: fn("func(v ...any) []any", "Old name of list.", list),
  list: fn("func(v ...any) []any", "List of the arguments.", list),
  append: fn("func(list any, v any) []any", "New list with one more element at the end.", push),
  push: fn("func(list any, v any) []any", "Other name of append.", push),
  mustAppend: fn("func(list any, v any) ([]any, error)", twin("append"), push),
  mustPush: fn("func(list any, v any) ([]any, error)", twin("push"), push),
  prepend: fn("func(list any, v any) []any", "New list with one more element at the start.", prepend),
  mustPrepend: fn("func(list any, v any) ([]any, error)", twin("prepend"), prepend),
  first: fn("func(list any) any", "First element, nil when there is none.", first),
  mustFirst: fn("func(list any) (any, error)", twin("first"), first),
  rest: fn("func(list any) []any", "All but the first element.", rest),
  mustRest: fn("func(list any) ([]any, error)", twin("rest"), rest),
  last: fn("func(list any) any", "Last element, nil when there is none.", last),
  mustLast: fn("func(list any) (any, error)", twin("last"), last),
  initial: fn("func(list any) []any", "All but the last element.", initial),
  mustInitial: fn("func(list any) ([]any, error)", twin("initial"), initial),
  reverse: fn("func(v any) []any", "New list in reverse order.", reverse),
  mustReverse: fn("func(v any) ([]any, error)", twin("reverse"), reverse),
  uniq: fn("func(list any) []any", "New list without repeats (deep equality, types count).", uniq),
  mustUniq: fn("func(list any) ([]any, error)", twin("uniq"), uniq),
  without: fn(
    "func(list any, omit ...any) []any",
    "New list without the given values (deep equality, types count).",
    without,
  ),
  mustWithout: fn("func(list any, omit ...any) ([]any, error)", twin("without"), without),
  has: fn(
    "func(needle any, haystack any) bool",
    "Whether a list holds a value (deep equality, types count); false for nil.",
    has,
  ),
  mustHas: fn("func(needle any, haystack any) (bool, error)", twin("has"), has),
  slice: fn(
    "func(list any, indices ...any) any",
    "Part of a list; replaces text/template's own slice, so texts are refused.",
    slice,
  ),
  mustSlice: fn("func(list any, indices ...any) (any, error)", twin("slice"), slice),
  concat: fn(
    "func(lists ...any) any",
    "One list of all elements of several lists.",
    function (...lists: GoValue[]) {
      return concat(this, lists);
    },
  ),
  chunk: fn("func(size int, list any) [][]any", "List of lists with at most n elements each.", chunk),
  mustChunk: fn("func(size int, list any) ([][]any, error)", twin("chunk"), chunk),
};
