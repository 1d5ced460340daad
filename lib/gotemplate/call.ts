/** Calls of functions and methods: counting, evaluating and checking their arguments. // exec.go: evalCall */
import { reflectValueType, type Validate, validator } from "./assign";
import { FunctionError, TemplateError } from "./errors";
import type { Implementation } from "./functions";
import { stepsPerCall } from "./limits";
import type { IdentifierNode, Node } from "./node";
import { nodeText } from "./node";
import { isTrue, typeName, type Value } from "./reflect";
import type { State } from "./state";
import { type Path, segment } from "./trace";
import type { GoType } from "./type";
import { type GoFunc, GoMap, type GoSignature, GoSlice, type GoValue } from "./value";

/** A compiled expression. */
export type Eval = (s: State) => Value;
/** A compiled command; `final` is the value of the command before it in the pipeline. */
export type Stage = (s: State, final: Value) => Value;
export type CompileArg = (node: Node, type: GoType) => Eval;

/** What is called: a function of the table, or a method bound to its receiver. */
export interface Callee {
  readonly name: string;
  readonly signature: GoSignature;
  readonly implementation: Implementation;
}

/** How it is called. */
export interface CallSite {
  /** What an error of the function names. */
  readonly node: Node;
  /** The node while arguments are counted; null leaves it as it is. */
  readonly identifier: IdentifierNode | null;
  readonly args: readonly Node[];
  readonly hasFinal: boolean;
  readonly tracing: boolean;
}

/** A method as a callee. */
export function calleeOf(method: GoFunc, name: string): Callee {
  const { signature, call } = method;
  return { name, signature, implementation: (...args: GoValue[]) => call(args) };
}

/** exec.go: evalCall */
export function compileCall(callee: Callee, site: CallSite, compileArg: CompileArg): Stage {
  const wrong = wrongNumber(callee, site);
  if (wrong) return failing(site, wrong);
  const { params, variadic } = callee.signature;
  const fixed = variadic ? params.length - 1 : params.length;
  const typeAt = (i: number) => params[Math.min(i, fixed)] ?? params[params.length - 1] ?? reflectValueType;
  const evals = site.args.map((arg, i) => compileArg(arg, typeAt(i)));
  const final = site.hasFinal ? validator(typeAt(site.args.length)) : null;
  return site.tracing ? tracedCall(callee, site, evals, final) : fastCall(callee, site, evals, final);
}

function wrongNumber({ name, signature }: Callee, { args, hasFinal }: CallSite): string | null {
  const { params, variadic } = signature;
  const given = args.length + (hasFinal ? 1 : 0);
  if (!variadic) {
    return given === params.length
      ? null
      : `wrong number of args for ${name}: want ${params.length} got ${given}`;
  }
  const least = params.length - 1;
  return given >= least
    ? null
    : `wrong number of args for ${name}: want at least ${least} got ${args.length}`;
}

function failing(site: CallSite, message: string): Stage {
  return (s) => {
    if (site.identifier) s.node = site.identifier;
    return s.fail(message);
  };
}

/** Calls with few arguments get a closure of their own shape: no list, no spreading. */
function fastCall(callee: Callee, site: CallSite, evals: readonly Eval[], final: Validate | null): Stage {
  const { implementation } = callee;
  const { identifier } = site;
  const [first, second] = evals;
  if (!final && first && evals.length === 1) {
    return (s) => {
      if (identifier) s.node = identifier;
      const a = first(s);
      try {
        weigh(s, a);
        return checked(s, implementation.call(s.environment, a));
      } catch (error) {
        return failCall(s, callee, site, error);
      }
    };
  }
  if (final && evals.length === 0) {
    return (s, value) => {
      if (identifier) s.node = identifier;
      const a = final(s, value);
      try {
        weigh(s, a);
        return checked(s, implementation.call(s.environment, a));
      } catch (error) {
        return failCall(s, callee, site, error);
      }
    };
  }
  if (first && (final ? evals.length === 1 : second && evals.length === 2)) {
    return (s, value) => {
      if (identifier) s.node = identifier;
      const a = first(s);
      const b = final ? final(s, value) : second?.(s);
      try {
        weigh(s, a);
        weigh(s, b);
        return checked(s, implementation.call(s.environment, a, b));
      } catch (error) {
        return failCall(s, callee, site, error);
      }
    };
  }
  return (s, value) => {
    if (identifier) s.node = identifier;
    const args: Value[] = [];
    for (const evaluate of evals) args.push(evaluate(s));
    if (final) args.push(final(s, value));
    return invoke(s, callee, site, args);
  };
}

function invoke(s: State, callee: Callee, site: CallSite, args: Value[]): Value {
  try {
    for (const arg of args) weigh(s, arg);
    return checked(s, callee.implementation.apply(s.environment, args));
  } catch (error) {
    return failCall(s, callee, site, error);
  }
}

