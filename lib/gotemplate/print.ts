/** What an action writes for a value. // exec.go: printValue, printableValue */
import { stringMethod } from "./fmt/methods";
import { printValue } from "./fmt/sprint";
import type { Value } from "./reflect";
import { GoFunc, GoPointer, type GoValue } from "./value";

/** The value that fmt shall print; undefined for one that can't be printed. // exec.go: printableValue */
export function printableValue(value: Value): GoValue | undefined {
  if (value === undefined || value === null) return "<no value>";
  if (value instanceof GoFunc) return undefined;
  if (!(value instanceof GoPointer)) return value;
  let at: GoValue = value;
  while (at instanceof GoPointer && at.target !== null && !stringMethod(at)) at = at.target;
  return at instanceof GoFunc ? undefined : at;
}

/** The text, or null for a value that can't be printed. */
export function textOf(value: Value): string | null {
  if (typeof value === "string") return value;
  const printable = printableValue(value);
  return printable === undefined ? null : printValue(printable);
}
