/**
 * argo-rollouts-config as the controller reads it at its start (utils/config/config.go: InitializeConfig): three keys,
 * each a YAML list inside a text, in the order in which it takes them, with places in the document around.
 */
import { readDocument, type YamlDocument, YamlFault } from "../applicationset/yaml/read-document";
import type { Path, SourceRange } from "../applicationset/yaml/syntax-tree";
import type { YamlMap, YamlValue } from "../applicationset/yaml/yaml-value";
import { type Problem, type ProblemCode, problem } from "../problems";
import { decodeItems, type PluginItem } from "./plugin-item";
import type { RolloutsPluginType, TextSpan } from "./report";
import { type ScalarPlaces, scalarPlaces } from "./scalar-places";
import { configMapName, pluginTypes } from "./sources";

export interface PluginEntry extends PluginItem {
  readonly type: RolloutsPluginType;
  readonly key: string;
  readonly index: number;
  readonly place: TextSpan;
  /** The value of a field, by its name in the type. */
  readonly span: (field: string) => TextSpan | null;
  /** The field's whole lines, to take them out; null where that is not safe. */
  readonly lines: (field: string) => SourceRange | null;
  /** Where another field of the entry can be written, and with which indentation; null where that is not safe. */
  readonly insertion: { readonly at: number; readonly indent: string } | null;
}

/** What ends the controller's start while it reads the ConfigMap. */
export interface ConfigFault {
  readonly problem: Problem;
  readonly type: RolloutsPluginType;
}

export interface ReadConfigMap {
  /** At most 200. */
  readonly entries: readonly PluginEntry[];
  /** How many more there are. */
  readonly unread: number;
  /** The first in the controller's order. */
  readonly fault: ConfigFault | null;
  /** Kubernetes refuses the document: what the controller has is not known. */
  readonly refused: Problem | null;
  /** All that was found, `fault` and `refused` included. */
  readonly problems: readonly Problem[];
}

const types = Object.entries(pluginTypes) as [RolloutsPluginType, (typeof pluginTypes)[RolloutsPluginType]][];

/** More text than a ConfigMap can hold. */
const maxLength = 1024 * 1024;
const maxEntries = 200;
const maxProblems = 500;

/** utils/config: InitializeConfig. */
export function readConfigMap(text: string): ReadConfigMap {
  if (text.length > maxLength) return refusedWith(at(1, 1), "The document has more than 1 MiB.");
  let document: YamlDocument;
  try {
    document = readDocument(text);
  } catch (error) {
    if (!(error instanceof YamlFault)) throw error;
    return refusedWith({ position: error.position }, `${error.message}.`);
  }
  if (!(document.value instanceof Map)) return refusedWith(at(1, 1), "The document is not a ConfigMap.");
  return new Reader(text, document, document.value).read();
}

const at = (line: number, column: number) => ({ position: { line, column } });

function refusedWith(place: ReturnType<typeof at>, message: string): ReadConfigMap {
  const refused = problem("ROLLOUTS001", place, message);
  return { entries: [], unread: 0, fault: null, refused, problems: [refused] };
}

class Reader {
  private readonly problems: Problem[] = [];
  private readonly entries: PluginEntry[] = [];
  private unread = 0;
  private fault: ConfigFault | null = null;
  private refused: Problem | null = null;

  constructor(
    private readonly text: string,
    private readonly document: YamlDocument,
    private readonly root: YamlMap,
  ) {}

  read(): ReadConfigMap {
    this.checkObject();
    for (const { key, range } of this.document.duplicates) {
      this.report("ROLLOUTS029", range, `The key ${key} stands twice in one map: the last one counts.`);
    }
    const data = this.root.get("data") ?? null;
    if (data instanceof Map) this.readData(data);
    else if (data !== null) this.refuse("ROLLOUTS002", ["data"], "data is not a map of texts.");
    const { entries, unread, fault, refused, problems } = this;
    return { entries, unread, fault, refused, problems };
  }

