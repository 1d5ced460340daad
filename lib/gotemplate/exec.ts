/**
 * Templates to instructions, and their execution. Blocks become jumps over one list of instructions, and what they put
 * back lies in frames of our own: a template may call itself 100,000 times deep without touching JavaScript's
 * stack. // exec.go: walk
 */
import type { Eval } from "./call";
import { LimitError } from "./errors";
import { type Compilation, Expressions } from "./eval";
import { iterate } from "./iterate";
import { Locator } from "./locate";
import {
  type ActionNode,
  type BranchNode,
  type ListNode,
  type Node,
  nodeText,
  type PipeNode,
  type TemplateNode,
} from "./node";
import type { ParsedTree } from "./parse";
import { textOf } from "./print";
import { indirect, isTrue, typeName, type Value } from "./reflect";
import type { Op, Program, State } from "./state";
import { quote } from "./strconv/quote";
import { segment } from "./trace";

/** The depth at which Go itself gives up. // exec.go: maxExecDepth */
const maxExecDepth = 100_000;

/** The end of the main template. */
const halt = -1;

/** An address that is known only later. */
interface Label {
  pc: number;
}

/** Where `break` and `continue` go, and how many blocks are open inside the loops that they belong to. */
interface Loop {
  readonly again: Label;
  readonly exit: Label;
  readonly framesToAgain: number;
  readonly framesToExit: number;
}

/** Compiles a template with all those that it may call by name. */
export function compile(
  main: ParsedTree,
  trees: ReadonlyMap<string, ParsedTree>,
  compilation: Compilation,
): Program {
  const compiler = new Compiler(compilation);
  for (const [name, tree] of trees) compiler.define(name, tree);
  const entry = compiler.template(main);
  for (const tree of trees.values()) if (tree !== main) compiler.template(tree);
  return { name: main.name, text: main.text, code: compiler.code, entry };
}

/** Runs the instructions to the end. */
export function run(s: State): void {
  const { code } = s.program;
  const { budget } = s;
  let pc = s.program.entry;
  while (pc >= 0) {
    if (--budget.fuel < 0) budget.look();
    const op = code[pc];
    if (!op) throw new RangeError(`no instruction ${pc}`);
    pc = op(s);
  }
}

class Compiler {
  readonly code: Op[] = [];
  private readonly entries = new Map<ParsedTree, Label>();
  private readonly names = new Map<string, ParsedTree>();
  private readonly expressions: Expressions;
  private loop: Loop | null = null;
  /** False while no pipeline declares a variable: then an `if` has nothing to put back. */
  private declares = true;
  private places = new Locator("");

  constructor(private readonly compilation: Compilation) {
    this.expressions = new Expressions(compilation);
  }

  /** Makes a template known by a name, under which others call it. */
  define(name: string, tree: ParsedTree): void {
    this.names.set(name, tree);
  }

  /** The address of the compiled template. */
  template(tree: ParsedTree): number {
    const entry = this.code.length;
    this.entryOf(tree).pc = entry;
    this.places = new Locator(tree.text);
    this.declares = this.compilation.tracing || declaresVariables(tree.root);
    this.list(tree.root);
    this.emit(() => returnFromTemplate);
    return entry;
  }

  private entryOf(tree: ParsedTree): Label {
    const known = this.entries.get(tree) ?? { pc: halt };
    this.entries.set(tree, known);
    return known;
  }

  /** Adds an instruction; `make` is told the address of the next one. */
  private emit(make: (next: number) => Op): void {
    this.code.push(make(this.code.length + 1));
  }

  private place(label: Label): void {
    label.pc = this.code.length;
  }

  // exec.go: walk
  private list(list: ListNode): void {
    for (const node of list.nodes) this.node(node);
  }

  private node(node: Node): void {
    switch (node.type) {
      case "text":
        this.textNode(node.text);
        break;
      case "action":
        this.action(node);
        break;
      case "if":
      case "with":
        this.ifOrWith(node);
        break;
      case "range":
        this.range(node);
        break;
      case "template":
        this.call(node);
        break;
      case "break":
      case "continue":
        this.jumpOut(node.type);
        break;
      case "list":
        this.list(node);
        break;
      default:
        throw new TypeError(`no template holds a node of type ${node.type}`);
    }
  }

  private textNode(text: string): void {
    this.emit((next) => (s) => {
      s.write(text);
      return next;
    });
  }

