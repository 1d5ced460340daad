/**
 * A YAML value made a typed object, as sigs.k8s.io/yaml and encoding/json do: names match without regard to case,
 * unknown fields are passed over (and reported), numbers and booleans become text where text belongs, other
 * mismatches are errors. What comes out is normalised: a struct holds the fields that Go would marshal, and empty lists
 * and maps, which Go tells from nil.
 */
import { compareBytes } from "../../gotemplate";
import { formatFloat } from "../../gotemplate/strconv/format-float";
import { format } from "../../sprig/time/format";
import { utc } from "../../sprig/time/location";
import { parseInLocation, TimeParseError } from "../../sprig/time/parse";
import { encodeJson } from "../yaml/encode-json";
import type { Path } from "../yaml/read-document";
import { jsonKind, type YamlMap, type YamlValue } from "../yaml/yaml-value";
import { type Field, type FieldType, findField, goTypeName, structFields } from "./go-type";

const rfc3339 = "2006-01-02T15:04:05Z07:00";

/** Free JSON inside a typed object: `v1.JSON` or `runtime.RawExtension`. */
export class RawJson {
  private text: string | null = null;
  constructor(readonly value: YamlValue) {}
  /** The bytes that Go holds in `Raw`; empty for null. */
  get raw(): string {
    this.text ??= this.value === null ? "" : encodeJson(this.value);
    return this.text;
  }
}

export type Decoded = boolean | number | string | RawJson | DecodedList | DecodedMap | DecodedStruct;
type DecodedList = readonly Decoded[];
export type DecodedMap = ReadonlyMap<string, Decoded>;
/** Keys are field names of the table only. */
export interface DecodedStruct {
  readonly [field: string]: Decoded;
}

export interface DecodeFindings {
  /** Go's error; the first is the one that it reports. */
  readonly errors: { readonly message: string; readonly path: Path }[];
  /** Fields that no type has: ignored by the controller. */
  readonly unknown: { readonly name: string; readonly path: Path }[];
}

/** yaml.go: Unmarshal, into the named struct. */
export function decodeStruct(name: string, value: YamlValue, findings: DecodeFindings): DecodedStruct {
  return new Decoder(findings, "", true).struct(name, value, [], {});
}

/** encoding/json: Unmarshal, into the named struct. A number where text belongs is an error. */
export function decodeJsonStruct(name: string, value: YamlValue, findings: DecodeFindings): DecodedStruct {
  return new Decoder(findings, name, false).struct(name, value, [], {});
}

/** The zero value of a struct, as Go marshals it. */
export function emptyStruct(name: string): DecodedStruct {
  return normalise(name, {});
}

export const isStruct = (value: Decoded | undefined): value is DecodedStruct =>
  typeof value === "object" &&
  !Array.isArray(value) &&
  !(value instanceof Map) &&
  !(value instanceof RawJson);

class Decoder {
  constructor(
    private readonly findings: DecodeFindings,
    /** What Go names in front of a field's path. */
    private readonly root: string,
    private readonly makesText: boolean,
  ) {}

  private mismatch(value: YamlValue, type: FieldType, path: Path, detail = ""): undefined {
    const whole = path.length === 0 || type.kind === "intOrString";
    // Go guesses from the last step: an element of a list is no struct field.
    const what = /^\d+$/.test(String(path.at(-1))) ? "" : "Go struct field ";
    const place = whole ? "Go value of type" : `${what}${this.root}.${path.join(".")} of type`;
    this.findings.errors.push({
      message: `json: cannot unmarshal ${jsonKind(value)}${detail} into ${place} ${goTypeName(type)}`,
      path,
    });
    return undefined;
  }

  struct(name: string, value: YamlValue, path: Path, into: Record<string, Decoded>): DecodedStruct {
    if (value instanceof Map) {
      // encoding/json meets the keys in byte order, as json.Marshal wrote them.
      for (const key of [...value.keys()].sort(compareBytes)) this.field(name, key, value, path, into);
    } else if (value !== null) this.mismatch(value, { kind: "struct", name }, path);
    return normalise(name, into);
  }

  private field(struct: string, key: string, map: YamlMap, path: Path, into: Record<string, Decoded>): void {
    const field = findField(struct, key);
    const at = [...path, key];
    if (!field) {
      this.findings.unknown.push({ name: key, path: at });
      return;
    }
    const value = map.get(key) ?? null;
    // null leaves a plain field as it is, and empties a pointer, list, map or free JSON.
    if (value === null) {
      if (field.pointer || field.type.kind === "list" || field.type.kind === "map") delete into[field.name];
      return;
    }
    const decoded = this.value(field.type, value, at, into[field.name]);
    if (decoded !== undefined) into[field.name] = decoded;
  }

