/**
 * The parser: items to trees, one function a grammar rule, with the grammar above it. It knows the *names* of
 * the functions, never what they do. Throws TemplateError only. // text/template/parse/parse.go
 */
import { TemplateError } from "./errors";
import { type Item, type ItemType, itemText, Lexer, type Offset } from "./lex";
import { locate } from "./locate";
import {
  type ActionNode,
  type BranchNode,
  type CommandNode,
  isEmptyTree,
  type ListNode,
  type Node,
  nodeText,
  type PipeNode,
  type TemplateNode,
  type VariableNode,
  type WordNode,
} from "./node";
import { newNumber } from "./number";
import { quote, unquote } from "./strconv/quote";

/** The depth of nested parentheses. // parse.go: maxStackDepth */
const maxStackDepth = 10_000;

/** One template of a text: the main one, a `define` or a `block`. */
export interface ParsedTree {
  readonly name: string;
  /** The text that the nodes' places count in. */
  readonly text: string;
  readonly root: ListNode;
}

/** Parses a text to its templates by name. // parse.go: Parse */
export function parseTrees(
  name: string,
  text: string,
  hasFunction: (name: string) => boolean,
): ReadonlyMap<string, ParsedTree> {
  const shared: Shared = { parseName: name, text, hasFunction, lexer: new Lexer(text), treeSet: new Map() };
  new Tree(name, shared).parse();
  return shared.treeSet;
}

interface Shared {
  readonly parseName: string;
  readonly text: string;
  readonly hasFunction: (name: string) => boolean;
  readonly lexer: Lexer;
  readonly treeSet: Map<string, ParsedTree>;
}

const noItem: Item = { typ: "EOF", pos: 0, val: "", line: 0 };

/** The first items of an operand: what may start a command. */
const startsOperand: ReadonlySet<ItemType> = new Set<ItemType>([
  "bool",
  "charConstant",
  "complex",
  "dot",
  "field",
  "identifier",
  "number",
  "nil",
  "rawString",
  "string",
  "variable",
  "leftParen",
]);

const literals: ReadonlySet<Node["type"]> = new Set<Node["type"]>(["bool", "string", "number", "nil", "dot"]);

/** The variables that are declared at this point, some of them more than once. */
class Variables {
  private readonly names: string[] = [];
  private readonly counts = new Map<string, number>();

  constructor() {
    this.push("$");
  }

  get height(): number {
    return this.names.length;
  }

  push(name: string): void {
    this.names.push(name);
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  has(name: string): boolean {
    return (this.counts.get(name) ?? 0) > 0;
  }

  // parse.go: popVars
  pop(height: number): void {
    for (const name of this.names.splice(height)) this.counts.set(name, (this.counts.get(name) ?? 0) - 1);
  }
}

/** The parser of one template; a definition inside has its own, on the same lexer. // parse.go: Tree */
class Tree {
  /** Three items of look-ahead. */
  private readonly token: Item[] = [noItem, noItem, noItem];
  private peekCount = 0;
  private readonly vars = new Variables();
  private actionLine = 0;
  private rangeDepth = 0;
  private stackDepth = 0;
  private root: ListNode = { type: "list", pos: 0, nodes: [] };

  constructor(
    private name: string,
    private readonly shared: Shared,
  ) {
    shared.lexer.breakOK = !shared.hasFunction("break");
    shared.lexer.continueOK = !shared.hasFunction("continue");
  }

  // parse.go: next, backup, backup2, backup3, peek, nextNonSpace, peekNonSpace

  private next(): Item {
    if (this.peekCount > 0) this.peekCount--;
    else this.token[0] = this.shared.lexer.nextItem();
    return this.token[this.peekCount] ?? noItem;
  }

  private backup(): void {
    this.peekCount++;
  }

  private backup2(before: Item): void {
    this.token[1] = before;
    this.peekCount = 2;
  }

  private backup3(first: Item, second: Item): void {
    this.token[1] = second;
    this.token[2] = first;
    this.peekCount = 3;
  }

  private peek(): Item {
    if (this.peekCount > 0) return this.token[this.peekCount - 1] ?? noItem;
    this.peekCount = 1;
    const item = this.shared.lexer.nextItem();
    this.token[0] = item;
    return item;
  }

  private nextNonSpace(): Item {
    let item = this.next();
    while (item.typ === "space") item = this.next();
    return item;
  }