  private action(node: ActionNode): void {
    const evaluate = this.expressions.pipeline(node.pipe);
    const prints = node.pipe.decl.length === 0;
    if (this.compilation.tracing) {
      this.tracedAction(node, evaluate, prints);
      return;
    }
    if (!prints) {
      this.emit((next) => (s) => {
        evaluate(s);
        return next;
      });
      return;
    }
    this.emit((next) => (s) => {
      const value = evaluate(s);
      s.write(typeof value === "string" ? value : printed(s, node, value));
      return next;
    });
  }

  private tracedAction(node: ActionNode, evaluate: Eval, prints: boolean): void {
    const position = this.places.at(node.pos);
    this.emit((next) => (s) => {
      s.trace?.begin();
      const value = evaluate(s);
      const start = s.out.length;
      if (prints) s.write(printed(s, node, value));
      s.trace?.span("action", start, s.out.length, position, s.trace.paths());
      // A variable only leads on: what is read through it is noted there.
      if (!prints) s.trace?.deepen(s.path);
      return next;
    });
  }

  /** exec.go: walkIfOrWith */
  private ifOrWith(node: BranchNode): void {
    const isWith = node.type === "with";
    const framed = isWith || this.declares;
    const evaluate = this.blockPipe(node);
    const otherwise: Label = { pc: 0 };
    const end: Label = { pc: 0 };
    this.emit((next) => (s) => {
      const mark = s.top;
      const value = evaluate(s);
      if (framed) s.enter(mark, null, null);
      if (!isTrue(value)) return otherwise.pc;
      if (isWith) {
        s.dot = value;
        s.dotIsInterface = false;
        s.dotPath = s.path;
      }
      return next;
    });
    this.inBlock(framed, node.list);
    this.elsePart(node, framed, otherwise, end);
    this.place(end);
    if (framed)
      this.emit((next) => (s) => {
        s.leave();
        return next;
      });
  }

  private elsePart({ elseList }: BranchNode, framed: boolean, otherwise: Label, end: Label): void {
    if (elseList) this.emit(() => () => end.pc);
    this.place(otherwise);
    if (elseList) this.inBlock(framed, elseList);
  }

  /** A `break` from inside a block has the block's frame to drop. */
  private inBlock(framed: boolean, body: ListNode): void {
    const { loop } = this;
    if (!loop || !framed) {
      this.list(body);
      return;
    }
    this.loop = {
      ...loop,
      framesToAgain: loop.framesToAgain + 1,
      framesToExit: loop.framesToExit + 1,
    };
    this.list(body);
    this.loop = loop;
  }

  /** The pipeline of a block; with tracing it begins the block's span. */
  private blockPipe(node: BranchNode | TemplateNode): Eval {
    const { pipe } = node;
    const evaluate: Eval = pipe ? this.expressions.pipeline(pipe) : () => undefined;
    if (!this.compilation.tracing) return evaluate;
    const position = this.places.at(node.pos);
    return (s) => {
      s.trace?.begin();
      s.path = null;
      const value = evaluate(s);
      const paths = s.trace?.paths() ?? [];
      s.trace?.deepen(s.path);
      s.span = s.trace?.span(node.type, s.out.length, s.out.length, position, paths) ?? null;
      return value;
    };
  }

  /** start, body, again (next turn or out), else, exit. // exec.go: walkRange */
  private range(node: BranchNode): void {
    const outer = this.loop;
    const loop: Loop = { again: { pc: 0 }, exit: { pc: 0 }, framesToAgain: 0, framesToExit: 0 };
    const otherwise: Label = { pc: 0 };
    const turn = nextTurn(node.pipe);
    this.rangeStart(node, turn, otherwise);
    const body = this.code.length;
    this.loop = loop;
    this.list(node.list);
    this.loop = outer;
    this.place(loop.again);
    this.emit(() => (s) => (turn(s) ? body : loop.exit.pc));
    this.place(otherwise);
    if (node.elseList) this.rangeElse(node.elseList, loop);
    this.place(loop.exit);
    this.emit((next) => (s) => {
      s.leave();
      return next;
    });
  }

  /** A `break` in a loop's `else` ends that loop's own action, a `continue` belongs to the loop around it. */
  private rangeElse(list: ListNode, { exit }: Loop): void {
    const outer = this.loop;
    if (outer) {
      this.loop = { again: outer.again, exit, framesToAgain: outer.framesToAgain + 1, framesToExit: 0 };
    }
    this.list(list);
    this.loop = outer;
  }

