/**
 * The rendering of a template, compiled once for all parameter sets: texts without a placeholder are constants, whole
 * parts without one are shared, what is left is a list of texts to render in Go's field order.
 */
import type { GoMap, JsonValue } from "../../gotemplate";
import { anyMap, toValidText } from "../../gotemplate";
import { type Decoded, type DecodedMap, type DecodedStruct, isStruct, RawJson } from "../schema/decode";
import { type FieldType, structFields } from "../schema/go-type";
import { toJsonValue } from "../yaml/convert";
import type { Path } from "../yaml/read-document";
import type { YamlValue } from "../yaml/yaml-value";
import { RenderError, type TextRenderer } from "./text-renderer";

type Render = (params: GoMap, renderer: TextRenderer) => JsonValue;

/** A part of a template: the same for all sets, or rendered for each. */
export type Plan = { readonly constant: JsonValue } | { readonly render: Render };

const isConstant = (plan: Plan): plan is { readonly constant: JsonValue } => "constant" in plan;

/** Renders a plan with one parameter set. Constant parts are shared between results: treat them as read-only. */
export function runPlan(plan: Plan, params: GoMap, renderer: TextRenderer): JsonValue {
  return isConstant(plan) ? plan.constant : plan.render(params, renderer);
}

/** A field of a struct, compiled. */
export interface FieldPlan {
  readonly key: string;
  readonly plan: Plan;
  readonly omitEmpty: boolean;
}

type JsonObject = { [key: string]: JsonValue };

/** Renders fields into an object that begins with what `out` holds already. */
export function runFields(
  fields: readonly FieldPlan[],
  params: GoMap,
  renderer: TextRenderer,
  out: JsonObject = {},
): JsonObject {
  for (const { key, plan, omitEmpty } of fields) {
    const rendered = runPlan(plan, params, renderer);
    if (!omitEmpty || !isEmpty(rendered)) out[key] = rendered;
  }
  return out;
}

/** The fields of a struct that are given, in Go's order. */
export function planFields(name: string, value: DecodedStruct, path: Path): FieldPlan[] {
  return new Planner(false).fields(name, value, path);
}

/** utils.go: deeplyReplace, compiled. */
export function planStruct(name: string, value: DecodedStruct, path: Path): Plan {
  return new Planner(false).struct(name, value, path);
}

class Planner {
  /** `literal`: placeholders stay as they are. */
  constructor(private readonly literal: boolean) {}

  fields(name: string, value: DecodedStruct, path: Path): FieldPlan[] {
    const fields: FieldPlan[] = [];
    for (const field of structFields(name).list) {
      const held = value[field.name];
      if (held === undefined) continue;
      const omitEmpty = field.omitEmpty && !field.pointer;
      if (omitEmpty && isEmptyContainer(held)) continue;
      fields.push({ key: field.name, plan: this.value(field.type, held, [...path, field.name]), omitEmpty });
    }
    return fields;
  }

  struct(name: string, value: DecodedStruct, path: Path): Plan {
    const fields = this.fields(name, value, path);
    return combine(
      fields.map(({ plan }) => plan),
      (params, renderer) => runFields(fields, params, renderer),
    );
  }

  private value(type: FieldType, value: Decoded, path: Path): Plan {
    if (typeof value === "string") return type.kind === "time" ? { constant: value } : this.text(value, path);
    if (Array.isArray(value)) return this.list(type, value, path);
    if (value instanceof Map) return this.map(value, path);
    if (value instanceof RawJson) return this.raw(value, path);
    if (isStruct(value) && type.kind === "struct") return this.struct(type.name, value, path);
    return { constant: typeof value === "object" ? null : value };
  }

  /** A text without `{{` is itself in both modes. */
  private text(text: string, path: Path): Plan {
    if (this.literal || !text.includes("{{")) return { constant: toValidText(text) };
    return { render: (params, renderer) => toValidText(renderer.render(text, params, path)) };
  }

  private list(type: FieldType, list: readonly Decoded[], path: Path): Plan {
    const elem: FieldType = type.kind === "list" ? type.elem : { kind: "json" };
    const items = list.map((item, index) => this.value(elem, item, [...path, index]));
    return combineList(items);
  }