  private peekNonSpace(): Item {
    const item = this.nextNonSpace();
    this.backup();
    return item;
  }

  // parse.go: errorf
  private errorf(text: string): never {
    const { parseName, text: source } = this.shared;
    const item = this.token[0] ?? noItem;
    throw new TemplateError(
      "parse_error",
      `template: ${parseName}:${item.line}: ${text}`,
      locate(source, item.pos),
      null,
      null,
    );
  }

  private expect(expected: ItemType, context: string): Item {
    const item = this.nextNonSpace();
    if (item.typ !== expected) this.unexpected(item, context);
    return item;
  }

  // parse.go: unexpected
  private unexpected(item: Item, context: string): never {
    if (item.typ !== "error") this.errorf(`unexpected ${itemText(item)} in ${context}`);
    const isElsewhere = this.actionLine !== 0 && this.actionLine !== item.line;
    const where = item.val.endsWith(" action") ? " started at" : " in action started at";
    this.errorf(item.val + (isElsewhere ? `${where} ${this.shared.parseName}:${this.actionLine}` : ""));
  }

  // parse.go: add
  private add(): void {
    const { treeSet, text } = this.shared;
    const known = treeSet.get(this.name);
    if (!known || isEmptyTree(known.root)) treeSet.set(this.name, { name: this.name, text, root: this.root });
    else if (!isEmptyTree(this.root))
      this.errorf(`template: multiple definition of template ${quote(this.name)}`);
  }

  /** The main template: an item list that also takes `define`, up to the end of the text. */
  parse(): void {
    this.root = { type: "list", pos: this.peek().pos, nodes: [] };
    while (this.peek().typ !== "EOF") {
      if (this.peek().typ === "leftDelim") {
        const delim = this.next();
        if (this.nextNonSpace().typ === "define") {
          new Tree("definition", this.shared).parseDefinition();
          continue;
        }
        this.backup2(delim);
      }
      const node = this.textOrAction();
      if (node.type === "end" || node.type === "else") this.errorf(`unexpected ${nodeText(node)}`);
      this.root.nodes.push(node);
    }
    this.add();
  }

  /** `{{define stringValue}} itemList {{end}}`; the keyword is past. */
  private parseDefinition(): void {
    const context = "define clause";
    const name = this.nextNonSpace();
    if (name.typ !== "string" && name.typ !== "rawString") this.unexpected(name, context);
    this.name = this.unquote(name.val);
    this.expect("rightDelim", context);
    this.parseBody(context, this);
  }

  /** itemList {{end}} of a template inside another; `owner` is the one that complains, with the line it has reached. */
  private parseBody(context: string, owner: Tree): void {
    const { list, next } = this.itemList();
    this.root = list;
    if (next.type !== "end") owner.errorf(`unexpected ${nodeText(next)} in ${context}`);
    this.add();
  }

  /** textOrAction*, up to `{{end}}` or `{{else}}`. */
  private itemList(): { readonly list: ListNode; readonly next: WordNode } {
    const list: ListNode = { type: "list", pos: this.peekNonSpace().pos, nodes: [] };
    while (this.peekNonSpace().typ !== "EOF") {
      const node = this.textOrAction();
      if (node.type === "end" || node.type === "else") return { list, next: node };
      list.nodes.push(node);
    }
    this.errorf("unexpected EOF");
  }

  /** text | action */
  private textOrAction(): Node {
    const item = this.nextNonSpace();
    if (item.typ === "text") return { type: "text", pos: item.pos, text: item.val };
    if (item.typ !== "leftDelim") this.unexpected(item, "input");
    this.actionLine = item.line;
    const node = this.action();
    this.actionLine = 0;
    return node;
  }

  /** control | pipeline; the left delimiter is past. */
  private action(): Node {
    const item = this.nextNonSpace();
    switch (item.typ) {
      case "block":
        return this.blockControl();
      case "break":
      case "continue":
        return this.loopControl(item.typ, item.pos);
      case "else":
        return this.elseControl();
      case "end":
        return { type: "end", pos: this.expect("rightDelim", "end").pos };
      case "if":
      case "range":
      case "with":
        return this.parseControl(item.typ);
      case "template":
        return this.templateControl();
      default:
        return this.actionControl();
    }
  }