  private rangeStart(node: BranchNode, turn: (s: State) => boolean, otherwise: Label): void {
    const evaluate = this.blockPipe(node);
    const variables = node.pipe.decl.length;
    this.emit((next) => (s) => {
      s.node = node;
      const mark = s.top;
      const value = indirect(evaluate(s));
      const { path, top: loopMark } = s;
      const iteration = iterate(s, value, variables);
      s.enter(mark, iteration && { iteration, mark: loopMark, path }, null);
      if (!iteration) return otherwise.pc;
      turn(s);
      return next;
    });
  }

  /** break and continue leave the blocks inside the loop as they are: the loop puts back what counts. */
  private jumpOut(type: "break" | "continue"): void {
    const { loop } = this;
    if (!loop) throw new TypeError(`${type} outside a loop`);
    const frames = type === "break" ? loop.framesToExit : loop.framesToAgain;
    const target = type === "break" ? loop.exit : loop.again;
    this.emit(() => (s) => {
      for (let i = 0; i < frames; i++) s.leave();
      return target.pc;
    });
  }

  /** exec.go: walkTemplate */
  private call(node: TemplateNode): void {
    const { name } = node;
    const evaluate = this.blockPipe(node);
    const tree = this.names.get(name);
    const entry = tree ? this.entryOf(tree) : null;
    this.emit((next) => (s) => {
      s.node = node;
      if (!tree || !entry) return s.fail(`template ${quote(name)} not defined`);
      checkDepth(s);
      s.path = null;
      const dot = evaluate(s);
      const { base, template, text } = s;
      s.enter(s.top, null, { returnTo: next, base, template, text });
      s.text = tree.text;
      s.depth++;
      s.template = name;
      s.base = s.top;
      s.dot = dot;
      s.dotIsInterface = false;
      s.dotPath = s.path;
      s.push("$", dot, false);
      return entry.pc;
    });
  }
}

function checkDepth(s: State): void {
  const { depth } = s.budget.limits;
  if (s.depth === maxExecDepth) s.fail(`exceeded maximum template depth (${maxExecDepth})`);
  if (s.depth >= depth)
    throw new LimitError("limit_depth", `templates within templates deeper than ${depth}`);
}

/** The end of a template: back to its caller. */
function returnFromTemplate(s: State): number {
  if (s.frames.length === 0) return halt;
  const { call } = s.leave();
  if (!call) throw new RangeError("a block is still open");
  s.depth--;
  s.base = call.base;
  s.template = call.template;
  s.text = call.text;
  return call.returnTo;
}

/** Gives the loop's variables and the dot the next element; false at the end. // exec.go: oneIteration */
function nextTurn({ decl, isAssign }: PipeNode): (s: State) => boolean {
  const [first, second] = decl.map((variable) => variable.ident[0] ?? "");
  return (s) => {
    const { iteration, mark: loopMark, path } = s.loop();
    s.top = loopMark;
    if (!iteration.next()) return false;
    const { key, elem, elemIsInterface } = iteration;
    const name = s.trace && path ? segment(key) : null;
    const elemPath = path && name !== null ? [...path, name] : null;
    if (first !== undefined) {
      const keyAt = second === undefined ? -1 : isAssign ? s.find(first) : loopMark - 2;
      if (keyAt >= 0) s.set(keyAt, key, false, null);
      const elemAt = isAssign ? s.find(second ?? first) : loopMark - 1;
      s.set(elemAt, elem, elemIsInterface, elemPath);
    }
    s.dot = elem;
    s.dotIsInterface = elemIsInterface;
    s.dotPath = elemPath;
    return true;
  };
}

// exec.go: printValue
function printed(s: State, node: ActionNode, value: Value): string {
  const text = textOf(value);
  if (text !== null) return text;
  s.node = node;
  return s.fail(`can't print ${nodeText(node)} of type ${typeName(value)}`);
}

/** True when a pipeline of the template declares a variable. */
function declaresVariables(node: Node): boolean {
  switch (node.type) {
    case "list":
      return node.nodes.some(declaresVariables);
    case "pipe":
      return node.decl.length > 0 || node.cmds.some((cmd) => cmd.args.some(declaresVariables));
    case "chain":
      return declaresVariables(node.node);
    case "action":
      return declaresVariables(node.pipe);
    case "template":
      return node.pipe !== null && declaresVariables(node.pipe);
    case "if":
    case "range":
    case "with":
      return [node.pipe, node.list, node.elseList].some((part) => part !== null && declaresVariables(part));
    default:
      return false;
  }
}
