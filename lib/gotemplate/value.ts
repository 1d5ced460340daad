/**
 * Go's values in TypeScript. Five are JavaScript's own: `null` is a nil interface, a boolean is `bool`,
 * a number is `float64`, a string is `string`, `undefined` never is a value (it is the absent
 * reflect.Value inside the evaluator). Everything else is one of the classes below and carries its
 * Go type, so that `%T`, `kindOf` and argument checks tell the truth.
 *
 * Strings: Go strings are bytes. A JavaScript string stands for the UTF-8 bytes of its text; a byte that
 * is not part of valid UTF-8 is kept as the lone surrogate U+DC00 + byte (see `utf8.ts`), so nothing is
 * lost when a function cuts a character in two. Text from outside never holds lone surrogates.
 */
import {
  anyMapType,
  anySliceType,
  boolType,
  bytesType,
  float64Type,
  type GoType,
  int64Type,
  intType,
  stringMapType,
  stringSliceType,
  stringType,
} from "./type";

export type GoValue =
  | null
  | boolean
  | number
  | string
  | GoInt
  | GoFloat32
  | GoComplex
  | GoSlice
  | GoBytes
  | GoMap
  | GoStruct
  | GoPointer
  | GoFunc
  | GoError
  | GoNamedString;

/** Any integer type; `value` is always within the range of its type. */
export class GoInt {
  constructor(
    readonly value: bigint,
    readonly type: GoType = intType,
  ) {}
}

/** A float32; `value` is already rounded to one. */
export class GoFloat32 {
  constructor(
    readonly value: number,
    readonly type: GoType,
  ) {}
}

/** A complex128: only constants such as `1i` make one. */
export class GoComplex {
  constructor(
    readonly real: number,
    readonly imaginary: number,
    readonly type: GoType,
  ) {}
}

/** A slice or an array of anything but bytes. `items` is the backing array: sharing it is sharing memory. */
export class GoSlice {
  constructor(
    readonly items: GoValue[],
    readonly type: GoType = anySliceType,
    readonly isNil = false,
  ) {}
}

/** `[]byte`, or a named type of bytes. */
export class GoBytes {
  constructor(
    readonly bytes: Uint8Array,
    readonly type: GoType = bytesType,
    readonly isNil = false,
  ) {}
}

/** A map with string keys. Insertion order means nothing: Go prints and ranges in byte order of the keys. */
export class GoMap {
  constructor(
    readonly entries: Map<string, GoValue>,
    readonly type: GoType = anyMapType,
    readonly isNil = false,
  ) {}
}

/** What a struct or a pointer type can do beside holding fields: the methods that a template may call. */
export interface GoMethods {
  readonly [name: string]: (receiver: GoValue) => GoFunc;
}

/** A struct: `v1.JSON`, `time.Time`, `semver.Version`, ... `native` holds what the fields can't say. */
export class GoStruct {
  constructor(
    readonly type: GoType,
    readonly fields: ReadonlyMap<string, GoValue>,
    readonly methods: GoMethods = {},
    readonly native: unknown = undefined,
  ) {}
}

/** A pointer; `target` is null for a typed nil. */
export class GoPointer {
  constructor(
    readonly target: GoValue,
    readonly type: GoType,
    readonly methods: GoMethods = {},
  ) {}
}

/** A value of a named string type. */
export class GoNamedString {
  constructor(
    readonly value: string,
    readonly type: GoType,
  ) {}
}

/** A value of type `error` held in an interface; `type` is its dynamic type, such as `*errors.errorString`. */
export class GoError {
  constructor(
    readonly message: string,
    readonly type: GoType,
  ) {}
}

/** The parameters and results of a function, as reflect sees them. */
export interface GoSignature {
  readonly params: readonly GoType[];
  /** The last of `params` repeats (it is the element type). */
  readonly variadic: boolean;
  readonly result: GoType;
  /** True when a second result of type error exists: the function may throw a GoPanic or FuncError. */
  readonly fails: boolean;
  /** Why a template can't call it, in Go's words: too many results, or a second that is no error. // funcs.go: goodFunc */
  readonly uncallable?: string;
}

/** A function value: a template function, a method, or a func in the data. */
export class GoFunc {
  constructor(
    readonly name: string,
    readonly signature: GoSignature,
    readonly call: (args: readonly GoValue[]) => GoValue,
    readonly type: GoType,
  ) {}
}

const ints = Array.from({ length: 1024 }, (_, i) => new GoInt(BigInt(i)));

/** A Go `int`. */
export function goInt(value: number | bigint): GoInt {
  const n = typeof value === "number" ? value : value >= 0n && value < 1024n ? Number(value) : -1;
  return ints[n] ?? new GoInt(BigInt.asIntN(64, BigInt(value)));
}

/** A Go `int64`. */
export function goInt64(value: number | bigint): GoInt {
  return new GoInt(BigInt.asIntN(64, BigInt(value)), int64Type);
}

/** A `[]any` over the given items (not copied). */
export function anySlice(items: GoValue[]): GoSlice {
  return new GoSlice(items, anySliceType);
}

/** A `[]string` over the given items (not copied). */
export function stringSlice(items: string[]): GoSlice {
  return new GoSlice(items, stringSliceType);
}

/** A `map[string]any` over the given entries (not copied). */
export function anyMap(entries: Map<string, GoValue> = new Map()): GoMap {
  return new GoMap(entries, anyMapType);
}

/** A `map[string]string` over the given entries (not copied). */
export function stringMap(entries: Map<string, string>): GoMap {
  return new GoMap(entries, stringMapType);
}

/** The dynamic type of a value; null for a nil interface. */
export function typeOf(value: GoValue): GoType | null {
  switch (typeof value) {
    case "boolean":
      return boolType;
    case "number":
      return float64Type;
    case "string":
      return stringType;
    default:
      return value === null ? null : value.type;
  }
}

export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

/** What Go's `json.Unmarshal` into an `any` gives for JSON already parsed: every number a float64. */
export function fromJson(json: JsonValue): GoValue {
  if (json === null || typeof json !== "object") return json;
  if (Array.isArray(json)) return anySlice(json.map(fromJson));
  return anyMap(new Map(Object.entries(json).map(([key, value]) => [key, fromJson(value)])));
}
