/**
 * What the evaluator asks Go's reflect package. Inside the evaluator a value is a GoValue or `undefined`: null is
 * a nil interface that is there (an element, a map's entry), `undefined` the absent reflect.Value.
 */
import { anyType, bytesType, type GoType, type Kind } from "./type";
import { byteLength } from "./utf8";
import {
  GoBytes,
  GoComplex,
  GoError,
  GoFloat32,
  GoInt,
  GoMap,
  GoNamedString,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoValue,
  typeOf,
} from "./value";

export type Value = GoValue | undefined;

/** The kind of a value; "invalid" for an absent one and for a nil interface's inside. */
export function kindOf(value: Value): Kind {
  return value === undefined || value === null ? "invalid" : (typeOf(value)?.kind ?? "invalid");
}

/** reflect.Value.Type(), as printed; a nil interface has the type of the interface. */
export function typeName(value: Value): string {
  return value === undefined ? "<nil>" : (typeOf(value)?.name ?? anyType.name);
}

/** The value at the end of pointers; a nil pointer itself. // exec.go: indirect */
export function indirect(value: Value): Value {
  let at = value;
  while (at instanceof GoPointer && at.target !== null) at = at.target;
  return at;
}

/** exec.go: isTrue */
export function isTrue(value: Value): boolean {
  switch (typeof value) {
    case "undefined":
      return false;
    case "boolean":
      return value;
    case "string":
      return value !== "";
    case "number":
      return value !== 0;
    default:
      return isTrueObject(value);
  }
}

function isTrueObject(value: GoValue): boolean {
  if (value === null) return false;
  if (value instanceof GoMap) return value.entries.size > 0;
  if (value instanceof GoSlice) return value.items.length > 0;
  if (value instanceof GoInt) return value.value !== 0n;
  if (value instanceof GoBytes) return value.bytes.length > 0;
  if (value instanceof GoPointer) return value.target !== null;
  if (value instanceof GoNamedString) return value.value !== "";
  if (value instanceof GoFloat32) return value.value !== 0;
  if (value instanceof GoComplex) return value.real !== 0 || value.imaginary !== 0;
  return true;
}

/** reflect.Value.IsNil, and true for an absent value. // funcs.go: isNil */
export function isNil(value: Value): boolean {
  if (value === undefined || value === null) return true;
  if (value instanceof GoMap || value instanceof GoSlice || value instanceof GoBytes) return value.isNil;
  return value instanceof GoPointer && value.target === null;
}

/** reflect.Value.Len, or null for a kind that has none. */
export function lengthOf(value: Value): number | null {
  if (typeof value === "string") return byteLength(value);
  if (value instanceof GoMap) return value.entries.size;
  if (value instanceof GoSlice) return value.items.length;
  if (value instanceof GoBytes) return value.bytes.length;
  return value instanceof GoNamedString ? byteLength(value.value) : null;
}

/** reflect.Zero */
export function zeroOf(type: GoType): GoValue {
  switch (type.kind) {
    case "bool":
      return false;
    case "float64":
      return 0;
    case "float32":
      return new GoFloat32(0, type);
    case "complex128":
      return new GoComplex(0, 0, type);
    case "string":
      return type.name === "string" ? "" : new GoNamedString("", type);
    case "slice":
      return type.elem === bytesType.elem
        ? new GoBytes(new Uint8Array(), type, true)
        : new GoSlice([], type, true);
    case "map":
      return new GoMap(new Map(), type, true);
    case "ptr":
      return new GoPointer(null, type);
    case "struct":
      return new GoStruct(
        type,
        new Map((type.fields ?? []).map((field) => [field.name, zeroOf(field.type)])),
      );
    default:
      return type.kind === "interface" || type.kind === "func" ? null : new GoInt(0n, type);
  }
}

/** True when the elements of a value of this type are interfaces. */
export function holdsInterfaces(type: GoType | null): boolean {
  return type?.elem?.kind === "interface";
}

/** reflect.Type.AssignableTo, for the type of a value. */
export function isAssignable(value: GoValue, type: GoType): boolean {
  if (type === anyType) return true;
  const own = typeOf(value);
  if (own === type) return true;
  if (own === null) return false;
  if (type.kind === "interface") return value instanceof GoError && type.name === "error";
  const sameShape = own.kind === type.kind && own.elem !== undefined && own.elem === type.elem;
  return sameShape && (isUnnamed(own) || isUnnamed(type));
}

const isUnnamed = (type: GoType) => /^(?:\[|\*|map\[|func\()/.test(type.name);

/** exec.go: canBeNil */
export function canBeNil(type: GoType): boolean {
  return ["func", "interface", "map", "ptr", "slice"].includes(type.kind);
}
