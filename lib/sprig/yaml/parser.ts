/** The node tree of the first document of a YAML text, as goyaml.v2 builds it. // parserc.go, decode.go: parser */
import { LimitError } from "../../gotemplate/errors";
import { spendElement } from "../../gotemplate/spend";
import { YamlError } from "./error";
import { Reader } from "./reader";
import { parserError, Scanner, type Token, type TokenType } from "./scanner";

export interface ScalarNode {
  readonly kind: "scalar";
  readonly value: string;
  /** "" when there is none. */
  readonly tag: string;
  /** A plain scalar without a tag, or one tagged `!`. */
  readonly implicit: boolean;
}

export interface SequenceNode {
  readonly kind: "sequence";
  readonly children: Node[];
}

/** Keys and values in turn. */
export interface MappingNode {
  readonly kind: "mapping";
  readonly children: Node[];
}

export interface AliasNode {
  readonly kind: "alias";
  readonly name: string;
  readonly target: Node;
}

export type Node = ScalarNode | SequenceNode | MappingNode | AliasNode;

/** Deeper nesting than any manifest has; ours, since Go goes on to 10,000. */
const deepest = 1000;
const standardPrefix = "tag:yaml.org,2002:";

/** null for a text without a document. Throws a YamlError. */
export function parseYaml(text: string): Node | null {
  return new Parser(text === "" ? "\n" : text).parseDocument();
}

/** Tokens that leave a node empty, by the place where it is. */
const endOfBlockEntry: ReadonlySet<TokenType> = new Set(["block-entry", "block-end"]);
const endOfIndentless: ReadonlySet<TokenType> = new Set(["block-entry", "key", "value", "block-end"]);
const endOfBlockKey: ReadonlySet<TokenType> = new Set(["key", "value", "block-end"]);
const endOfFlowPair: ReadonlySet<TokenType> = new Set(["value", "flow-entry", "flow-sequence-end"]);
const endOfFlowKey: ReadonlySet<TokenType> = new Set(["value", "flow-entry", "flow-mapping-end"]);
const endOfContent: ReadonlySet<TokenType> = new Set([
  "version-directive",
  "tag-directive",
  "document-start",
  "document-end",
  "stream-end",
]);

interface Properties {
  readonly anchor: string;
  readonly tag: string;
}

class Parser {
  private readonly scanner: Scanner;
  private readonly anchors = new Map<string, Node>();
  private readonly tagPrefixes = new Map<string, string>();
  private depth = 0;

  constructor(text: string) {
    this.scanner = new Scanner(new Reader(text));
  }

  /** parserc.go: yaml_parser_parse_document_start, decode.go: document */
  parseDocument(): Node | null {
    const { scanner } = this;
    let token = scanner.peek();
    const explicit = token.type === "document-start" || token.type.endsWith("-directive");
    if (!explicit && token.type === "stream-end") return null;
    this.processDirectives();
    if (explicit) {
      token = scanner.peek();
      if (token.type !== "document-start")
        throw parserError("did not find expected <document start>", token.start);
      scanner.skip();
    }
    const empty = explicit && endOfContent.has(scanner.peek().type);
    const node = empty ? emptyScalar : this.parseNode(true, false);
    // The end of the document looks one token further, which may be an error.
    scanner.peek();
    return node;
  }

  // parserc.go: yaml_parser_process_directives
  private processDirectives(): void {
    let seenVersion = false;
    for (;;) {
      const token = this.scanner.peek();
      if (token.type === "version-directive") {
        if (seenVersion) throw parserError("found duplicate %YAML directive", token.start);
        if (token.value !== "1.1") throw parserError("found incompatible YAML document", token.start);
        seenVersion = true;
      } else if (token.type === "tag-directive") {
        if (this.tagPrefixes.has(token.value)) {
          throw parserError("found duplicate %TAG directive", token.start);
        }
        this.tagPrefixes.set(token.value, token.suffix);
      } else {
        break;
      }
      this.scanner.skip();
    }
    if (!this.tagPrefixes.has("!")) this.tagPrefixes.set("!", "!");
    if (!this.tagPrefixes.has("!!")) this.tagPrefixes.set("!!", standardPrefix);
  }

