/** The functions that text/template has of its own. // text/template/funcs.go: builtins */
import { eq, le, lt } from "./compare";
import { htmlEscape, jsEscape, urlQueryEscape } from "./fmt/escape";
import { sprint, sprintln } from "./fmt/sprint";
import { sprintf } from "./fmt/sprintf";
import { type FunctionTable, fn } from "./functions";
import { call, index, length, slice } from "./indexing";
import { printableValue } from "./print";
import { isTrue, type Value } from "./reflect";
import { type GoValue, goInt } from "./value";

/** `and` and `or` don't evaluate all their arguments: the evaluator does their work. */
function special(): never {
  throw new TypeError("the evaluator calls this function in its own way");
}

/** An absent value leaves a function as nil; the evaluator makes no difference there. */
const orNil = (value: Value): GoValue => value ?? null;

// funcs.go: evalArgs
function evalArgs(args: readonly GoValue[]): string {
  const [only] = args;
  if (args.length === 1 && typeof only === "string") return only;
  return sprint(args.map((arg) => printableValue(arg) ?? arg));
}

const compared = (doc: string, compare: (a: Value, b: Value) => boolean) =>
  fn("func(arg1, arg2 reflect.Value) (bool, error)", doc, compare);

export const builtins: FunctionTable = {
  and: fn(
    "func(arg0 reflect.Value, args ...reflect.Value) reflect.Value",
    "The first empty argument, else the last.",
    special,
  ),
  call: fn(
    "func(fn reflect.Value, args ...reflect.Value) (reflect.Value, error)",
    "Calls a function that the data holds.",
    (name: string, callee: Value, ...args: Value[]) => orNil(call(name, callee, args)),
  ),
  eq: fn(
    "func(arg1 reflect.Value, arg2 ...reflect.Value) (bool, error)",
    "True when the first argument equals one of the others.",
    (first: Value, ...others: Value[]) => eq(first, others),
  ),
  ge: compared("True when arg1 >= arg2.", (a, b) => !lt(a, b)),
  gt: compared("True when arg1 > arg2.", (a, b) => !le(a, b)),
  html: fn("func(args ...any) string", "The arguments' text, escaped for HTML.", (...args: GoValue[]) =>
    htmlEscape(evalArgs(args)),
  ),
  index: fn(
    "func(item reflect.Value, indexes ...reflect.Value) (reflect.Value, error)",
    "The element of a list or map under one index after the other.",
    (item: Value, ...indexes: Value[]) => orNil(index(item, indexes)),
  ),
  js: fn("func(args ...any) string", "The arguments' text, escaped for JavaScript.", (...args: GoValue[]) =>
    jsEscape(evalArgs(args)),
  ),
  le: compared("True when arg1 <= arg2.", le),
  len: fn(
    "func(item reflect.Value) (int, error)",
    "The length of a text (in bytes), list or map.",
    (item: Value) => goInt(length(item)),
  ),
  lt: compared("True when arg1 < arg2.", lt),
  ne: compared("True when arg1 differs from arg2.", (a, b) => !eq(a, [b])),
  not: fn("func(arg reflect.Value) bool", "True for an empty argument.", (arg: Value) => !isTrue(arg)),
  or: fn(
    "func(arg0 reflect.Value, args ...reflect.Value) reflect.Value",
    "The first non-empty argument, else the last.",
    special,
  ),
  print: fn("func(a ...any) string", "fmt.Sprint of the arguments.", (...args: GoValue[]) => sprint(args)),
  printf: fn(
    "func(format string, a ...any) string",
    "fmt.Sprintf of the arguments.",
    (format: string, ...args: GoValue[]) => sprintf(format, args),
  ),
  println: fn("func(a ...any) string", "fmt.Sprintln of the arguments.", (...args: GoValue[]) =>
    sprintln(args),
  ),
  slice: fn(
    "func(item reflect.Value, indexes ...reflect.Value) (reflect.Value, error)",
    "A part of a text (by bytes) or list: item[i:j].",
    (item: Value, ...indexes: Value[]) => orNil(slice(item, indexes)),
  ),
  urlquery: fn(
    "func(args ...any) string",
    "The arguments' text, escaped for a URL's query.",
    (...args: GoValue[]) => urlQueryEscape(evalArgs(args)),
  ),
};
