/** Sprig's regex family: RE2 expressions, never the host's own. A bad one panics, except in the must* twins. */
import { FunctionError } from "../gotemplate/errors";
import { type FunctionEnvironment, type FunctionTable, fn } from "../gotemplate/functions";
import { stringSliceType } from "../gotemplate/type";
import { type GoInt, GoSlice } from "../gotemplate/value";
import { compile, mustCompileText, programSize, quoteMeta, type Regexp, RegexpError } from "./regexp/regexp";
import { grownCapacity } from "./slice-growth";
import { withCapacity } from "./slice-memory";

export const regex: FunctionTable = {
  regexMatch: fn(
    "func(regex string, s string) bool",
    "Whether an RE2 expression matches somewhere; false when the expression is bad.",
    function (this: FunctionEnvironment, expression: string, text: string) {
      try {
        return checked(this, expression, text).matchString(text);
      } catch (error) {
        if (error instanceof RegexpError) return false;
        throw error;
      }
    },
  ),
  mustRegexMatch: fn(
    "func(regex string, s string) (bool, error)",
    "Like regexMatch; a bad expression is an error.",
    function (this: FunctionEnvironment, expression: string, text: string) {
      return tryCompile(this, expression, text).matchString(text);
    },
  ),
  regexFindAll: fn(
    "func(regex string, s string, n int) []string",
    "Up to n matches as a list; negative n for all.",
    function (this: FunctionEnvironment, expression: string, text: string, n: GoInt) {
      return found(mustCompile(this, expression, text).findAllString(text, Number(n.value)));
    },
  ),
  mustRegexFindAll: fn(
    "func(regex string, s string, n int) ([]string, error)",
    "Twin of regexFindAll that returns its error.",
    function (this: FunctionEnvironment, expression: string, text: string, n: GoInt) {
      return found(tryCompile(this, expression, text).findAllString(text, Number(n.value)));
    },
  ),
  regexFind: fn(
    "func(regex string, s string) string",
    'First match, "" when there is none.',
    function (this: FunctionEnvironment, expression: string, text: string) {
      return mustCompile(this, expression, text).findString(text);
    },
  ),
  mustRegexFind: fn(
    "func(regex string, s string) (string, error)",
    "Twin of regexFind that returns its error.",
    function (this: FunctionEnvironment, expression: string, text: string) {
      return tryCompile(this, expression, text).findString(text);
    },
  ),
  regexReplaceAll: fn(
    "func(regex string, s string, repl string) string",
    "Replaces matches; $1, ${1} and ${name} are expanded.",
    function (this: FunctionEnvironment, expression: string, text: string, replacement: string) {
      return replaceAll(this, mustCompile(this, expression, text), text, replacement);
    },
  ),
  mustRegexReplaceAll: fn(
    "func(regex string, s string, repl string) (string, error)",
    "Twin of regexReplaceAll that returns its error.",
    function (this: FunctionEnvironment, expression: string, text: string, replacement: string) {
      return replaceAll(this, tryCompile(this, expression, text), text, replacement);
    },
  ),
  regexReplaceAllLiteral: fn(
    "func(regex string, s string, repl string) string",
    "Replaces matches by the text as it is.",
    function (this: FunctionEnvironment, expression: string, text: string, replacement: string) {
      return replaceAllLiteral(this, mustCompile(this, expression, text), text, replacement);
    },
  ),
  mustRegexReplaceAllLiteral: fn(
    "func(regex string, s string, repl string) (string, error)",
    "Twin of regexReplaceAllLiteral that returns its error.",
    function (this: FunctionEnvironment, expression: string, text: string, replacement: string) {
      return replaceAllLiteral(this, tryCompile(this, expression, text), text, replacement);
    },
  ),
  regexSplit: fn(
    "func(regex string, s string, n int) []string",
    "Parts between matches, at most n; negative n for all.",
    function (this: FunctionEnvironment, expression: string, text: string, n: GoInt) {
      return list(mustCompile(this, expression, text).split(text, Number(n.value)));
    },
  ),
  mustRegexSplit: fn(
    "func(regex string, s string, n int) ([]string, error)",
    "Twin of regexSplit that returns its error.",
    function (this: FunctionEnvironment, expression: string, text: string, n: GoInt) {
      return list(tryCompile(this, expression, text).split(text, Number(n.value)));
    },
  ),
  regexQuoteMeta: fn("func(s string) string", "Escapes what RE2 would read as syntax.", quoteMeta),
};

/** Matching costs at most this fraction of program size times text length, weighed against a byte of output. */
const matchRate = 512;

/** Compiles within the limits: a match takes at most the product of both sizes. */
function checked(environment: FunctionEnvironment, expression: string, text: string): Regexp {
  const size = programSize(expression);
  environment.checkSize("regular expression", size);
  environment.checkSize("text for a regular expression", Math.ceil((size * text.length) / matchRate));
  return compile(expression);
}

function tryCompile(environment: FunctionEnvironment, expression: string, text: string): Regexp {
  try {
    return checked(environment, expression, text);
  } catch (error) {
    throw error instanceof RegexpError ? new FunctionError(error.message) : error;
  }
}

function mustCompile(environment: FunctionEnvironment, expression: string, text: string): Regexp {
  try {
    return checked(environment, expression, text);
  } catch (error) {
    throw error instanceof RegexpError ? new FunctionError(mustCompileText(expression, error)) : error;
  }
}

function replaceAll(env: FunctionEnvironment, expression: Regexp, text: string, replacement: string): string {
  return expression.replaceAllString(text, replacement, (size) => env.checkSize("replaced text", size));
}

function replaceAllLiteral(
  env: FunctionEnvironment,
  expression: Regexp,
  text: string,
  literal: string,
): string {
  return expression.replaceAllLiteralString(text, literal, (size) => env.checkSize("replaced text", size));
}

/** A []string; null is Go's nil slice. */
function list(items: string[] | null): GoSlice {
  return new GoSlice(items ?? [], stringSliceType, items === null);
}

/** Go makes room for ten matches at first. // regexp.go: FindAllString */
function found(items: string[] | null): GoSlice {
  const matches = list(items);
  return items ? withCapacity(matches, grownCapacity(items.length, stringSliceType, 10)) : matches;
}