  /** Keys are rendered too, each after its value. Go's order is random; ours is the order as written. */
  private map(map: DecodedMap, path: Path): Plan {
    return this.entries(
      [...map].map(([key, value]) => [key, this.value({ kind: "string" }, value, [...path, key])]),
      path,
    );
  }

  private entries(entries: readonly (readonly [key: string, value: Plan])[], path: Path): Plan {
    const pairs = entries.map(([key, value]) => ({ key: this.text(key, [...path, key]), value }));
    return combine(
      pairs.flatMap(({ key, value }) => [value, key]),
      (params, renderer) => {
        const out: JsonObject = {};
        for (const { key, value } of pairs) {
          const rendered = runPlan(value, params, renderer);
          put(out, String(runPlan(key, params, renderer)), rendered);
        }
        return out;
      },
    );
  }

  /** Free JSON goes through float64; a null in a map disappears, one in a list stays. Errors get a prefix. */
  private raw(json: RawJson, path: Path): Plan {
    if (this.literal) return { constant: toJsonValue(json.value) };
    const plan = this.json(json.value, path);
    if (isConstant(plan)) return plan;
    return {
      render: (params, renderer) => {
        try {
          return plan.render(params, renderer);
        } catch (error) {
          if (!(error instanceof RenderError)) throw error;
          const message = `failed to deeply replace JSON field contents: ${error.message}`;
          throw new RenderError(message, error.template, error.path, { cause: error.cause });
        }
      },
    };
  }

  private json(value: YamlValue, path: Path): Plan {
    if (typeof value === "string") return this.text(value, path);
    if (Array.isArray(value)) {
      const items = value.map((item, index) => this.json(item, [...path, index]));
      return combineList(items);
    }
    if (value instanceof Map) {
      const entries = [...value].filter(([, item]) => item !== null);
      return this.entries(
        entries.map(([key, item]) => [key, this.json(item, [...path, key])]),
        path,
      );
    }
    return { constant: typeof value === "bigint" ? Number(value) : value };
  }
}

/** A constant when all parts are, else what runs them in order. */
function combine(parts: readonly Plan[], render: Render): Plan {
  return parts.every(isConstant) ? { constant: render(anyMap(), unasked) } : { render };
}

function combineList(items: readonly Plan[]): Plan {
  return combine(items, (params, renderer) => items.map((item) => runPlan(item, params, renderer)));
}

/** Constant parts have nothing to render. */
const unasked: TextRenderer = {
  goTemplate: true,
  checkOptions: () => {},
  render: (text) => text,
  renderStrict: (text) => text,
};

/** Sets a member of its own, whatever the name. */
function put(out: JsonObject, key: string, value: JsonValue): void {
  if (key !== "__proto__") out[key] = value;
  else Object.defineProperty(out, key, { value, enumerable: true, writable: true, configurable: true });
}

/** What Go's omitempty leaves out of scalars. */
function isEmpty(value: JsonValue): boolean {
  return value === "" || value === 0 || value === false;
}

function isEmptyContainer(value: Decoded): boolean {
  return (Array.isArray(value) && value.length === 0) || (value instanceof Map && value.size === 0);
}

/** A struct as Go marshals it, texts as written: what an empty parameter set gives. */
export function marshalStruct(name: string, value: DecodedStruct): JsonValue {
  const plan = new Planner(true).struct(name, value, []);
  return isConstant(plan) ? plan.constant : null;
}

/** All texts of a template that have a placeholder, keys of maps too. */
export function templateTexts(value: Decoded): string[] {
  const texts: string[] = [];
  const take = (text: string) => {
    if (text.includes("{{")) texts.push(text);
  };
  const walk = (node: Decoded | YamlValue) => {
    if (typeof node === "string") take(node);
    else if (Array.isArray(node)) for (const item of node) walk(item);
    else if (node instanceof RawJson) walk(node.value);
    else if (node instanceof Map) {
      for (const [key, item] of node) {
        take(key);
        walk(item);
      }
    } else if (typeof node === "object" && node !== null) for (const item of Object.values(node)) walk(item);
  };
  walk(value);
  return texts;
}
