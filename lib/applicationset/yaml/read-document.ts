/**
 * One YAML document as Kubernetes' reader takes it (sigs.k8s.io/yaml over go-yaml v2): the value and the errors are
 * those of the port that templates use too, places come from the `yaml` package's syntax tree, made only when somebody
 * asks. The last of two equal keys wins.
 */
import { LimitError, toValidText } from "../../gotemplate";
import { formatFloat } from "../../gotemplate/strconv/format-float";
import { type DecodeNotes, decodeYaml } from "../../sprig/yaml/decode";
import { YamlError } from "../../sprig/yaml/error";
import { goSyntax } from "../../sprig/yaml/go-syntax";
import type { YamlValue as GoYamlValue, YamlKey } from "../../sprig/yaml/resolve";
import {
  type BooleanKey,
  type Path,
  type Position,
  type RepeatedKey,
  type SourceRange,
  SyntaxTree,
} from "./syntax-tree";
import type { YamlMap, YamlValue } from "./yaml-value";

export type { BooleanKey, Path, Position } from "./syntax-tree";

/** Where the parts of a document stand. Offsets are those of the text that was read. */
export interface SourcePlaces {
  /** Where the value of a path begins, or its nearest parent that is there. */
  position(path: Path): Position;
  /** Where that value ends, exclusive. */
  end(path: Path): Position;
  has(path: Path): boolean;
  /** The value's own text, without anchor and tag; of an empty value its key's. null: the path is not there. */
  range(path: Path): SourceRange | null;
  /** The key's text; null for an item of a list, and where the path is not there. */
  keyRange(path: Path): SourceRange | null;
  /** Line and column of an offset. */
  at(offset: number): Position;
}

export interface DuplicateKey extends RepeatedKey {
  readonly position: Position;
}

export interface YamlDocument extends SourcePlaces {
  readonly value: YamlValue;
  /** Keys given twice in one map: the last wins. */
  readonly duplicates: readonly DuplicateKey[];
  /** Keys that become `true` or `false` though they are written otherwise. */
  readonly booleanKeys: readonly BooleanKey[];
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
  const notes = { repeatedKeys: false, booleanKeys: false };
  return {
    value: readValue(text, firstLine, tree, notes),
    ...placesIn(tree),
    get duplicates() {
      // The tree costs more than the value: it is made only where there is something to say.
      if (!notes.repeatedKeys) return [];
      return tree.duplicates().map((found) => ({ ...found, position: tree.at(found.range.from) }));
    },
    get booleanKeys() {
      return notes.booleanKeys ? tree.booleanKeys() : [];
    },
  };
}

function placesIn(tree: SyntaxTree): SourcePlaces {
  const whenFound = (path: Path) => {
    const node = tree.find(path);
    return node.found ? node : null;
  };
  return {
    position: (path) => tree.at(tree.find(path).range.from),
    end: (path) => tree.at(tree.find(path).range.to),
    has: (path) => tree.find(path).found,
    range: (path) => whenFound(path)?.range ?? null,
    keyRange: (path) => whenFound(path)?.keyRange ?? null,
    at: (offset) => tree.at(offset),
  };
}

function readValue(text: string, firstLine: number, tree: SyntaxTree, notes: Notes): YamlValue {
  try {
    return toJsonable(decodeYaml(text, notes), notes);
  } catch (error) {
    if (error instanceof YamlError || error instanceof NotJson)
      throw new YamlFault(error.message, tree.faultPosition(error.message));
    // Without asking the tree: what is too much for us may take its parser long.
    if (error instanceof LimitError) {
      throw new YamlFault(`yaml: ${error.message}`, { line: firstLine, column: 1 });
    }
    throw error;
  }
}

interface Notes extends DecodeNotes {
  /** Some key was a boolean. */
  booleanKeys: boolean;
}

/** JSON has no such value or key. */
class NotJson extends Error {}

/** yaml.go: convertToJSONableObject. Keys that aren't text become text as Go prints them. */
function toJsonable(value: GoYamlValue, notes: Notes): YamlValue {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new NotJson(`json: unsupported value: ${formatFloat(value, "g")}`);
  }
  if (typeof value === "string") return toValidText(value);
  if (Array.isArray(value)) return value.map((item) => toJsonable(item, notes));
  if (!(value instanceof Map)) return value;
  const out: YamlMap = new Map();
  for (const [key, item] of value) {
    if (typeof key === "boolean") notes.booleanKeys = true;
    out.set(toValidText(keyText(key, item)), toJsonable(item, notes));
  }
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