  // parserc.go: yaml_parser_parse_node
  private parseNode(block: boolean, indentless: boolean): Node {
    const { scanner } = this;
    const first = scanner.peek();
    if (first.type === "alias") return this.parseAlias(first);
    const properties = this.parseProperties(first);
    const token = scanner.peek();
    if (indentless && token.type === "block-entry") {
      return this.collection("sequence", properties, (children) => this.parseIndentless(children));
    }
    switch (token.type) {
      case "scalar":
        scanner.skip();
        return this.anchored(properties, scalarNode(token, properties.tag));
      case "flow-sequence-start":
        return this.collection("sequence", properties, (children) => this.parseFlowSequence(children));
      case "flow-mapping-start":
        return this.collection("mapping", properties, (children) => this.parseFlowMapping(children));
      case "block-sequence-start":
        if (!block) break;
        return this.collection("sequence", properties, (children) => this.parseBlockSequence(children));
      case "block-mapping-start":
        if (!block) break;
        return this.collection("mapping", properties, (children) => this.parseBlockMapping(children));
    }
    const { anchor, tag } = properties;
    if (anchor === "" && tag === "") throw parserError("did not find expected node content", token.start);
    return this.anchored(properties, { kind: "scalar", value: "", tag, implicit: tag === "" });
  }

  // decode.go: alias
  private parseAlias(token: Token): AliasNode {
    const target = this.anchors.get(token.value);
    if (!target) throw new YamlError(`unknown anchor '${token.value}' referenced`);
    this.scanner.skip();
    return { kind: "alias", name: token.value, target };
  }

  /** An anchor and a tag in either order. */
  private parseProperties(first: Token): Properties {
    const { scanner } = this;
    let anchor = "";
    let tag: Token | null = null;
    const take = (token: Token): boolean => {
      if (token.type === "anchor" && anchor === "") anchor = token.value;
      else if (token.type === "tag" && tag === null) tag = token;
      else return false;
      scanner.skip();
      return true;
    };
    if (take(first)) take(scanner.peek());
    return { anchor, tag: tag === null ? "" : this.tagName(tag) };
  }

  private tagName({ value, suffix, start }: Token): string {
    if (value === "") return suffix;
    const prefix = this.tagPrefixes.get(value);
    if (prefix === undefined || prefix + suffix === "")
      throw parserError("found undefined tag handle", start);
    return prefix + suffix;
  }

  private anchored<T extends Node>({ anchor }: Properties, node: T): T {
    spendElement();
    if (anchor !== "") this.anchors.set(anchor, node);
    return node;
  }

  private collection(
    kind: "sequence" | "mapping",
    properties: Properties,
    fill: (children: Node[]) => void,
  ): SequenceNode | MappingNode {
    const node = this.anchored(properties, { kind, children: [] });
    this.depth++;
    if (this.depth > deepest) throw new LimitError("limit_depth", `YAML is nested deeper than ${deepest}`);
    fill(node.children);
    this.depth--;
    return node;
  }

  /** The node that follows, or an empty one where a token of `ends` comes instead. */
  private nodeUnless(ends: ReadonlySet<TokenType>, block: boolean, indentless = false): Node {
    return ends.has(this.scanner.peek().type) ? emptyScalar : this.parseNode(block, indentless);
  }

  // parserc.go: yaml_parser_parse_block_sequence_entry
  private parseBlockSequence(children: Node[]): void {
    const { scanner } = this;
    scanner.skip();
    for (let token = scanner.peek(); token.type !== "block-end"; token = scanner.peek()) {
      if (token.type !== "block-entry") throw parserError("did not find expected '-' indicator", token.start);
      scanner.skip();
      children.push(this.nodeUnless(endOfBlockEntry, true));
    }
    scanner.skip();
  }

