/**
 * A generator's spec rendered with the parameter set of an outer generator: what a matrix does to its second child.
 * Free JSON goes through float64, nil maps become empty ones, `values` resolve early as far as their keys are known.
 */
import type { GoMap } from "../../gotemplate";
import { type GeneratorEntry, generatorKinds, toEntry } from "../schema/application-set";
import { type Decoded, type DecodedMap, type DecodedStruct, isStruct, RawJson } from "../schema/decode";
import { type FieldType, structFields } from "../schema/go-type";
import { RenderError, type TextRenderer } from "../template/text-renderer";
import type { Path } from "../yaml/read-document";
import type { YamlValue } from "../yaml/yaml-value";
import { GeneratorError } from "./generator";

type See = (path: Path, template: string, text: string) => void;

/**
 * generator_spec_processor.go: InterpolateGenerator. An empty set changes nothing. Each text with a placeholder is
 * shown to `see`, with what it becomes and where it stands in the entry.
 */
export function interpolate(
  entry: GeneratorEntry,
  params: GoMap,
  renderer: TextRenderer,
  see: See,
): GeneratorEntry {
  if (params.entries.size === 0) return entry;
  renderer.checkOptions();
  const interpolation = new Interpolation(params, renderer, see);
  try {
    return toEntry(interpolation.generator(entry.decoded), entry.path);
  } catch (error) {
    if (!(error instanceof RenderError)) throw error;
    throw new GeneratorError(`failed to replace parameters in generator: ${error.message}`, { cause: error });
  }
}

class Interpolation {
  constructor(
    private readonly params: GoMap,
    private readonly renderer: TextRenderer,
    private readonly see: See,
  ) {}

  /** `values` first, on their own: the rest of the spec must not see them. */
  generator(entry: DecodedStruct): DecodedStruct {
    const values = new Map<string, DecodedMap>();
    const without: Record<string, Decoded> = { ...entry };
    for (const kind of generatorKinds) {
      const spec = entry[kind];
      if (!isStruct(spec) || !(spec.values instanceof Map)) continue;
      values.set(kind, this.values(spec.values, [kind, "values"]));
      without[kind] = { ...spec, values: new Map() };
    }
    const out: Record<string, Decoded> = { ...this.struct("ApplicationSetGenerator", without, []) };
    for (const [kind, resolved] of values) {
      const spec = out[kind];
      if (isStruct(spec)) out[kind] = { ...spec, values: resolved };
    }
    return out;
  }

  /** A value with a missing key is left for the child itself. */
  private values(values: DecodedMap, path: Path): DecodedMap {
    const out = new Map<string, Decoded>();
    for (const [key, value] of values) {
      if (typeof value !== "string") out.set(key, value);
      else {
        const text = this.early(key, value, [...path, key]);
        if (value.includes("{{")) this.see([...path, key], value, text);
        out.set(key, text);
      }
    }
    return out;
  }

  private early(key: string, value: string, path: Path): string {
    try {
      return this.renderer.renderStrict(value, this.params, path);
    } catch (error) {
      if (!(error instanceof RenderError)) throw error;
      if (error.message.includes("map has no entry for key")) return value;
      const message = `failed to pre-resolve Values key ${JSON.stringify(key)}: ${error.message}`;
      throw new RenderError(message, error.template, error.path, { cause: error.cause });
    }
  }

  private struct(name: string, value: DecodedStruct, path: Path): DecodedStruct {
    const out: Record<string, Decoded> = {};
    for (const field of structFields(name).list) {
      const held = value[field.name];
      if (held !== undefined) out[field.name] = this.value(field.type, held, [...path, field.name]);
      else if (field.type.kind === "map" && !field.pointer) out[field.name] = new Map();
    }
    return out;
  }

  private value(type: FieldType, value: Decoded, path: Path): Decoded {
    if (typeof value === "string") return this.text(value, path);
    if (value instanceof RawJson) return new RawJson(this.raw(value, path));
    if (value instanceof Map) return this.map(type, value, path);
    if (Array.isArray(value)) {
      const elem: FieldType = type.kind === "list" ? type.elem : { kind: "string" };
      return value.map((item, index) => this.value(elem, item, [...path, index]));
    }
    return isStruct(value) && type.kind === "struct" ? this.struct(type.name, value, path) : value;
  }

  private text(text: string, path: Path): string {
    if (!text.includes("{{")) return text;
    const rendered = this.renderer.render(text, this.params, path);
    this.see(path, text, rendered);
    return rendered;
  }

  private map(type: FieldType, map: DecodedMap, path: Path): DecodedMap {
    const elem: FieldType = type.kind === "map" ? type.elem : { kind: "string" };
    const out = new Map<string, Decoded>();
    for (const [key, item] of map) {
      const value = this.value(elem, item, [...path, key]);
      out.set(this.text(key, [...path, key]), value);
    }
    return out;
  }

  private raw(json: RawJson, path: Path): YamlValue {
    if (json.value === null)
      throw this.fault("failed to unmarshal JSON field: unexpected end of JSON input", path);
    try {
      return this.json(json.value, path);
    } catch (error) {
      if (!(error instanceof RenderError)) throw error;
      const message = `failed to deeply replace JSON field contents: ${error.message}`;
      throw new RenderError(message, error.template, error.path, { cause: error.cause });
    }
  }

  private fault(message: string, path: Path): RenderError {
    return new RenderError(message, "", path);
  }

  private json(value: YamlValue, path: Path): YamlValue {
    if (typeof value === "string") return this.text(value, path);
    if (typeof value === "bigint") return Number(value);
    if (Array.isArray(value)) return value.map((item, index) => this.json(item, [...path, index]));
    if (!(value instanceof Map)) return value;
    const out = new Map<string, YamlValue>();
    for (const [key, item] of value) {
      if (item === null) continue;
      const rendered = this.json(item, [...path, key]);
      out.set(this.text(key, [...path, key]), rendered);
    }
    return out;
  }
}
