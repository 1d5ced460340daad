/**
 * The engine's public face: parse a text once, execute it for as many parameter sets as there are. Everything that is
 * wrong with a template or its data is a TemplateError; any other exception is a bug of ours and passes through.
 */
import { builtins } from "./builtins";
import { createEnvironment, type Environment, ExecutionEnvironment } from "./environment";
import { LimitError, TemplateError } from "./errors";
import type { Compilation } from "./eval";
import { compile, run } from "./exec";
import type { FunctionTable } from "./functions";
import { Budget, defaultLimits, type Limits } from "./limits";
import type { ListNode } from "./node";
import { nodeText } from "./node";
import { type ParsedTree, parseTrees } from "./parse";
import { type MissingKey, type Program, State } from "./state";
import { quote } from "./strconv/quote";
import { type Read, type Span, Trace } from "./trace";
import { rejoin } from "./utf8";
import type { GoValue } from "./value";

export interface TemplateOptions {
  /** The name in error texts; the controller's is `base`. */
  readonly name?: string;
  /** Merged over text/template's own functions. */
  readonly functions?: FunctionTable;
  /** As in an ApplicationSet: `missingkey=error`; the last one wins. // option.go: Option */
  readonly goTemplateOptions?: readonly string[];
  readonly limits?: Partial<Limits>;
}

export interface ExecuteOptions {
  readonly environment?: Environment;
  /** Notes for each action what it read and wrote. */
  readonly trace?: boolean;
}

export interface Result {
  readonly text: string;
  readonly spans?: readonly Span[];
}

/** What an execution read, whether it came to its end or not. */
export interface TraceResult {
  readonly text: string | null;
  readonly spans: readonly Span[];
  readonly reads: readonly Read[];
  readonly error: TemplateError | null;
}

/** A parsed template with all that its text defines. // template.go: Template */
export class Template {
  private readonly plain: Program;
  private traced: Program | null = null;

  constructor(
    readonly name: string,
    readonly text: string,
    private readonly trees: ReadonlyMap<string, ParsedTree>,
    private readonly compilation: Compilation,
    private readonly options: TemplateOptions,
  ) {
    this.plain = compile(name, text, trees, compilation);
  }

  /** The tree of the main template, or of one that it defines. // template.go: Lookup */
  tree(name = this.name): ListNode | null {
    return this.trees.get(name)?.root ?? null;
  }

  /** All templates as Go prints them: a text that parses to the same. */
  toString(): string {
    const definitions = [...this.trees.values()].filter(({ name }) => name !== this.name);
    const defined = definitions.map(({ name, root }) => `{{define ${quote(name)}}}${nodeText(root)}{{end}}`);
    return defined.join("") + nodeText(this.tree() ?? { type: "list", pos: 0, nodes: [] });
  }

  /** Writes the template with the data as its dot; throws TemplateError. // exec.go: Execute */
  execute(data: GoValue, options: ExecuteOptions = {}): Result {
    if (options.trace) {
      const { text, spans, error } = this.trace(data, options.environment);
      if (error) throw error;
      return { text: text ?? "", spans };
    }
    return { text: this.render(data, this.environment(options.environment ?? defaultEnvironment), null) };
  }

  /** Executes with tracing; an error is part of the result, since what was read before it counts. */
  trace(data: GoValue, environment: Environment = defaultEnvironment): TraceResult {
    const trace = new Trace();
    const { spans, reads } = trace;
    try {
      return { text: this.render(data, this.environment(environment), trace), spans, reads, error: null };
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      return { text: null, spans, reads, error };
    }
  }

  private environment(outer: Environment): Execution {
    const budget = new Budget({ ...defaultLimits, ...this.options.limits });
    const environment = new ExecutionEnvironment(outer, budget, (text, data, inner) =>
      parse(text, this.options).render(data, { budget, environment: inner }, null),
    );
    return { budget, environment };
  }

  /** The one place where an execution's exceptions become TemplateErrors. */
  private render(data: GoValue, { budget, environment }: Execution, trace: Trace | null): string {
    const state = new State(
      trace ? this.tracedProgram() : this.plain,
      data ?? undefined,
      environment,
      budget,
      trace,
    );
    try {
      run(state);
    } catch (error) {
      throw atTheEdge(error, state);
    }
    return state.out.isWellFormed() ? state.out : rejoin(state.out);
  }

  private tracedProgram(): Program {
    this.traced ??= compile(this.name, this.text, this.trees, { ...this.compilation, tracing: true });
    return this.traced;
  }
}

interface Execution {
  readonly budget: Budget;
  readonly environment: ExecutionEnvironment;
}

const defaultEnvironment = createEnvironment();

/** Parses and compiles a text; throws TemplateError. // template.go: Parse */
export function parse(text: string, options: TemplateOptions = {}): Template {
  const { name = "base", functions = {}, goTemplateOptions = [] } = options;
  const missingKey = readOptions(goTemplateOptions);
  const hasFunction = (word: string) => Object.hasOwn(functions, word) || Object.hasOwn(builtins, word);
  try {
    const trees = parseTrees(name, text, hasFunction);
    return new Template(name, text, trees, { functions, builtins, missingKey, tracing: false }, options);
  } catch (error) {
    if (isStackOverflow(error))
      throw new TemplateError("limit_depth", "template is nested too deeply to be parsed");
    throw error;
  }
}

const missingKeys: ReadonlyMap<string, MissingKey> = new Map<string, MissingKey>([
  ["missingkey=default", "invalid"],
  ["missingkey=invalid", "invalid"],
  ["missingkey=zero", "zero"],
  ["missingkey=error", "error"],
]);

/** option.go: Option, whose panic is an error here */
function readOptions(options: readonly string[]): MissingKey {
  let missingKey: MissingKey = "invalid";
  for (const option of options) {
    const known = missingKeys.get(option);
    if (!known) {
      const message = option === "" ? "empty option string" : `unrecognized option: ${option}`;
      throw new TemplateError("unknown_option", message);
    }
    missingKey = known;
  }
  return missingKey;
}

function atTheEdge(error: unknown, state: State): unknown {
  if (error instanceof LimitError) return state.error(error.code, error.message, error);
  if (isStackOverflow(error)) return state.error("limit_depth", "expression is nested too deeply", error);
  return error;
}

/** JavaScript's own stack ran out; the name differs between engines. */
function isStackOverflow(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return /call stack|too much recursion/i.test(error.message);
}
