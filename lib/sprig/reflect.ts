/**
 * What Sprig asks Go's reflect package: the kind of a value, the elements of a slice or an array, deep
 * equality, the texts of reflect's and the runtime's panics. It knows no template function.
 */
import {
  bytesType,
  FunctionError,
  GoBytes,
  GoComplex,
  GoError,
  GoFloat32,
  GoFunc,
  GoInt,
  GoMap,
  GoNamedString,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoValue,
  type Kind,
  typeOf,
  uint8Type,
} from "../gotemplate";
import { hurry } from "../gotemplate/spend";

/** What the runtime says when a nil value is used as if it were something. */
const nilDereference = "runtime error: invalid memory address or nil pointer dereference";

/** reflect.ValueOf(value).Kind() */
export function kindOf(value: GoValue): Kind {
  return typeOf(value)?.kind ?? "invalid";
}

/** `%T` */
export function typeName(value: GoValue): string {
  return typeOf(value)?.name ?? "<nil>";
}

/** True for what reflect calls a slice or an array. */
export function isList(value: GoValue): value is GoSlice | GoBytes {
  return value instanceof GoSlice || value instanceof GoBytes;
}

/** The elements of a slice or an array, each as an interface value. */
export function elementsOf(list: GoSlice | GoBytes): readonly GoValue[] {
  if (list instanceof GoSlice) {
    hurry(list.items.length >> 6);
    return list.items;
  }
  return Array.from(list.bytes, (byte) => new GoInt(BigInt(byte), uint8Type));
}

/** True for exactly `[]byte`, not for a named type of bytes. */
export function isByteSlice(value: GoValue): value is GoBytes {
  return value instanceof GoBytes && value.type === bytesType;
}

/** The elements of what must be a list; `refuse` gives the error's text for another kind. */
export function elementsOrThrow(value: GoValue, refuse: (kind: Kind) => string): readonly GoValue[] {
  if (isList(value)) return elementsOf(value);
  if (value === null) throw new FunctionError(nilDereference);
  throw new FunctionError(refuse(kindOf(value)));
}

/** reflect.DeepEqual */
export function deepEqual(x: GoValue, y: GoValue): boolean {
  return sameValue(x, y, new Map());
}

/** Pairs that are being compared already count as equal, as Go's `visited` does. */
type Visited = Map<object, Set<object>>;

function sameValue(x: GoValue, y: GoValue, visited: Visited): boolean {
  if (x === null || y === null || typeof x !== "object" || typeof y !== "object") return x === y;
  if (x.type !== y.type) return false;
  if (x instanceof GoInt) return y instanceof GoInt && x.value === y.value;
  if (x instanceof GoFloat32) return y instanceof GoFloat32 && x.value === y.value;
  if (x instanceof GoComplex)
    return y instanceof GoComplex && x.real === y.real && x.imaginary === y.imaginary;
  if (x instanceof GoNamedString) return y instanceof GoNamedString && x.value === y.value;
  if (x instanceof GoError) return y instanceof GoError && x.message === y.message;
  if (x instanceof GoFunc) return false;
  if (isVisited(x, y, visited)) return true;
  return sameContainer(x, y, visited);
}

function isVisited(x: object, y: object, visited: Visited): boolean {
  const partners = visited.get(x);
  if (partners?.has(y)) return true;
  if (partners) partners.add(y);
  else visited.set(x, new Set([y]));
  return false;
}

function sameContainer(x: GoValue, y: GoValue, visited: Visited): boolean {
  if (x instanceof GoSlice) return y instanceof GoSlice && sameSlice(x, y, visited);
  if (x instanceof GoMap) return y instanceof GoMap && sameMap(x, y, visited);
  if (x instanceof GoBytes) return y instanceof GoBytes && sameBytes(x, y);
  if (x instanceof GoPointer)
    return y instanceof GoPointer && (x === y || sameValue(x.target, y.target, visited));
  return x instanceof GoStruct && y instanceof GoStruct && sameStruct(x, y, visited);
}

function sameSlice(x: GoSlice, y: GoSlice, visited: Visited): boolean {
  if (x.isNil !== y.isNil || x.items.length !== y.items.length) return false;
  return x.items === y.items || x.items.every((item, i) => sameValue(item, y.items[i] ?? null, visited));
}

function sameMap(x: GoMap, y: GoMap, visited: Visited): boolean {
  if (x.isNil !== y.isNil || x.entries.size !== y.entries.size) return false;
  if (x.entries === y.entries) return true;
  for (const [key, value] of x.entries) {
    const other = y.entries.get(key);
    if (other === undefined || !sameValue(value, other, visited)) return false;
  }
  return true;
}

function sameBytes(x: GoBytes, y: GoBytes): boolean {
  if (x.isNil !== y.isNil || x.bytes.length !== y.bytes.length) return false;
  return x.bytes.every((byte, i) => byte === y.bytes[i]);
}

function sameStruct(x: GoStruct, y: GoStruct, visited: Visited): boolean {
  if (x === y) return true;
  for (const [name, value] of x.fields) {
    const other = y.fields.get(name);
    if (other === undefined || !sameValue(value, other, visited)) return false;
  }
  return x.fields.size === y.fields.size && sameNative(x.native, y.native);
}

/** What a struct's unexported fields hold: plain data, so compared by its parts. */
function sameNative(x: unknown, y: unknown): boolean {
  if (x === y) return true;
  if (typeof x !== "object" || typeof y !== "object" || x === null || y === null) return false;
  const left = Object.entries(x);
  const right = new Map(Object.entries(y));
  return left.length === right.size && left.every(([key, value]) => sameNative(value, right.get(key)));
}
