/**
 * The state of one execution: the dot, the stack of variables, the frames of the blocks that are open, the output
 * so far and the node that an error names. // exec.go: state
 */
import { TemplateError } from "./errors";
import type { FunctionEnvironment } from "./functions";
import type { Budget } from "./limits";
import { locate } from "./locate";
import { type Node, nodeText } from "./node";
import type { Value } from "./reflect";
import { quote } from "./strconv/quote";
import type { OpenSpan, Path, Trace } from "./trace";

/** exec.go: missingKeyAction */
export type MissingKey = "invalid" | "zero" | "error";

/** An instruction: does its work and says which comes next; below zero is the end. */
export type Op = (s: State) => number;

/** The compiled templates of one text, in one list of instructions. */
export interface Program {
  /** parse.go: ParseName */
  readonly name: string;
  readonly text: string;
  readonly code: readonly Op[];
  readonly entry: number;
}

/** One value of a loop after the other. */
export interface Iteration {
  key: Value;
  elem: Value;
  readonly elemIsInterface: boolean;
  /** False at the end. */
  next(): boolean;
}

/** What a block puts back when it ends. One class for all blocks, so that the way back is the same for all. */
export class Frame {
  /** With tracing: the block's span, which ends with it. */
  span: OpenSpan | null = null;
  constructor(
    readonly mark: number,
    readonly dot: Value,
    readonly dotIsInterface: boolean,
    readonly dotPath: Path | null,
    readonly loop: LoopFrame | null,
    readonly call: CallFrame | null,
  ) {}
}

/** What a loop needs beside that. */
export interface LoopFrame {
  readonly iteration: Iteration;
  /** The height of the variables' stack with the loop's own variables on it. */
  readonly mark: number;
  /** With tracing: where the list or map lies. */
  readonly path: Path | null;
}

/** What a template's caller is put back to. */
export interface CallFrame {
  readonly returnTo: number;
  readonly base: number;
  readonly template: string;
  readonly text: string;
}

export class State {
  out = "";
  node: Node | null = null;
  dot: Value;
  /** The dot is an element whose static type is `interface {}`; only error texts tell. */
  dotIsInterface = false;
  /** Name of the template that runs, as errors print it. */
  template: string;
  /** The text that it stands in. */
  text: string;
  depth = 0;
  readonly frames: Frame[] = [];

  /** The variables' stack: `top` is its height, `base` where the running template's own begin. */
  readonly names: string[] = ["$"];
  readonly values: Value[];
  readonly interfaces: boolean[] = [false];
  base = 0;
  top = 1;

  /** With tracing: the data path of the dot, of each variable, and of the value evaluated last. */
  dotPath: Path | null;
  readonly paths: (Path | null)[];
  path: Path | null = null;
  /** With tracing: the span of the block whose pipeline was evaluated last. */
  span: OpenSpan | null = null;

  constructor(
    readonly program: Program,
    data: Value,
    readonly environment: FunctionEnvironment,
    readonly budget: Budget,
    readonly trace: Trace | null,
  ) {
    this.dot = data;
    this.values = [data];
    this.template = program.name;
    this.text = program.text;
    this.dotPath = trace ? [] : null;
    this.paths = [this.dotPath];
  }

  /** exec.go: errorf */
  fail(message: string): never {
    throw this.error("exec_error", message);
  }

  /** An error at the current node, with Go's text around the message. */
  error(code: TemplateError["code"], message: string, cause?: unknown): TemplateError {
    const { node, program } = this;
    const options = cause === undefined ? undefined : { cause };
    if (!node) {
      return new TemplateError(code, `template: ${program.name}: ${message}`, null, null, null, options);
    }
    const position = locate(this.text, node.pos);
    const context = nodeText(node);
    const where = `${program.name}:${position.line}:${position.byteColumn}`;
    const text = `template: ${where}: executing ${quote(this.template)} at <${context}>: ${message}`;
    return new TemplateError(code, text, position, context, null, options);
  }

  write(text: string): void {
    this.out += text;
    this.budget.checkOutput(this.out.length);
  }

  // exec.go: push
  push(name: string, value: Value, isInterface: boolean): void {
    const { top } = this;
    this.names[top] = name;
    this.values[top] = value;
    this.interfaces[top] = isInterface;
    if (this.trace) this.paths[top] = this.path;
    this.top = top + 1;
  }

  /** The place of the variable declared last under that name. // exec.go: varValue */
  find(name: string): number {
    for (let i = this.top - 1; i >= this.base; i--) {
      if (this.names[i] !== name) continue;
      this.budget.fuel -= (this.top - i) >> 6;
      return i;
    }
    return this.fail(`undefined variable: ${name}`);
  }

  /** exec.go: setVar, setTopVar */
  set(index: number, value: Value, isInterface: boolean, path: Path | null): void {
    this.values[index] = value;
    this.interfaces[index] = isInterface;
    if (this.trace) this.paths[index] = path;
  }

  /** Begins a block; `mark` is the height of the variables' stack before its pipeline. */
  enter(mark: number, loop: LoopFrame | null, call: CallFrame | null): void {
    const frame = new Frame(mark, this.dot, this.dotIsInterface, this.dotPath, loop, call);
    if (this.span) {
      frame.span = this.span;
      this.span = null;
    }
    this.frames.push(frame);
  }

  /** Ends the innermost block. */
  leave(): Frame {
    const frame = this.frames.pop();
    if (!frame) throw new RangeError("no block is open");
    this.top = frame.mark;
    this.dot = frame.dot;
    this.dotIsInterface = frame.dotIsInterface;
    this.dotPath = frame.dotPath;
    if (frame.span) frame.span.end = this.out.length;
    return frame;
  }

  /** The loop whose body runs. */
  loop(): LoopFrame {
    const loop = this.frames[this.frames.length - 1]?.loop;
    if (!loop) throw new RangeError("no loop is open");
    return loop;
  }

  /** Makes the state new for another execution. */
  reset(data: Value): void {
    this.out = "";
    this.node = null;
    this.dot = data;
    this.dotIsInterface = false;
    this.template = this.program.name;
    this.text = this.program.text;
    this.depth = 0;
    this.values[0] = data;
    this.base = 0;
    this.top = 1;
  }
}
