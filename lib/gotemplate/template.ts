/**
 * The engine's public face: parse a text once, execute it for as many parameter sets as there are. Everything that is
 * wrong with a template or its data is a TemplateError; any other exception is a bug of ours and passes through.
 */
import { builtins } from "./builtins";
import { createEnvironment, type Environment, type ExecuteInside, ExecutionEnvironment } from "./environment";
import { LimitError, TemplateError } from "./errors";
import type { Compilation } from "./eval";
import { compile, run } from "./exec";
import type { FunctionTable } from "./functions";
import { Budget, defaultLimits, type Limits } from "./limits";
import { isEmptyTree, type ListNode, nodeText } from "./node";
import { type ParsedTree, parseTrees } from "./parse";
import { charge } from "./spend";
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

/** Texts whose parsed templates are kept for `tpl`. */
const innerTexts = 100;

/** A parsed template with all that its text defines. // template.go: Template */
export class Template {
  private readonly plain: Program;
  private traced: Program | null = null;
  private readonly limits: Limits;
  private readonly fixed: string | null;
  private idle: State | null = null;
  private idleEnvironment: Environment | null = null;
  private readonly inner = new Map<string, Template>();

  constructor(
    private readonly main: ParsedTree,
    private readonly trees: ReadonlyMap<string, ParsedTree>,
    private readonly compilation: Compilation,
    private readonly options: TemplateOptions,
  ) {
    this.plain = compile(main, trees, compilation);
    this.fixed = fixedText(main);
    this.limits = { ...defaultLimits, ...options.limits };
  }

  get name(): string {
    return this.main.name;
  }

  get text(): string {
    return this.main.text;
  }

  /** The tree of the main template, or of one that it defines. // template.go: Lookup */
  tree(name = this.name): ListNode | null {
    return this.trees.get(name)?.root ?? null;
  }

  /** All templates as Go prints them: a text that parses to the same. */
  toString(): string {
    const definitions = [...this.trees.values()].filter((tree) => tree !== this.main);
    const defined = definitions.map(({ name, root }) => `{{define ${quote(name)}}}${nodeText(root)}{{end}}`);
    return defined.join("") + nodeText(this.main.root);
  }

  /** Writes the template with the data as its dot; throws TemplateError. // exec.go: Execute */
  execute(data: GoValue, options: ExecuteOptions = {}): Result {
    if (options.trace) {
      const { text, spans, error } = this.trace(data, options.environment);
      if (error) throw error;
      return { text: text ?? "", spans };
    }
    return { text: this.render(data, options.environment) };
  }

  /** The text alone: `execute` for callers who want nothing else. */
  render(data: GoValue, environment: Environment = defaultEnvironment): string {
    if (this.fixed !== null) return this.fixed;
    const state = this.takeState(environment);
    state.reset(data ?? undefined);
    const text = runToEnd(state);
    this.idle = state;
    return text;
  }

  /** Executes with tracing; an error is part of the result, since what was read before it counts. */
  trace(data: GoValue, environment?: Environment): TraceResult {
    const trace = new Trace();
    const { spans, reads } = trace;
    try {
      const state = this.newState(this.tracedProgram(), data, this.newEnvironment(environment), trace);
      return { text: runToEnd(state), spans, reads, error: null };
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      return { text: null, spans, reads, error };
    }
  }

  private newEnvironment(outer = defaultEnvironment): ExecutionEnvironment {
    return new ExecutionEnvironment(outer, new Budget(this.limits), this.executeInside);
  }

  private newState(
    program: Program,
    data: GoValue,
    environment: ExecutionEnvironment,
    trace: Trace | null,
  ): State {
    return new State(program, data ?? undefined, environment, environment.budget, trace);
  }

  /** The state of the last execution, when it came to its end in the same environment; else a new one. */
  private takeState(outer: Environment): State {
    const { idle } = this;
    this.idle = null;
    if (!idle || this.idleEnvironment !== outer) {
      this.idleEnvironment = outer;
      return this.newState(this.plain, null, this.newEnvironment(outer), null);
    }
    idle.budget.reset();
    return idle;
  }

  /** What `tpl` does: a text that sees this one's definitions, and whose own stay inside it. */
  private readonly executeInside: ExecuteInside = (text, data, environment) => {
    const template = this.innerTemplate(text);
    const state = template.newState(template.plain, data, environment, null);
    return environment.inside(template.executeInside, () => runToEnd(state));
  };

  private innerTemplate(text: string): Template {
    const known = this.inner.get(text);
    if (known) return known;
    const template = parseInto(this.trees, text, this.options);
    if (this.inner.size >= innerTexts) this.inner.clear();
    this.inner.set(text, template);
    return template;
  }

  private tracedProgram(): Program {
    this.traced ??= compile(this.main, this.trees, { ...this.compilation, tracing: true });
    return this.traced;
  }
}

/** The one place where an execution's exceptions become TemplateErrors. */
function runToEnd(state: State): string {
  const outer = charge(state.budget);
  try {
    run(state);
  } catch (error) {
    throw atTheEdge(error, state);
  } finally {
    charge(outer);
  }
  const { out } = state;
  return out.isWellFormed() ? out : rejoin(out);
}

/** The text of a template without actions; null for any other. */
function fixedText({ root }: ParsedTree): string | null {
  return root.nodes.every((node) => node.type === "text") ? root.nodes.map(nodeText).join("") : null;
}

const defaultEnvironment = createEnvironment();

/** Parses and compiles a text; throws TemplateError. // template.go: Parse */
export function parse(text: string, options: TemplateOptions = {}): Template {
  return parseInto(new Map(), text, options);
}

/** Parses a text that also sees the templates defined before. // template.go: Clone, New, Parse */
function parseInto(outer: ReadonlyMap<string, ParsedTree>, text: string, options: TemplateOptions): Template {
  const { name = "base", functions = {}, goTemplateOptions = [] } = options;
  const missingKey = readOptions(goTemplateOptions);
  const hasFunction = (word: string) => Object.hasOwn(functions, word) || Object.hasOwn(builtins, word);
  try {
    const trees = parseTrees(name, text, hasFunction);
    const main = trees.get(name) ?? { name, text, root: { type: "list", pos: 0, nodes: [] } };
    const compilation = { functions, builtins, missingKey, tracing: false };
    return new Template(main, associated(outer, trees), compilation, options);
  } catch (error) {
    if (isStackOverflow(error))
      throw new TemplateError("limit_depth", "template is nested too deeply to be parsed");
    throw error;
  }
}

/** New definitions replace old ones, save empty ones. // template.go: AddParseTree, associate */
function associated(
  outer: ReadonlyMap<string, ParsedTree>,
  trees: ReadonlyMap<string, ParsedTree>,
): ReadonlyMap<string, ParsedTree> {
  if (outer.size === 0) return trees;
  const merged = new Map(outer);
  for (const [name, tree] of trees) if (!outer.has(name) || !isEmptyTree(tree.root)) merged.set(name, tree);
  return merged;
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
  if (isTooLarge(error)) return state.error("limit_size", "value is too large to be made", error);
  if (isStackOverflow(error)) return state.error("limit_depth", "expression is nested too deeply", error);
  return error;
}

/** JavaScript can't make a text, list or map as large as that. */
function isTooLarge(error: unknown): boolean {
  return (
    error instanceof RangeError &&
    /invalid (?:string|array|typed array) length|maximum size/i.test(error.message)
  );
}

/** JavaScript's own stack ran out; the name differs between engines. */
function isStackOverflow(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return /call stack|too much recursion/i.test(error.message);
}
