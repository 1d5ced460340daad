/** `index`, `slice`, `len` and `call`: the builtins that look into values. // text/template/funcs.go */
import { FunctionError } from "./errors";
import { canBeNil, indirect, isAssignable, kindOf, lengthOf, typeName, type Value, zeroOf } from "./reflect";
import { type GoType, stringType, uint8Type } from "./type";
import { byteSlice, toBytes } from "./utf8";
import { GoBytes, GoFunc, GoInt, GoMap, GoNamedString, GoPointer, GoSlice, type GoValue } from "./value";

function failed(message: string): never {
  throw new FunctionError(message);
}

/** What reflect panics with when it is asked for the type of nothing. */
const zeroValuePanic = "reflect: call of reflect.Value.Type on zero Value";

/** exec.go: indirect, which also goes through interfaces: null there is a nil one */
function indirectOrFail(value: Value, nil: string): Value {
  const inner = indirect(value);
  return inner === null || inner instanceof GoPointer ? failed(nil) : inner;
}

/** funcs.go: length */
export function length(value: Value): number {
  const inner = indirectOrFail(value, "len of nil pointer");
  if (inner === undefined) failed(zeroValuePanic);
  return lengthOf(inner) ?? failed(`len of type ${typeName(inner)}`);
}

/** A position in a list, from 0 to its length. // funcs.go: indexArg */
function indexArg(index: Value, cap: number): number {
  if (index === undefined) failed("cannot index slice/array with nil");
  if (!(index instanceof GoInt)) failed(`cannot index slice/array with type ${typeName(index)}`);
  const x = BigInt.asIntN(64, index.value);
  return x < 0n || x > BigInt(cap) ? failed(`index out of range: ${x}`) : Number(x);
}

/** funcs.go: index */
export function index(item: Value, indexes: readonly Value[]): Value {
  if (item === undefined || item === null) failed("index of untyped nil");
  let value: Value = item;
  for (const at of indexes) value = indexOne(indirectOrFail(value, "index of nil pointer"), at);
  return value;
}

function indexOne(item: Value, at: Value): Value {
  if (item instanceof GoMap) {
    const key = prepareArg(at, stringType);
    const found = typeof key === "string" ? item.entries.get(key) : undefined;
    return found === undefined ? zeroOf(item.type.elem ?? stringType) : found;
  }
  const size = lengthOf(item) ?? failed(`can't index item of type ${typeName(item)}`);
  const i = indexArg(at ?? undefined, size);
  if (i === size) failed(`reflect: ${kindOf(item)} index out of range`);
  return element(item, i);
}

function element(item: Value, i: number): Value {
  if (item instanceof GoSlice) return item.items[i];
  if (item instanceof GoBytes) return new GoInt(BigInt(item.bytes[i] ?? 0), item.type.elem);
  const text = item instanceof GoNamedString ? item.value : String(item);
  return new GoInt(BigInt(toBytes(text)[i] ?? 0), uint8Type);
}

/** funcs.go: prepareArg */
function prepareArg(value: Value, type: GoType): GoValue {
  if (value === undefined || value === null) {
    return canBeNil(type) ? zeroOf(type) : failed(`value is nil; should be of type ${type.name}`);
  }
  if (isAssignable(value, type)) return value;
  if (value instanceof GoInt && /^u?int/.test(type.kind)) return convertInt(value, type);
  return failed(`value has type ${typeName(value)}; should be ${type.name}`);
}

function convertInt({ value }: GoInt, type: GoType): GoInt {
  const bits = Number(/\d+$/.exec(type.kind)?.[0] ?? 64);
  return new GoInt(
    type.kind.startsWith("u") ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value),
    type,
  );
}

/** funcs.go: slice */
export function slice(item: Value, indexes: readonly Value[]): Value {
  if (item === undefined || item === null) failed("slice of untyped nil");
  const inner = indirectOrFail(item, "slice of nil pointer");
  if (indexes.length > 3) failed(`too many slice indexes: ${indexes.length}`);
  const size = lengthOf(inner);
  if (size === null || inner instanceof GoMap) failed(`can't slice item of type ${typeName(inner)}`);
  if (kindOf(inner) === "string" && indexes.length === 3) failed("cannot 3-index slice a string");
  const [from = 0, to = size, max] = indexes.map((at) => indexArg(at, size));
  if (from > to) failed(`invalid slice index: ${from} > ${to}`);
  if (max !== undefined && to > max) failed(`invalid slice index: ${to} > ${max}`);
  return part(inner, from, to);
}

function part(value: Value, from: number, to: number): Value {
  if (value instanceof GoSlice) return new GoSlice(value.items.slice(from, to), value.type);
  if (value instanceof GoBytes) return new GoBytes(value.bytes.subarray(from, to), value.type);
  if (value instanceof GoNamedString) return new GoNamedString(byteSlice(value.value, from, to), value.type);
  return byteSlice(String(value), from, to);
}

/** A function in the data, called; `name` is how the template wrote it. // funcs.go: call */
export function call(name: string, fn: Value, args: readonly Value[]): Value {
  if (fn === undefined || fn === null) failed("call of nil");
  if (!(fn instanceof GoFunc)) failed(`non-function ${name} of type ${typeName(fn)}`);
  const { params, variadic } = fn.signature;
  const least = variadic ? params.length - 1 : params.length;
  if (variadic ? args.length < least : args.length !== least) {
    failed(
      `wrong number of args for ${name}: got ${args.length} want ${variadic ? "at least " : ""}${least}`,
    );
  }
  return fn.call(
    args.map((arg, i) => preparedAt(arg, params[Math.min(i, params.length - 1)] ?? stringType, i)),
  );
}

function preparedAt(arg: Value, type: GoType, i: number): GoValue {
  try {
    return prepareArg(arg, type);
  } catch (error) {
    if (error instanceof FunctionError) failed(`arg ${i}: ${error.message}`);
    throw error;
  }
}
