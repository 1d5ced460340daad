/**
 * A list of plugins as the controller decodes it: sigs.k8s.io/yaml into `[]types.PluginItem`. Names match without regard
 * to case, unknown fields are passed over, numbers and booleans become text where text belongs.
 */
import type { Path } from "../applicationset/yaml/syntax-tree";
import { jsonKind, type YamlValue } from "../applicationset/yaml/yaml-value";
import { compareBytes } from "../gotemplate";
import { formatFloat } from "../gotemplate/strconv/format-float";

export interface PluginItem {
  readonly name: string;
  readonly location: string;
  readonly sha256: string;
  readonly disabled: boolean;
  readonly args: readonly string[];
  readonly headersFrom: readonly string[];
  /** Key as written of each field that is there. */
  readonly keys: { readonly [field: string]: string };
  readonly unknown: readonly string[];
}

export interface DecodedItems {
  readonly items: readonly PluginItem[];
  /** encoding/json: the first mismatch; `error` is empty where Go's text rests on a name we don't know. */
  readonly fault: { readonly path: Path; readonly error: string; readonly message: string } | null;
}

const fields = ["name", "location", "sha256", "disabled", "args", "headersFrom"] as const;
type Field = (typeof fields)[number];

/** encoding/json: Unmarshal. null is no list. */
export function decodeItems(value: YamlValue): DecodedItems {
  if (value === null) return { items: [], fault: null };
  const decoder = new Decoder();
  if (!Array.isArray(value)) {
    decoder.report([], value, "Go value of type []types.PluginItem", "a list of plugins");
    return { items: [], fault: decoder.fault };
  }
  const items = value.map((item, index) => decoder.item(item, index));
  return { items, fault: decoder.fault };
}

class Decoder {
  fault: DecodedItems["fault"] = null;

  /** Keeps the first, as encoding/json does. */
  report(path: Path, value: YamlValue, into: string, wanted: string): void {
    const kind = jsonKind(value);
    this.fault ??= {
      path,
      error: into === "" ? "" : `json: cannot unmarshal ${kind} into ${into}`,
      message: `${words[kind]} stands where ${wanted} belongs.`,
    };
  }

  item(value: YamlValue, index: number): PluginItem {
    if (value === null) return empty;
    if (!(value instanceof Map)) {
      this.report([index], value, "Go value of type types.PluginItem", "an entry with name and location");
      return empty;
    }
    const read: { -readonly [K in keyof PluginItem]: PluginItem[K] } = { ...empty };
    const keys: Record<string, string> = {};
    const unknown: string[] = [];
    // encoding/json meets the keys in byte order, as json.Marshal wrote them.
    for (const key of [...value.keys()].sort(compareBytes)) {
      const field = fields.find((name) => name.toLowerCase() === key.toLowerCase());
      if (field === undefined) unknown.push(key);
      else {
        keys[field] = key;
        this.field(read, field, value.get(key) ?? null, [index, key]);
      }
    }
    return { ...read, keys, unknown };
  }

  private field(
    into: { -readonly [K in keyof PluginItem]: PluginItem[K] },
    field: Field,
    value: YamlValue,
    path: Path,
  ): void {
    if (field === "args")
      into.args = this.list(value, path, "args", "string", (item, at) => this.arg(item, at));
    else if (field === "headersFrom") into.headersFrom = this.headers(value, path);
    else if (value === null) return;
    else if (field === "disabled") {
      if (typeof value === "boolean") into.disabled = value;
      else this.report(path, value, "Go struct field PluginItem.disabled of type bool", "true or false");
    } else into[field] = this.text(value, path, `Go struct field PluginItem.${field} of type string`);
  }

  private text(value: YamlValue, path: Path, into: string): string {
    if (typeof value === "string") return value;
    if (typeof value === "boolean" || typeof value === "bigint") return String(value);
    if (typeof value === "number") return formatFloat(value, "g", -1, 32);
    if (value !== null) this.report(path, value, into, "text");
    return "";
  }

  private arg(value: YamlValue, path: Path): string {
    return this.text(value, path, "Go struct field PluginItem.args of type string");
  }

  private headers(value: YamlValue, path: Path): string[] {
    return this.list(value, path, "headersFrom", "", (item, at) => this.secretName(item, at)).filter(
      (name) => name !== "",
    );
  }

  private secretName(item: YamlValue, path: Path): string {
    const reference = this.member(item, path, "secretRef");
    return this.text(this.member(reference, [...path, "secretRef"], "name"), path, "");
  }

  private member(value: YamlValue, path: Path, name: string): YamlValue {
    if (value === null) return null;
    if (!(value instanceof Map)) {
      this.report(path, value, "", `a map with ${name}`);
      return null;
    }
    const key = [...value.keys()].find((key) => key.toLowerCase() === name.toLowerCase());
    return key === undefined ? null : (value.get(key) ?? null);
  }

  private list(
    value: YamlValue,
    path: Path,
    field: string,
    element: string,
    read: (item: YamlValue, path: Path) => string,
  ): string[] {
    if (value === null) return [];
    if (!Array.isArray(value)) {
      const into = element === "" ? "" : `Go struct field PluginItem.${field} of type []${element}`;
      this.report(path, value, into, "a list");
      return [];
    }
    return value.map((item, index) => read(item, [...path, index]));
  }
}

const empty: PluginItem = {
  name: "",
  location: "",
  sha256: "",
  disabled: false,
  args: [],
  headersFrom: [],
  keys: {},
  unknown: [],
};

const words = {
  null: "null",
  bool: "true or false",
  number: "A number",
  string: "Text",
  array: "A list",
  object: "A map",
} as const;