  /** Variables that the pipeline declares persist until `end`. */
  private actionControl(): ActionNode {
    this.backup();
    const { pos } = this.peek();
    return { type: "action", pos, pipe: this.pipeline("command", "rightDelim") };
  }

  // parse.go: breakControl, continueControl
  private loopControl(type: "break" | "continue", pos: Offset): WordNode {
    const item = this.nextNonSpace();
    if (item.typ !== "rightDelim") this.unexpected(item, `{{${type}}}`);
    if (this.rangeDepth === 0) this.errorf(`{{${type}}} outside {{range}}`);
    return { type, pos };
  }

  /** declarations? command ('|' command)* */
  private pipeline(context: string, end: ItemType): PipeNode {
    const { pos } = this.peekNonSpace();
    const pipe: PipeNode = { type: "pipe", pos, isAssign: false, decl: [], cmds: [] };
    while (this.declaration(pipe, context));
    for (;;) {
      const item = this.nextNonSpace();
      if (item.typ === end) {
        this.checkPipeline(pipe, context);
        return pipe;
      }
      if (!startsOperand.has(item.typ)) this.unexpected(item, context);
      this.backup();
      pipe.cmds.push(this.command());
    }
  }

  /**
   * `$x :=`, `$x =` or the first half of `$x, $y :=`; true when a second half may follow. A space is an item, so
   * telling `$x foo` from `$x :=` takes three items of look-ahead. // parse.go: pipeline
   */
  private declaration(pipe: PipeNode, context: string): boolean {
    const variable = this.peekNonSpace();
    if (variable.typ !== "variable") return false;
    this.next();
    const after = this.peek();
    const next = this.peekNonSpace();
    if (next.typ === "assign" || next.typ === "declare") {
      pipe.isAssign = next.typ === "assign";
      this.nextNonSpace();
      this.declare(pipe, variable);
      return false;
    }
    if (next.typ === "char" && next.val === ",") {
      this.nextNonSpace();
      this.declare(pipe, variable);
      return this.expectSecondVariable(pipe, context);
    }
    if (after.typ === "space") this.backup3(variable, after);
    else this.backup2(variable);
    return false;
  }

  private declare(pipe: PipeNode, variable: Item): void {
    pipe.decl.push(newVariable(variable.pos, variable.val));
    this.vars.push(variable.val);
  }

  private expectSecondVariable(pipe: PipeNode, context: string): true {
    if (context !== "range" || pipe.decl.length >= 2) this.errorf(`too many declarations in ${context}`);
    const { typ } = this.peekNonSpace();
    if (typ !== "variable" && typ !== "rightDelim" && typ !== "rightParen") {
      this.errorf("range can only initialize variables");
    }
    return true;
  }

  // parse.go: checkPipeline
  private checkPipeline(pipe: PipeNode, context: string): void {
    if (pipe.cmds.length === 0) this.errorf(`missing value for ${context}`);
    pipe.cmds.forEach((cmd, i) => {
      const first = cmd.args[0];
      if (i > 0 && first && literals.has(first.type)) {
        this.errorf(`non executable command in pipeline stage ${i + 1}`);
      }
    });
  }

  /** `{{if pipeline}} itemList ({{else}} itemList)? {{end}}`, and range and with alike; the keyword is past. */
  private parseControl(type: BranchNode["type"]): BranchNode {
    const outer = this.vars.height;
    const pipe = this.pipeline(type, "rightDelim");
    if (type === "range") this.rangeDepth++;
    const { list, next } = this.itemList();
    if (type === "range") this.rangeDepth--;
    const elseList = next.type === "else" ? this.elseList(type, next) : null;
    this.vars.pop(outer);
    return { type, pos: pipe.pos, pipe, list, elseList };
  }

  /** `{{else if a}}` is `{{else}}{{if a}}` with one `{{end}}` for both; so is `{{else with a}}`. */
  private elseList(type: BranchNode["type"], otherwise: WordNode): ListNode {
    if (type !== "range" && this.peek().typ === type) {
      this.next();
      return { type: "list", pos: otherwise.pos, nodes: [this.parseControl(type)] };
    }
    const { list, next } = this.itemList();
    if (next.type !== "end") this.errorf(`expected end; found ${nodeText(next)}`);
    return list;
  }

