/**
 * What a live API server refuses or drops though the controller's own decoding takes it: the CustomResourceDefinition's
 * types, required fields and allowed values, and names that differ by case only. Null counts as absent, as there.
 */
import { formatFloat } from "../../gotemplate/strconv/format-float";
import type { Path } from "../yaml/read-document";
import type { YamlMap, YamlValue } from "../yaml/yaml-value";
import { type Field, type FieldType, structFields } from "./go-type";
import { requiredFields } from "./required-fields";

export type ServerFinding =
  /** The field's name in other letters: dropped, or refused under strict validation. */
  | { readonly kind: "case"; readonly path: Path; readonly field: string }
  /** `readAs`: what the controller's decoding makes of it. */
  | { readonly kind: "text"; readonly path: Path; readonly value: string; readonly readAs: string }
  | { readonly kind: "type"; readonly path: Path; readonly wanted: string }
  | { readonly kind: "required"; readonly path: Path; readonly field: string }
  | { readonly kind: "value"; readonly path: Path; readonly value: string; readonly allowed: string };

/** In the order of the document's fields. What the controller can't decode either is not among them. */
export function serverFindings(value: YamlValue): ServerFinding[] {
  const walk = new Walk();
  walk.version(value);
  walk.struct("ApplicationSet", value, []);
  return walk.found;
}

const version = "argoproj.io/v1alpha1";

const policies = ["create-only", "create-update", "create-delete", "sync"];

/** By type and field: what a text must be. */
const valueRules: Readonly<Record<string, { readonly allowed: string; fits(text: string): boolean }>> = {
  "ApplicationSetSyncPolicy.applicationsSync": {
    allowed: policies.join(", "),
    fits: (text) => policies.includes(text),
  },
  "SyncSource.path": {
    allowed: "a directory other than the root",
    fits: (text) => text.length > 0 && /^.{2,}|[^./]$/.test(text),
  },
};

class Walk {
  readonly found: ServerFinding[] = [];

  version(value: YamlValue): void {
    const given = value instanceof Map ? (value.get("apiVersion") ?? null) : null;
    if (given === null) this.found.push({ kind: "required", path: [], field: "apiVersion" });
    else if (given !== version) {
      this.found.push({ kind: "value", path: ["apiVersion"], value: String(given), allowed: version });
    }
  }

  struct(name: string, value: YamlValue, path: Path): void {
    if (!(value instanceof Map)) return;
    const { byName, byFoldedName } = structFields(name);
    for (const [key, item] of value) {
      const field = byName.get(key);
      const folded = field ? undefined : byFoldedName.get(key.toLowerCase());
      if (field) this.field(name, field, item, [...path, key]);
      else if (folded) this.found.push({ kind: "case", path: [...path, key], field: folded.name });
    }
    this.required(name, value, path);
  }

  private required(name: string, map: YamlMap, path: Path): void {
    for (const field of requiredFields[name] ?? []) {
      if ((map.get(field) ?? null) === null) this.found.push({ kind: "required", path, field });
    }
  }

  private field(struct: string, field: Field, value: YamlValue, path: Path): void {
    if (value === null) return;
    const rule = valueRules[`${struct}.${field.name}`];
    if (rule && typeof value === "string" && !rule.fits(value)) {
      this.found.push({ kind: "value", path, value, allowed: rule.allowed });
    }
    if (struct === "ApplicationSourceHelm" && field.name === "valuesObject" && !(value instanceof Map)) {
      this.found.push({ kind: "type", path, wanted: "a map" });
    } else this.value(field.type, value, path);
  }

  private value(type: FieldType, value: YamlValue, path: Path): void {
    switch (type.kind) {
      case "string":
        this.text(value, path);
        return;
      case "list":
        if (!Array.isArray(value)) return;
        for (const [index, item] of value.entries()) this.item(type.elem, item, [...path, index]);
        return;
      case "map":
        if (value instanceof Map)
          for (const [key, item] of value) this.entry(type.elem, item, [...path, key]);
        return;
      case "struct":
        this.struct(type.name, value, path);
    }
  }

  private item(type: FieldType, value: YamlValue, path: Path): void {
    if (value === null && type.kind !== "json")
      this.found.push({ kind: "type", path, wanted: wantedOf(type) });
    else this.value(type, value, path);
  }

  private entry(type: FieldType, value: YamlValue, path: Path): void {
    if (value !== null) this.value(type, value, path);
  }

  private text(value: YamlValue, path: Path): void {
    if (typeof value !== "boolean" && typeof value !== "number" && typeof value !== "bigint") return;
    const readAs = typeof value === "number" ? formatFloat(value, "g", -1, 32) : String(value);
    const what = typeof value === "boolean" ? "a boolean" : "a number";
    this.found.push({ kind: "text", path, value: what, readAs });
  }
}

function wantedOf(type: FieldType): string {
  if (type.kind === "struct" || type.kind === "map") return "a map";
  return type.kind === "list" ? "a list" : "a text";
}