  private checkObject(): void {
    const kind = this.root.get("kind");
    if (kind !== "ConfigMap") {
      this.refuse("ROLLOUTS001", ["kind"], `The document is ${kindWords(kind ?? null)}, not a ConfigMap.`);
      return;
    }
    const metadata = this.root.get("metadata");
    const name = metadata instanceof Map ? (metadata.get("name") ?? null) : null;
    if (typeof name !== "string" || name === "") {
      this.refuse("ROLLOUTS001", ["metadata", "name"], "The ConfigMap has no metadata.name.");
    } else if (name !== configMapName) {
      this.report("ROLLOUTS037", this.range(["metadata", "name"]), `The ConfigMap's name is ${name}.`);
    }
  }

  private readData(data: YamlMap): void {
    for (const [key, value] of data) {
      const known = types.some(([, type]) => type.key === key);
      if (value !== null && typeof value !== "string") {
        this.refuse("ROLLOUTS002", ["data", key], `data.${key} is ${kindWords(value)}, not text.`);
      } else if (!known) this.unknownKey(key);
    }
    for (const [type, { key, words }] of types) {
      const value = data.get(key) ?? null;
      if (typeof value === "string") this.readList(type, key, value, words);
    }
  }

  private unknownKey(key: string): void {
    const near = nearest(key);
    const hint = near === null ? "" : ` Did you mean ${near}?`;
    this.report(
      "ROLLOUTS028",
      this.document.keyRange(["data", key]) ?? this.range(["data", key]),
      `The controller does not read data.${key}.${hint}`,
    );
  }

  private readList(type: RolloutsPluginType, key: string, value: string, words: string): void {
    const places = scalarPlaces(this.text, this.range(["data", key]), value);
    let list: YamlDocument;
    try {
      list = readDocument(value);
    } catch (error) {
      if (!(error instanceof YamlFault)) throw error;
      const offset = places.outer(offsetOf(value, error.position.line, error.position.column));
      this.stop("ROLLOUTS003", type, { from: offset, to: offset }, `data.${key}: ${error.message}.`, {
        controllerError: unmarshalError(words, `error converting YAML to JSON: ${error.message}`),
      });
      return;
    }
    const { items, fault } = decodeItems(list.value);
    if (fault) {
      const range = outerRange(places, list.range(fault.path) ?? { from: 0, to: 0 });
      const text = `error unmarshaling JSON: while decoding JSON: ${fault.error}`;
      this.stop(
        "ROLLOUTS004",
        type,
        range,
        `data.${key}${pathText(fault.path)}: ${fault.message}`,
        fault.error === "" ? {} : { controllerError: unmarshalError(words, text) },
      );
    }
    for (const { key: twice, range } of list.duplicates) {
      const message = `The field ${twice} stands twice in one entry: the last one counts.`;
      this.report("ROLLOUTS029", outerRange(places, range), message);
    }
    for (const [index, item] of items.entries())
      this.addEntry({ type, key, index, item, list, places, value });
  }

  private addEntry(found: FoundItem): void {
    if (this.entries.length >= maxEntries) {
      this.unread++;
      return;
    }
    const { type, key, index, item, list, places } = found;
    const span = (path: Path) => {
      const range = list.range(path);
      return range && this.span(outerRange(places, range));
    };
    const pathOf = (field: string) => [index, item.keys[field] ?? field];
    const place = this.span(outerRange(places, list.range([index]) ?? { from: 0, to: 0 }));
    for (const unknown of item.unknown) {
      const range = list.keyRange([index, unknown]) ?? list.range([index]) ?? { from: 0, to: 0 };
      const hint = renamed[unknown];
      const message = `The controller does not read ${unknown} of an entry.${hint ? ` Its name today is ${hint}.` : ""}`;
      this.report("ROLLOUTS029", outerRange(places, range), message);
    }
    this.entries.push({
      ...item,
      type,
      key,
      index,
      place,
      span: (field) => (item.keys[field] === undefined ? null : span(pathOf(field))),
      lines: (field) => this.fieldLines(found, pathOf(field)),
      insertion: this.insertion(found),
    });
  }

  /** From the line of the field's key to the end of its value's last line; only for a plain field on lines of its own. */
  private fieldLines({ list, places, value }: FoundItem, path: Path): SourceRange | null {
    const key = list.keyRange(path);
    const range = list.range(path);
    if (!places.editable || !key || !range) return null;
    const start = value.lastIndexOf("\n", key.from) + 1;
    const end = value.indexOf("\n", range.to);
    const alone =
      value.slice(start, key.from).trim() === "" &&
      isRest(value.slice(range.to, end < 0 ? value.length : end));
    if (!alone) return null;
    const from = this.text.lastIndexOf("\n", places.outer(key.from)) + 1;
    const to = this.text.indexOf("\n", places.outer(range.to));
    return { from, to: to < 0 ? this.text.length : to + 1 };
  }