  private value(type: FieldType, value: YamlValue, path: Path, before?: Decoded): Decoded | undefined {
    switch (type.kind) {
      case "string":
        return this.string(type, value, path);
      case "boolean":
        return typeof value === "boolean" ? value : this.mismatch(value, type, path);
      case "integer":
        return this.integer(type, value, path);
      case "intOrString":
        return typeof value === "string" ? value : this.integer(type, value, path);
      case "time":
        return this.time(type, value, path);
      case "json":
        return new RawJson(value);
      case "list":
        return this.list(type.elem, value, path, type);
      case "map":
        return this.map(type.elem, value, path, type, before);
      case "struct":
        return this.struct(type.name, value, path, isStruct(before) ? { ...before } : {});
    }
  }

  /** convertToJSONableObject turns plain numbers and booleans into text where the target is text. */
  private string(type: FieldType, value: YamlValue, path: Path): string | undefined {
    if (typeof value === "string") return value;
    if (!this.makesText) return this.mismatch(value, type, path);
    if (typeof value === "boolean" || typeof value === "bigint") return String(value);
    if (typeof value === "number") return formatFloat(value, "g", -1, 32);
    return this.mismatch(value, type, path);
  }

  /** meta/v1/time.go: Time.UnmarshalJSON. Marshalled again it is UTC, without parts of a second. */
  private time(type: FieldType, value: YamlValue, path: Path): string | undefined {
    if (typeof value !== "string") return this.mismatch(value, type, []);
    try {
      return format(parseInLocation(rfc3339, value, utc, utc).in(utc), rfc3339);
    } catch (error) {
      if (!(error instanceof TimeParseError)) throw error;
      this.findings.errors.push({ message: error.message, path });
      return undefined;
    }
  }

  private integer(type: FieldType, value: YamlValue, path: Path): number | undefined {
    if (typeof value !== "bigint" && typeof value !== "number") return this.mismatch(value, type, path);
    const least = type.kind === "integer" ? -(2n ** 63n) : -(2n ** 31n);
    // A float64 without a fraction is written without one: `3.0` is a good integer.
    const whole = typeof value === "bigint" ? value : /^-?\d+$/.test(String(value)) ? BigInt(value) : null;
    if (whole === null || whole < least || whole >= -least)
      return this.mismatch(value, type, path, ` ${value}`);
    return Number(whole);
  }

  private list(elem: FieldType, value: YamlValue, path: Path, type: FieldType): Decoded[] | undefined {
    if (!Array.isArray(value)) return this.mismatch(value, type, path);
    return value.map((item, index) => {
      const decoded = item === null ? undefined : this.value(elem, item, [...path, index]);
      return decoded ?? zeroOf(elem);
    });
  }

  private map(
    elem: FieldType,
    value: YamlValue,
    path: Path,
    type: FieldType,
    before?: Decoded,
  ): DecodedMap | undefined {
    if (!(value instanceof Map)) return this.mismatch(value, type, path);
    const into = new Map<string, Decoded>(before instanceof Map ? before : []);
    for (const key of [...value.keys()].sort(compareBytes)) {
      const item = value.get(key) ?? null;
      const decoded = item === null ? undefined : this.value(elem, item, [...path, key]);
      into.set(key, decoded ?? zeroOf(elem));
    }
    return into;
  }
}

function zeroOf(type: FieldType): Decoded {
  switch (type.kind) {
    case "boolean":
      return false;
    case "integer":
    case "intOrString":
      return 0;
    case "list":
      return [];
    case "map":
      return new Map();
    case "json":
      return new RawJson(null);
    case "struct":
      return emptyStruct(type.name);
    default:
      return "";
  }
}

/** Whether it is Go's zero value that omitempty leaves out. Empty lists and maps stay: they are not nil. */
function isOmitted(field: Field, value: Decoded | undefined): boolean {
  if (value === undefined) return field.pointer || field.omitEmpty;
  if (!field.omitEmpty || field.pointer) return false;
  return value === "" || value === 0 || value === false;
}

/** The fields that Go would marshal, in its order: zero ones are left out or filled in. */
export function normalise(name: string, value: Readonly<Record<string, Decoded>>): DecodedStruct {
  const out: Record<string, Decoded> = {};
  for (const field of structFields(name).list) {
    const held = value[field.name];
    // A nested struct without omitempty is always there.
    const plainStruct = !field.pointer && field.type.kind === "struct";
    if (held === undefined && plainStruct) out[field.name] = zeroOf(field.type);
    else if (!isOmitted(field, held)) out[field.name] = held ?? zeroOf(field.type);
  }
  return out;
}
