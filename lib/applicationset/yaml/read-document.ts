/**
 * One YAML document as Kubernetes' reader takes it (sigs.k8s.io/yaml over go-yaml v2): the value and the errors are
 * those of the port that templates use too, line and column come from the `yaml` package's syntax tree, made only when
 * somebody asks. The last of two equal keys wins.
 */
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from "yaml";
import { LimitError, toValidText } from "../../gotemplate";
import { formatFloat } from "../../gotemplate/strconv/format-float";
import { decodeYaml } from "../../sprig/yaml/decode";
import { YamlError } from "../../sprig/yaml/error";
import { goSyntax } from "../../sprig/yaml/go-syntax";
import type { YamlValue as GoYamlValue, YamlKey } from "../../sprig/yaml/resolve";
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

/** The text is not YAML, or no JSON can be made of it. `message` is Go's text. */
export class YamlFault extends Error {
  override readonly name = "YamlFault";
  constructor(
    message: string,
    readonly position: Position,
  ) {
    super(message);
  }
}

/** yaml.go: yamlToJSONTarget. The first document of the text; throws YamlFault. */
export function readDocument(text: string, firstLine = 1): YamlDocument {
  const tree = new SyntaxTree(text, firstLine);
  return {
    value: readValue(text, firstLine, tree),
    position: (path) => tree.find(path).position,
    has: (path) => tree.find(path).found,
    get duplicates() {
      return tree.duplicates();
    },
  };
}

function readValue(text: string, firstLine: number, tree: SyntaxTree): YamlValue {
  try {
    return toJsonable(decodeYaml(text));
  } catch (error) {
    if (error instanceof YamlError) throw new YamlFault(error.message, tree.faultPosition(error.message));
    if (error instanceof NotJson) throw new YamlFault(error.message, tree.find([]).position);
    // Without asking the tree: what is too much for us may take its parser long.
    if (error instanceof LimitError) {
      throw new YamlFault(`yaml: ${error.message}`, { line: firstLine, column: 1 });
    }
    throw error;
  }
}

/** JSON has no such value or key. */
class NotJson extends Error {}

/** yaml.go: convertToJSONableObject. Keys that aren't text become text as Go prints them. */
function toJsonable(value: GoYamlValue): YamlValue {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new NotJson(`json: unsupported value: ${formatFloat(value, "g")}`);
  }
  if (typeof value === "string") return toValidText(value);
  if (Array.isArray(value)) return value.map(toJsonable);
  if (!(value instanceof Map)) return value;
  const out: YamlMap = new Map();
  for (const [key, item] of value) out.set(toValidText(keyText(key, item)), toJsonable(item));
  return out;
}

function keyText(key: YamlKey, value: GoYamlValue): string {
  if (typeof key === "string") return key;
  if (typeof key === "number") return floatKeys.get(String(key)) ?? formatFloat(key, "g", -1, 32);
  if (typeof key === "boolean" || (typeof key === "bigint" && key < 2n ** 63n)) return String(key);
  const type = key === null ? "%!s(<nil>)" : "uint64";
  throw new NotJson(`unsupported map key of type: ${type}, key: ${goSyntax(key)}, value: ${goSyntax(value)}`);
}

const floatKeys = new Map([
  ["Infinity", ".inf"],
  ["-Infinity", "-.inf"],
  ["NaN", ".nan"],
]);

/** Where things stand. Its parser differs from Go's in corners, so it says nothing of values. */
class SyntaxTree {
  private readonly lines = new LineCounter();
  private parsed: Document | null = null;

  constructor(
    private readonly text: string,
    private readonly firstLine: number,
  ) {}

  private get document(): Document {
    this.parsed ??= this.parse();
    return this.parsed;
  }

  private parse(): Document {
    const options = { version: "1.1", schema: "failsafe", uniqueKeys: false, prettyErrors: false } as const;
    try {
      return parseDocument(this.text, { ...options, logLevel: "silent", lineCounter: this.lines });
    } catch (error) {
      // Its recursion ends before ours: then everything stands at the start.
      if (error instanceof RangeError) return parseDocument("");
      throw error;
    }
  }

  private at(offset: number): Position {
    const { line, col } = this.lines.linePos(Math.max(0, offset));
    return { line: Math.max(1, line) + this.firstLine - 1, column: Math.max(1, col) };
  }

  /** The line that Go's text names, else where the tree's own parser stumbles. */
  faultPosition(message: string): Position {
    const named = /^yaml: line (\d+):/.exec(message)?.[1];
    const [error] = this.document.errors;
    const own = this.at(error ? error.pos[0] : 0);
    if (!named) return own;
    const line = Number(named) + this.firstLine - 1;
    return own.line === line ? own : { line, column: 1 };
  }

  find(path: Path): { position: Position; found: boolean } {
    const { document } = this;
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
      if (node === undefined) return { position: this.at(offset), found: false };
      if (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) offset = startOf(node);
    }
    return { position: this.at(offset), found: true };
  }

  duplicates(): { key: string; position: Position }[] {
    const found: { key: string; position: Position }[] = [];
    visit(this.document, {
      Map: (_, { items }) => {
        const seen = new Set<string>();
        for (const { key } of items) {
          if (!isScalar(key) || key.value === "<<") continue;
          const name = String(key.value);
          if (seen.has(name)) found.push({ key: name, position: this.at(startOf(key)) });
          seen.add(name);
        }
      },
    });
    return found;
  }
}

function startOf(node: unknown): number {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range)
    ? Number(node.range[0])
    : 0;
}