  private insertion({ index, item, list, places, value }: FoundItem): PluginEntry["insertion"] {
    const path = [index, item.keys.location ?? "location"];
    const key = list.keyRange(path);
    const range = list.range(path);
    if (!places.editable || !key || !range) return null;
    const end = value.indexOf("\n", range.to);
    const lineStart = value.lastIndexOf("\n", key.from) + 1;
    const before = value.slice(lineStart, key.from);
    if (!/^\s*(- +)*$/.test(before) || !isRest(value.slice(range.to, end < 0 ? value.length : end)))
      return null;
    const to = this.text.indexOf("\n", places.outer(range.to));
    return {
      at: to < 0 ? this.text.length : to,
      indent: " ".repeat(places.indent + before.length),
    };
  }

  private stop(
    code: ProblemCode,
    type: RolloutsPluginType,
    range: SourceRange,
    message: string,
    more: { readonly controllerError?: string },
  ): void {
    const found = problem(code, this.placeOf(range), message, more);
    this.problems.push(found);
    this.fault ??= { problem: found, type };
  }

  private refuse(code: ProblemCode, path: Path, message: string): void {
    const found = problem(code, this.placeOf(this.document.range(path) ?? { from: 0, to: 0 }), message);
    this.problems.push(found);
    this.refused ??= found;
  }

  private report(code: ProblemCode, range: SourceRange, message: string): void {
    if (this.problems.length < maxProblems) this.problems.push(problem(code, this.placeOf(range), message));
  }

  private range(path: Path): SourceRange {
    return this.document.range(path) ?? { from: 0, to: 0 };
  }

  private placeOf({ from, to }: SourceRange) {
    return { position: this.document.at(from), end: this.document.at(Math.max(from, to)) };
  }

  private span({ from, to }: SourceRange): TextSpan {
    return { from, to: Math.max(from, to), ...this.document.at(from) };
  }
}

interface FoundItem {
  readonly type: RolloutsPluginType;
  readonly key: string;
  readonly index: number;
  readonly item: PluginItem;
  readonly list: YamlDocument;
  readonly places: ScalarPlaces;
  readonly value: string;
}

/** What older documentation calls a field. */
const renamed: { readonly [field: string]: string } = Object.assign(Object.create(null), {
  plugin: "name",
  pluginLocation: "location",
  pluginSha256: "sha256",
  sha: "sha256",
  checksum: "sha256",
  url: "location",
});

const isRest = (text: string) => /^\s*(#.*)?$/.test(text);

/** utils/config: InitializeConfig's wrapping, and the fatal line of the controller around it. */
function unmarshalError(words: string, text: string): string {
  return `Failed to init config: failed to unmarshal ${words} plugins while initializing: ${text}`;
}

function outerRange(places: ScalarPlaces, { from, to }: SourceRange): SourceRange {
  // The end is that of the last character: an offset between two lines belongs to the first.
  return { from: places.outer(from), to: to > from ? places.outer(to - 1) + 1 : places.outer(from) };
}

function offsetOf(value: string, line: number, column: number): number {
  let start = 0;
  for (let i = 1; i < line; i++) {
    const next = value.indexOf("\n", start);
    if (next < 0) return value.length;
    start = next + 1;
  }
  return Math.min(value.length, start + column - 1);
}

function pathText(path: Path): string {
  return path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
}

function kindWords(value: YamlValue): string {
  if (value === null) return "nothing";
  if (typeof value === "string") return `a ${value}`;
  if (Array.isArray(value)) return "a list";
  if (value instanceof Map) return "a map";
  return typeof value === "boolean" ? "true or false" : "a number";
}

/** The key that was meant: the same letters without regard to case, an s or the word Plugins missing. */
function nearest(key: string): string | null {
  const bare = (text: string) =>
    text
      .toLowerCase()
      .replace(/plugins?$|s$/g, "")
      .replace(/s$/, "");
  return types.find(([, type]) => bare(type.key) === bare(key))?.[1].key ?? null;
}
