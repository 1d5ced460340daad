/**
 * One YAML document as Kubernetes' reader takes it (sigs.k8s.io/yaml over go-yaml v2), with line and column of every
 * node. The last of two equal keys wins, aliases and merge keys are followed, size and depth are bounded.
 */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  visit,
  type YAMLError,
  type YAMLMap,
} from "yaml";
import { fromBytes } from "../../gotemplate";
import { formatFloat } from "../../gotemplate/strconv/format-float";
import { resolveScalar, type ScalarValue } from "./resolve-scalar";
import type { YamlMap, YamlValue } from "./yaml-value";

export interface Position {
  readonly line: number;
  readonly column: number;
}

export type Path = readonly (string | number)[];

export interface YamlDocument {
  readonly value: YamlValue;
  /** Where the value of a path stands, or its nearest parent that does. */
  position(path: Path): Position;
  has(path: Path): boolean;
  /** Keys given twice in one map: the last wins. */
  readonly duplicates: readonly { readonly key: string; readonly position: Position }[];
}

/** The text is not YAML, or no JSON can be made of it. `message` is Go's text where `exact`, else close to it. */
export class YamlFault extends Error {
  override readonly name = "YamlFault";
  constructor(
    message: string,
    readonly position: Position,
    readonly exact: boolean,
  ) {
    super(message);
  }
}

export const yamlLimits = { nodes: 2_000_000, depth: 1_000 };

/** yaml.go: yamlToJSONTarget. The first document of the text; throws YamlFault. */
export function readDocument(text: string, firstLine = 1): YamlDocument {
  try {
    return readBounded(text, firstLine);
  } catch (error) {
    // The parser's own recursion: nesting of many thousands.
    if (!(error instanceof RangeError)) throw error;
    throw new YamlFault("yaml: exceeded max depth of 10000", { line: firstLine, column: 1 }, false);
  }
}

function readBounded(text: string, firstLine: number): YamlDocument {
  const lines = new LineCounter();
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(Math.max(0, offset));
    return { line: Math.max(1, line) + firstLine - 1, column: Math.max(1, col) };
  };
  const document = parse(text, lines, at);
  const reader = new Reader(document, at);
  return {
    value: reader.read(document.contents, 0),
    duplicates: reader.duplicates,
    position: (path) => at(findNode(document, path).offset),
    has: (path) => findNode(document, path).found,
  };
}

function parse(text: string, lines: LineCounter, at: (offset: number) => Position): Document {
  const document = parseDocument(text, {
    version: "1.1",
    schema: "failsafe",
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
    lineCounter: lines,
  });
  const error = document.errors.find(({ code }) => code !== "MULTIPLE_DOCS");
  if (error) throw syntaxFault(error, text, at);
  return document;
}

/** yamlh: parserError. libyaml's words for the errors that we can tell; others keep our parser's. */
function syntaxFault(error: YAMLError, text: string, at: (offset: number) => Position): YamlFault {
  const position = at(error.pos[0]);
  const open = /flow (sequence|map|collection)/i.exec(error.message);
  if (open && error.pos[0] >= text.trimEnd().length - 1) {
    const lineCount = text.replace(/\n$/, "").split("\n").length;
    const close = error.message.includes("}") ? "}" : "]";
    return new YamlFault(`yaml: line ${lineCount}: did not find expected ',' or '${close}'`, position, true);
  }
  if (error.code === "BLOCK_AS_IMPLICIT_KEY") {
    return new YamlFault(
      `yaml: line ${position.line}: mapping values are not allowed in this context`,
      position,
      true,
    );
  }
  return new YamlFault(`yaml: line ${position.line}: ${error.message}`, position, false);
}

class Reader {
  readonly duplicates: { key: string; position: Position }[] = [];
  private nodes = 0;
  private aliasNodes = 0;
  private aliasDepth = 0;
  private readonly targets: ReadonlyMap<Alias, Node>;

  constructor(
    document: Document,
    private readonly at: (offset: number) => Position,
  ) {
    this.targets = aliasTargets(document);
  }

  read(node: unknown, depth: number): YamlValue {
    if (node === null || node === undefined) return null;
    this.count(node);
    if (depth > yamlLimits.depth) throw this.fault("yaml: exceeded max depth of 10000", node);
    if (isAlias(node)) return this.readAlias(node, depth);
    if (isScalar(node)) return this.scalar(node);
    if (isSeq(node)) return node.items.map((item) => this.read(item, depth + 1));
    if (isMap(node)) return this.map(node, depth);
    throw this.fault("yaml: unknown node", node);
  }

  /** decode.go: unmarshal. A document that is nearly all aliases is refused. */
  private count(node: unknown): void {
    this.nodes++;
    if (this.aliasDepth > 0) this.aliasNodes++;
    const share = this.aliasNodes / this.nodes;
    const excessive = this.aliasNodes > 100 && this.nodes > 1_000 && share > allowedAliasShare(this.nodes);
    if (excessive || this.nodes > yamlLimits.nodes)
      throw this.fault("yaml: document contains excessive aliasing", node);
  }

  private readAlias(alias: Alias, depth: number): YamlValue {
    this.aliasDepth++;
    const value = this.read(this.resolve(alias), depth + 1);
    this.aliasDepth--;
    return value;
  }

  private resolve(alias: Alias): Node {
    const target = this.targets.get(alias);
    if (!target) throw this.fault(`yaml: unknown anchor '${alias.source}' referenced`, alias);
    return target;
  }