/** Notes where the result comes from: a part that the function looks up, or an argument given back as it is. */
function tracedCall(callee: Callee, site: CallSite, evals: readonly Eval[], final: Validate | null): Stage {
  const lookUp = lookUps.get(callee.name);
  return (s, value) => {
    if (site.identifier) s.node = site.identifier;
    const args: Value[] = [];
    const paths: (Path | null)[] = [];
    const finalPath = s.path;
    const given = evals.length + (final ? 1 : 0);
    const mapAt = lookUp?.mapAt(given) ?? -1;
    for (const evaluate of evals) {
      s.path = null;
      args.push(evaluate(s));
      paths.push(s.path);
      if (args.length - 1 === mapAt) s.trace?.deepen(s.path);
    }
    if (final) {
      args.push(final(s, value));
      paths.push(finalPath);
      if (given - 1 === mapAt) s.trace?.deepen(finalPath);
    }
    const path = lookUp ? lookedUp(s, lookUp, args, paths) : null;
    const result = invoke(s, callee, site, args);
    s.path = path ?? paths[identityOf(result, args)] ?? null;
    return result;
  };
}

/** A function that looks along keys into one of its arguments. */
interface LookUp {
  /** Which argument, of that many. */
  readonly mapAt: (given: number) => number;
  readonly keys: (args: readonly Value[]) => readonly Value[];
  /** The result is what lies there. */
  readonly leadsOn: boolean;
}

const lookUps: ReadonlyMap<string, LookUp> = new Map([
  ["index", { mapAt: (given) => (given > 1 ? 0 : -1), keys: (args) => args.slice(1), leadsOn: true }],
  ["get", { mapAt: () => 0, keys: (args) => args.slice(1), leadsOn: true }],
  ["hasKey", { mapAt: () => 0, keys: (args) => args.slice(1), leadsOn: false }],
  ["dig", { mapAt: (given) => given - 1, keys: (args) => args.slice(0, -2), leadsOn: true }],
]);

function lookedUp(
  s: State,
  { mapAt, keys, leadsOn }: LookUp,
  args: readonly Value[],
  paths: readonly (Path | null)[],
): Path | null {
  const at = mapAt(args.length);
  const base = paths[at] ?? null;
  const names = keys(args).map(segment);
  if (!base || !names.every((name) => name !== null)) return null;
  const path = s.trace?.read(base, args[at], names) ?? null;
  return leadsOn && s.trace?.reads.at(-1)?.found ? path : null;
}

/** `default`, `coalesce`, `ternary` and the like give back one of their arguments: only what has an identity tells. */
function identityOf(result: Value, args: readonly Value[]): number {
  return typeof result === "object" && result !== null ? args.indexOf(result) : -1;
}

/** Counts the call, and refuses what grew too large to go on with. */
function checked(s: State, result: GoValue): GoValue {
  const { budget } = s;
  budget.fuel -= stepsPerCall;
  if (budget.fuel < 0) budget.look();
  if (typeof result === "string") weigh(s, result);
  else if (result instanceof GoSlice) {
    budget.checkOutput(result.items.length);
    if (result.items.length > longList) budget.hurry(result.items.length >> 6);
  } else if (result instanceof GoMap && result.entries.size > longList) {
    budget.hurry(result.entries.size >> 6);
  }
  return result;
}

/** What is shorter is too quick to be weighed. */
const longText = 1_000;
const longList = 256;

/** A text may come from the data, and many quick looks at a long one must not add up unseen. */
function weigh({ budget }: State, value: Value): void {
  if (typeof value !== "string" || value.length <= longText) return;
  budget.checkOutput(value.length);
  budget.hurry(value.length >> 8);
}

/** A function's error or panic is the template's. // exec.go: safeCall */
function failCall(s: State, callee: Callee, site: CallSite, error: unknown): never {
  s.node = site.node;
  if (error instanceof FunctionError || isInnerError(error)) {
    throw s.error("exec_error", `error calling ${callee.name}: ${error.message}`, error);
  }
  throw error;
}

/** What `executeTemplate` threw: an error of the inner template is one of the function, a used up budget is not. */
function isInnerError(error: unknown): error is TemplateError {
  return error instanceof TemplateError && !error.code.startsWith("limit_");
}

/** `and` and `or` stop at the first argument that decides. // exec.go: evalCall */
export function compileShortCircuit(callee: Callee, site: CallSite, compileArg: CompileArg): Stage {
  const wrong = wrongNumber(callee, site);
  if (wrong) return failing(site, wrong);
  const evals = site.args.map((arg) => compileArg(arg, reflectValueType));
  const decides = callee.name === "or";
  return (s, final) => {
    if (site.identifier) s.node = site.identifier;
    let value: Value;
    for (const evaluate of evals) {
      value = evaluate(s);
      if (isTrue(value) === decides) return value;
    }
    return site.hasFinal ? final : value;
  };
}

/** `call` is told how its function was written. // exec.go: evalCall, funcs.go: call */
export function compileCallBuiltin(callee: Callee, site: CallSite, compileArg: CompileArg): Stage {
  const wrong = wrongNumber(callee, site);
  if (wrong) return failing(site, wrong);
  const [first] = site.args;
  const evals = site.args.map((arg) => compileArg(arg, reflectValueType));
  const written = first ? nodeText(first) : null;
  return (s, final) => {
    if (site.identifier) s.node = site.identifier;
    const args: Value[] = [];
    for (const evaluate of evals) args.push(evaluate(s));
    if (site.hasFinal) args.push(final);
    const name = written ?? (typeof final === "string" ? final : `<${typeName(final)} Value>`);
    return invoke(s, callee, site, [name, ...args]);
  };
}
