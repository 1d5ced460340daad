/**
 * The Error and String methods that fmt calls while printing: those that a value brings along, and those of
 * the few named number and byte types that templates meet.
 */
import type { GoType } from "../type";
import { GoBytes, GoError, type GoFunc, GoInt, GoPointer, GoStruct, type GoValue } from "../value";
import { durationString } from "./duration";

/** A method that prints its receiver; `call` may throw, which is Go's panic. */
export interface StringMethod {
  readonly name: "Error" | "String" | "GoString";
  call(): string;
}

// fmt/print.go: handleMethods
export function stringMethod(value: GoValue): StringMethod | null {
  if (value instanceof GoError) return { name: "Error", call: () => value.message };
  return ownMethod(value, "Error") ?? ownMethod(value, "String") ?? typeMethod(value);
}

/** GoStringer's method, which `%#v` asks for. // fmt/print.go: handleMethods */
export function goStringMethod(value: GoValue): StringMethod | null {
  return ownMethod(value, "GoString");
}

function ownMethod(value: GoValue, name: StringMethod["name"]): StringMethod | null {
  const method = findMethod(value, name);
  return method && { name, call: () => asString(method().call([])) };
}

function findMethod(value: GoValue, name: string): (() => GoFunc) | null {
  if (!(value instanceof GoStruct || value instanceof GoPointer)) return null;
  const method = Object.hasOwn(value.methods, name) ? value.methods[name] : undefined;
  if (method) return () => method(value);
  const target = value instanceof GoPointer ? value.target : null;
  return target instanceof GoStruct ? findMethod(target, name) : null;
}

function asString(value: GoValue): string {
  return typeof value === "string" ? value : "";
}

type TypeMethods = Readonly<Record<string, (value: bigint | Uint8Array) => string>>;

const months = "January February March April May June July August September October November December".split(
  " ",
);
const days = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

const typeMethods: TypeMethods = {
  "time.Month": (value) =>
    months[Number(value) - 1] ?? `%!Month(${BigInt.asUintN(64, BigInt(Number(value)))})`,
  "time.Weekday": (value) => days[Number(value)] ?? `%!Weekday(${BigInt.asUintN(64, BigInt(Number(value)))})`,
  "time.Duration": (value) => (typeof value === "bigint" ? durationString(value) : ""),
  "uuid.UUID": (value) => (typeof value === "bigint" ? "" : uuidString(value)),
};

function typeMethod(value: GoValue): StringMethod | null {
  if (value instanceof GoInt) return named(value.type, value.value);
  return value instanceof GoBytes ? named(value.type, value.bytes) : null;
}

function named(type: GoType, value: bigint | Uint8Array): StringMethod | null {
  const method = Object.hasOwn(typeMethods, type.name) ? typeMethods[type.name] : undefined;
  return method ? { name: "String", call: () => method(value) } : null;
}

function uuidString(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