  private scalar(node: Scalar): ScalarValue {
    const value = resolveTagged(node);
    if (value === undefined)
      throw this.fault(`yaml: cannot decode \`${String(node.value)}\` as a ${node.tag}`, node);
    if (typeof value === "number" && !Number.isFinite(value)) {
      throw this.fault(
        `json: unsupported value: ${Number.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf"}`,
        node,
      );
    }
    return value;
  }

  /** decode.go: mapping. Merge keys count where they stand, so a later key overrides them. */
  private map(node: YAMLMap, depth: number, into: YamlMap = new Map()): YamlMap {
    const own = new Set<string>();
    for (const { key, value } of node.items) {
      if (isMergeKey(key)) {
        this.merge(value, into, depth);
        continue;
      }
      const name = this.key(key, value, depth);
      if (own.has(name)) this.duplicates.push({ key: name, position: this.at(startOf(key)) });
      own.add(name);
      into.set(name, this.read(value, depth + 1));
    }
    return into;
  }

  private merge(value: unknown, into: YamlMap, depth: number): void {
    const target = isAlias(value) ? this.resolve(value) : value;
    if (depth > yamlLimits.depth) throw this.fault("yaml: exceeded max depth of 10000", value);
    if (isMap(target)) this.map(target, depth + 1, into);
    else if (isSeq(target) && !isAlias(value)) {
      for (const item of target.items.toReversed()) {
        if (!isMap(isAlias(item) ? this.resolve(item) : item)) throw this.fault(wantMap, value);
        this.merge(item, into, depth + 1);
      }
    } else throw this.fault(wantMap, value);
  }

  /** yaml.go: convertToJSONableObject. Keys that aren't text become text as Go prints them. */
  private key(key: unknown, value: unknown, depth: number): string {
    const read = this.read(key, depth + 1);
    if (typeof read === "string") return read;
    if (typeof read === "number") return formatFloat(read, "g", -1, 32);
    if (typeof read === "bigint" || typeof read === "boolean") return String(read);
    if (read !== null) throw this.fault(`yaml: invalid map key: ${keyText(read)}`, key ?? value);
    throw this.fault("unsupported map key of type: %!s(<nil>), key: <nil>", key ?? value);
  }

  private fault(message: string, node: unknown): YamlFault {
    return new YamlFault(message, this.at(startOf(node)), false);
  }
}

/** decode.go: allowedAliasRatio */
function allowedAliasShare(nodes: number): number {
  if (nodes <= 400_000) return 0.99;
  return nodes >= 4_000_000 ? 0.1 : 0.99 - (0.89 * (nodes - 400_000)) / 3_600_000;
}

/** What each alias stands for: the last anchor of that name before it. */
function aliasTargets(document: Document): Map<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, (_, node) => {
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target) targets.set(node, target);
    } else if (isNode(node) && "anchor" in node && typeof node.anchor === "string")
      anchors.set(node.anchor, node);
  });
  return targets;
}

const wantMap = "yaml: map merge requires map or sequence of maps as the value";

const keyText = (value: YamlValue) => (Array.isArray(value) ? "a list" : "a map");

function isMergeKey(key: unknown): boolean {
  return (
    isScalar(key) && key.value === "<<" && key.type === "PLAIN" && (!key.tag || key.tag.endsWith(":merge"))
  );
}

/** decode.go: scalar. Undefined when the tag does not fit the text. */
function resolveTagged(node: Scalar): ScalarValue | undefined {
  const text = foldOldBreaks(node);
  const tag = shortTag(node.tag);
  if (tag === "" || tag === "!!timestamp") return node.type === "PLAIN" ? resolveScalar(text) : text;
  if (tag === "!!binary") return binaryText(text);
  if (tag === "!!str" || !/^!!(bool|int|float|null)$/.test(tag)) return text;
  const value = resolveScalar(text);
  if (tag === "!!float" && typeof value === "bigint") return Number(value);
  const type =
    value === null
      ? "null"
      : { boolean: "bool", bigint: "int", number: "float", string: "str" }[typeof value as "string"];
  return tag === `!!${type}` ? value : undefined;
}

/** YAML 1.1 has three more line breaks; in quoted text the blanks around them go, as around any break. */
function foldOldBreaks({ value, type }: Scalar): string {
  const text = String(value ?? "");
  if (!type?.startsWith("QUOTE") || !/[\u0085\u2028\u2029]/.test(text)) return text;
  return text.replace(/[ \t]*\u0085[ \t]*/g, " ").replace(/[ \t]*([\u2028\u2029])[ \t]*/g, "$1");
}

/** Undefined when it is no base64. */
function binaryText(text: string): string | undefined {
  const base64 = text.replace(/[\r\n]/g, "");
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64)) return undefined;
  return fromBytes(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)));
}

function shortTag(tag: string | undefined): string {
  return (tag ?? "").replace(/^tag:yaml\.org,2002:/, "!!");
}

function startOf(node: unknown): number {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range)
    ? Number(node.range[0])
    : 0;
}

/** The start of a path's node; of its nearest parent when a merge key or an alias brought it in. */
function findNode(document: Document, path: Path): { offset: number; found: boolean } {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isSeq(node) && typeof step === "number") node = node.items[step];
    else if (isMap(node)) {
      const pair = node.items.findLast(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair) offset = startOf(pair.key);
      node = pair?.value;
    } else node = undefined;
    if (node === undefined) return { offset, found: false };
    if (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) offset = startOf(node);
  }
  return { offset, found: true };
}
