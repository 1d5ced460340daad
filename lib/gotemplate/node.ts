/**
 * The parse tree: what the parser makes, the compiler reads and errors print. `nodeText` prints a node as Go
 * does, which is also a template that parses to the same tree. // text/template/parse/node.go
 */
import type { Offset } from "./lex";
import { quote } from "./strconv/quote";

interface At {
  readonly pos: Offset;
}

export interface TextNode extends At {
  readonly type: "text";
  readonly text: string;
}

export interface ListNode extends At {
  readonly type: "list";
  readonly nodes: Node[];
}

export interface PipeNode extends At {
  readonly type: "pipe";
  /** The variables are assigned, not declared. */
  isAssign: boolean;
  readonly decl: VariableNode[];
  readonly cmds: CommandNode[];
}

export interface ActionNode extends At {
  readonly type: "action";
  readonly pipe: PipeNode;
}

export interface CommandNode extends At {
  readonly type: "command";
  readonly args: Node[];
}

export interface IdentifierNode extends At {
  readonly type: "identifier";
  readonly ident: string;
}

/** `ident[0]` holds the name with its dollar, the others are fields. */
export interface VariableNode extends At {
  readonly type: "variable";
  readonly ident: readonly string[];
}

export interface DotNode extends At {
  readonly type: "dot";
}

export interface NilNode extends At {
  readonly type: "nil";
}

export interface FieldNode extends At {
  readonly type: "field";
  readonly ident: readonly string[];
}

export interface ChainNode extends At {
  readonly type: "chain";
  readonly node: Node;
  readonly field: readonly string[];
}

export interface BoolNode extends At {
  readonly type: "bool";
  readonly value: boolean;
}

/** A constant under each type that can hold it; null where none can. // node.go: NumberNode */
export interface NumberNode extends At {
  readonly type: "number";
  readonly int: bigint | null;
  readonly uint: bigint | null;
  readonly float: number | null;
  readonly complex: { readonly real: number; readonly imaginary: number } | null;
  readonly text: string;
}

export interface StringNode extends At {
  readonly type: "string";
  /** As written, with its quotes. */
  readonly quoted: string;
  readonly text: string;
}

/** `if`, `range` and `with` are alike. // node.go: BranchNode */
export interface BranchNode extends At {
  readonly type: "if" | "range" | "with";
  readonly pipe: PipeNode;
  readonly list: ListNode;
  readonly elseList: ListNode | null;
}

export interface TemplateNode extends At {
  readonly type: "template";
  readonly name: string;
  readonly pipe: PipeNode | null;
}

/** Nodes without anything but their place; `end` and `else` are not part of a finished tree. */
export interface WordNode extends At {
  readonly type: "break" | "continue" | "end" | "else";
}

export type Node =
  | TextNode
  | ListNode
  | PipeNode
  | ActionNode
  | CommandNode
  | IdentifierNode
  | VariableNode
  | DotNode
  | NilNode
  | FieldNode
  | ChainNode
  | BoolNode
  | NumberNode
  | StringNode
  | BranchNode
  | TemplateNode
  | WordNode;

/** The node as Go prints it. // node.go: String */
export function nodeText(node: Node): string {
  switch (node.type) {
    case "text":
    case "number":
      return node.text;
    case "list":
      return node.nodes.map(nodeText).join("");
    case "pipe":
      return pipeText(node);
    case "action":
      return `{{${pipeText(node.pipe)}}}`;
    case "command":
      return node.args.map(argText).join(" ");
    case "identifier":
      return node.ident;
    case "variable":
      return node.ident.join(".");
    case "dot":
      return ".";
    case "nil":
      return "nil";
    case "field":
      return node.ident.map((name) => `.${name}`).join("");
    case "chain":
      return argText(node.node) + node.field.map((name) => `.${name}`).join("");
    case "bool":
      return String(node.value);
    case "string":
      return node.quoted;
    case "if":
    case "range":
    case "with":
      return branchText(node);
    case "template":
      return `{{template ${quote(node.name)}${node.pipe ? ` ${pipeText(node.pipe)}` : ""}}}`;
    default:
      return `{{${node.type}}}`;
  }
}

function argText(node: Node): string {
  return node.type === "pipe" ? `(${pipeText(node)})` : nodeText(node);
}

function pipeText(pipe: PipeNode): string {
  const names = pipe.decl.map(nodeText).join(", ");
  const declaration = names && names + (pipe.isAssign ? " = " : " := ");
  return declaration + pipe.cmds.map(nodeText).join(" | ");
}

function branchText(node: BranchNode): string {
  const otherwise = node.elseList ? `{{else}}${nodeText(node.elseList)}` : "";
  return `{{${node.type} ${pipeText(node.pipe)}}}${nodeText(node.list)}${otherwise}{{end}}`;
}

/** True when nothing but white space stands in the list. // parse.go: IsEmptyTree */
export function isEmptyTree(node: Node): boolean {
  if (node.type === "list") return node.nodes.every(isEmptyTree);
  return node.type === "text" && !/[^\s\u0085]|\ufeff/.test(node.text);
}
