/** YAML 1.1's implicit types as goyaml.v2 resolves them. // resolve.go */
import {
  parseFloat as parseGoFloat,
  parseInt as parseGoInt,
  parseUint,
} from "../../gotemplate/strconv/numbers";
import { utc } from "../time/location";
import { parseInLocation, TimeParseError } from "../time/parse";
import { YamlError } from "./error";

/** What goyaml decodes into an `any`. A bigint is a Go int (int64, uint64), a number a float64. */
export type YamlValue = null | boolean | number | bigint | string | YamlValue[] | YamlMap;
export type YamlKey = null | boolean | number | bigint | string;
export type YamlMap = Map<YamlKey, YamlValue>;

const prefix = "tag:yaml.org,2002:";
type Tag = "bool" | "float" | "int" | "null" | "str" | "timestamp";

export interface Resolved {
  readonly tag: Tag;
  readonly value: null | boolean | number | bigint | string;
}

const words = new Map<string, Resolved>();
const word = (tag: Tag, value: Resolved["value"], texts: string) => {
  for (const text of texts.split(" ")) words.set(text, { tag, value });
};
word("bool", true, "y Y yes Yes YES true True TRUE on On ON");
word("bool", false, "n N no No NO false False FALSE off Off OFF");
word("null", null, "~ null Null NULL");
words.set("", { tag: "null", value: null });
word("float", Number.NaN, ".nan .NaN .NAN");
word("float", Number.POSITIVE_INFINITY, ".inf .Inf .INF +.inf +.Inf +.INF");
word("float", Number.NEGATIVE_INFINITY, "-.inf -.Inf -.INF");

const resolvable: ReadonlySet<string> = new Set(["bool", "float", "int", "null", "str", "timestamp"]);
const yamlStyleFloat = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** The value of a scalar with that tag ("" for none); null for a tag of somebody else's. Throws a YamlError. */
export function resolve(longTag: string, text: string): Resolved | null {
  const tag = longTag.startsWith(prefix) ? longTag.slice(prefix.length) : "";
  if (longTag !== "" && !resolvable.has(tag)) return null;
  if (tag === "str") return { tag: "str", value: text };
  const resolved = resolvePlain(tag, text);
  if (tag === "" || resolved.tag === tag) return resolved;
  if (tag === "float" && typeof resolved.value === "bigint" && resolved.value < 2n ** 63n) {
    return { tag: "float", value: Number(resolved.value) };
  }
  throw new YamlError(`cannot decode !!${resolved.tag} \`${text}\` as a !!${tag}`);
}

function resolvePlain(tag: string, text: string): Resolved {
  const known = words.get(text);
  if (known) return known;
  const first = text.charAt(0);
  if (first === ".") {
    const { value, error } = parseGoFloat(text, 64);
    if (error === null) return { tag: "float", value };
  }
  const number = /^[-+0-9]/.test(first) ? resolveNumber(tag, text) : null;
  return number ?? { tag: "str", value: text };
}

function resolveNumber(tag: string, text: string): Resolved | null {
  if ((tag === "" || tag === "timestamp") && isTimestamp(text)) return { tag: "timestamp", value: text };
  const plain = text.replaceAll("_", "");
  const signed = parseGoInt(plain, 0, 64);
  if (signed.error === null) return { tag: "int", value: signed.value };
  const unsigned = parseUint(plain, 0, 64);
  if (unsigned.error === null) return { tag: "int", value: unsigned.value };
  if (!yamlStyleFloat.test(plain)) return null;
  const { value, error } = parseGoFloat(plain, 64);
  return error === null ? { tag: "float", value } : null;
}

const timestampLayouts = [
  "2006-1-2T15:4:5.999999999Z07:00",
  "2006-1-2t15:4:5.999999999Z07:00",
  "2006-1-2 15:4:5.999999999",
  "2006-1-2",
];

/** resolve.go: parseTimestamp */
function isTimestamp(text: string): boolean {
  if (!/^[0-9]{4}-/.test(text)) return false;
  return timestampLayouts.some((layout) => {
    try {
      parseInLocation(layout, text, utc, utc);
      return true;
    } catch (error) {
      if (error instanceof TimeParseError) return false;
      throw error;
    }
  });
}
