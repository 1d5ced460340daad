/** fmt.Sprint, fmt.Sprintln, and the `%v` of one value. */
import { formatFloat } from "../strconv/format-float";
import { GoInt, GoNamedString, type GoValue } from "../value";
import { Printer } from "./print";

/** fmt/print.go: Sprint; a space stands only between two operands of which neither is a string. */
export function sprint(args: readonly GoValue[]): string {
  const printer = new Printer();
  let afterString = true;
  for (const arg of args) {
    const isString = typeof arg === "string" || arg instanceof GoNamedString;
    if (!isString && !afterString) printer.write(" ");
    printer.printArg(arg, "v");
    afterString = isString;
  }
  return printer.text();
}

/** fmt/print.go: Sprintln */
export function sprintln(args: readonly GoValue[]): string {
  const printer = new Printer();
  args.forEach((arg, i) => {
    if (i > 0) printer.write(" ");
    printer.printArg(arg, "v");
  });
  printer.write("\n");
  return printer.text();
}

/** One value as `%v`: what an action of a template writes. */
export function printValue(value: GoValue): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return printNumber(value);
  if (value === true) return "true";
  if (value === false) return "false";
  if (value instanceof GoInt && value.type.name === value.type.kind) return value.value.toString();
  const printer = new Printer();
  printer.printArg(value, "v");
  return printer.text();
}

/** JavaScript and Go write floats of this range alike, save negative zero. */
function printNumber(value: number): string {
  const size = Math.abs(value);
  if ((size >= 1e-4 && size < 1e6) || Object.is(value, 0)) return String(value);
  return formatFloat(value, "g");
}