  /** `{{else}}`; before `if` or `with` the rest of the action is left for `elseList`. */
  private elseControl(): WordNode {
    const next = this.peekNonSpace();
    if (next.typ === "if" || next.typ === "with") return { type: "else", pos: next.pos };
    return { type: "else", pos: this.expect("rightDelim", "else").pos };
  }

  /** `{{block stringValue pipeline}} itemList {{end}}`: a definition and its use; the keyword is past. */
  private blockControl(): TemplateNode {
    const context = "block clause";
    const item = this.nextNonSpace();
    const name = this.parseTemplateName(item, context);
    const pipe = this.pipeline(context, "rightDelim");
    new Tree(name, this.shared).parseBody(context, this);
    return { type: "template", pos: item.pos, name, pipe };
  }

  /** `{{template stringValue pipeline?}}`; the keyword is past. */
  private templateControl(): TemplateNode {
    const context = "template clause";
    const item = this.nextNonSpace();
    const name = this.parseTemplateName(item, context);
    if (this.nextNonSpace().typ === "rightDelim")
      return { type: "template", pos: item.pos, name, pipe: null };
    this.backup();
    return { type: "template", pos: item.pos, name, pipe: this.pipeline(context, "rightDelim") };
  }

  private parseTemplateName(item: Item, context: string): string {
    if (item.typ !== "string" && item.typ !== "rawString") this.unexpected(item, context);
    return this.unquote(item.val);
  }

  private unquote(literal: string): string {
    return unquote(literal) ?? this.errorf("invalid syntax");
  }

  /** operand (space operand)*, up to a pipe, which is consumed, or a right delimiter, which is not. */
  private command(): CommandNode {
    const cmd: CommandNode = { type: "command", pos: this.peekNonSpace().pos, args: [] };
    for (;;) {
      this.peekNonSpace();
      const operand = this.operand();
      if (operand) cmd.args.push(operand);
      const item = this.next();
      if (item.typ === "space") continue;
      if (item.typ === "rightDelim" || item.typ === "rightParen") this.backup();
      else if (item.typ !== "pipe") this.unexpected(item, "operand");
      break;
    }
    if (cmd.args.length === 0) this.errorf("empty command");
    return cmd;
  }

  /** term .Field* */
  private operand(): Node | null {
    const node = this.term();
    if (!node || this.peek().typ !== "field") return node;
    const { pos } = this.peek();
    const field: string[] = [];
    while (this.peek().typ === "field") field.push(this.next().val.slice(1));
    if (node.type === "field" || node.type === "variable") {
      return { type: node.type, pos, ident: [...node.ident, ...field] };
    }
    if (literals.has(node.type)) this.errorf(`unexpected . after term ${quote(nodeText(node))}`);
    return { type: "chain", pos, node, field };
  }

  /** literal | function | . | .Field | $x | '(' pipeline ')'; null when the next item is none of them. */
  private term(): Node | null {
    const item = this.nextNonSpace();
    const { pos, val } = item;
    switch (item.typ) {
      case "identifier":
        if (!this.shared.hasFunction(val)) this.errorf(`function ${quote(val)} not defined`);
        return { type: "identifier", pos, ident: val };
      case "dot":
      case "nil":
        return { type: item.typ, pos };
      case "variable":
        return this.variableInUse(pos, val);
      case "field":
        return { type: "field", pos, ident: [val.slice(1)] };
      case "bool":
        return { type: "bool", pos, value: val === "true" };
      case "charConstant":
      case "complex":
      case "number": {
        const number = newNumber(pos, val, item.typ);
        return typeof number === "string" ? this.errorf(number) : number;
      }
      case "leftParen":
        return this.parenthesized();
      case "string":
      case "rawString":
        return { type: "string", pos, quoted: val, text: this.unquote(val) };
      default:
        this.backup();
        return null;
    }
  }

  private parenthesized(): PipeNode {
    if (this.stackDepth >= maxStackDepth) this.errorf("max expression depth exceeded");
    this.stackDepth++;
    const pipe = this.pipeline("parenthesized pipeline", "rightParen");
    this.stackDepth--;
    return pipe;
  }

  // parse.go: useVar
  private variableInUse(pos: Offset, name: string): VariableNode {
    if (!this.vars.has(name)) this.errorf(`undefined variable ${quote(name)}`);
    return newVariable(pos, name);
  }
}

function newVariable(pos: Offset, name: string): VariableNode {
  return { type: "variable", pos, ident: [name] };
}