  // parserc.go: yaml_parser_parse_indentless_sequence_entry
  private parseIndentless(children: Node[]): void {
    const { scanner } = this;
    while (scanner.peek().type === "block-entry") {
      scanner.skip();
      children.push(this.nodeUnless(endOfIndentless, true));
    }
  }

  // parserc.go: yaml_parser_parse_block_mapping_key, yaml_parser_parse_block_mapping_value
  private parseBlockMapping(children: Node[]): void {
    const { scanner } = this;
    scanner.skip();
    for (let token = scanner.peek(); token.type !== "block-end"; token = scanner.peek()) {
      if (token.type !== "key") throw parserError("did not find expected key", token.start);
      scanner.skip();
      children.push(this.nodeUnless(endOfBlockKey, true, true));
      if (scanner.peek().type === "value") {
        scanner.skip();
        children.push(this.nodeUnless(endOfBlockKey, true, true));
      } else {
        children.push(emptyScalar);
      }
    }
    scanner.skip();
  }

  // parserc.go: yaml_parser_parse_flow_sequence_entry
  private parseFlowSequence(children: Node[]): void {
    const { scanner } = this;
    scanner.skip();
    for (let first = true; scanner.peek().type !== "flow-sequence-end"; first = false) {
      if (!first) this.expectFlowEntry("did not find expected ',' or ']'");
      const { type } = scanner.peek();
      if (type === "flow-sequence-end") break;
      if (type !== "key") {
        children.push(this.parseNode(false, false));
        continue;
      }
      const pair = (into: Node[]) => this.parseFlowPair(into);
      children.push(this.collection("mapping", { anchor: "", tag: "" }, pair));
    }
    scanner.skip();
  }

  /** `[key: value]`. // parserc.go: yaml_parser_parse_flow_sequence_entry_mapping_key */
  private parseFlowPair(children: Node[]): void {
    const { scanner } = this;
    scanner.skip();
    if (endOfFlowPair.has(scanner.peek().type)) {
      // Go drops the token that ends the empty key.
      scanner.skip();
      children.push(emptyScalar);
    } else {
      children.push(this.parseNode(false, false));
    }
    if (scanner.peek().type !== "value") {
      children.push(emptyScalar);
      return;
    }
    scanner.skip();
    const { type } = scanner.peek();
    const ends = type === "flow-entry" || type === "flow-sequence-end";
    children.push(ends ? emptyScalar : this.parseNode(false, false));
  }

  // parserc.go: yaml_parser_parse_flow_mapping_key
  private parseFlowMapping(children: Node[]): void {
    const { scanner } = this;
    scanner.skip();
    for (let first = true; scanner.peek().type !== "flow-mapping-end"; first = false) {
      if (!first) this.expectFlowEntry("did not find expected ',' or '}'");
      const { type } = scanner.peek();
      if (type === "flow-mapping-end") break;
      if (type !== "key") {
        children.push(this.parseNode(false, false), emptyScalar);
        // Go looks at the next token before it gives the empty value.
        scanner.peek();
        continue;
      }
      scanner.skip();
      children.push(this.nodeUnless(endOfFlowKey, false), this.parseFlowValue());
    }
    scanner.skip();
  }

  // parserc.go: yaml_parser_parse_flow_mapping_value
  private parseFlowValue(): Node {
    const { scanner } = this;
    if (scanner.peek().type !== "value") return emptyScalar;
    scanner.skip();
    const { type } = scanner.peek();
    return type === "flow-entry" || type === "flow-mapping-end" ? emptyScalar : this.parseNode(false, false);
  }

  private expectFlowEntry(problem: string): void {
    const token = this.scanner.peek();
    if (token.type !== "flow-entry") throw parserError(problem, token.start);
    this.scanner.skip();
  }
}

const emptyScalar: ScalarNode = { kind: "scalar", value: "", tag: "", implicit: true };

function scalarNode({ value, plain }: Token, tag: string): ScalarNode {
  return { kind: "scalar", value, tag, implicit: (tag === "" && plain) || tag === "!" };
}
