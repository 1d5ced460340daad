/** The field table made types: what each field of Argo CD's objects holds, and when JSON leaves it out. */
import { fieldTable } from "./field-table";

export type FieldType =
  | { readonly kind: "string" | "boolean" | "integer" | "intOrString" | "time" | "json" }
  | { readonly kind: "list" | "map"; readonly elem: FieldType }
  | { readonly kind: "struct"; readonly name: string };

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly pointer: boolean;
  readonly omitEmpty: boolean;
  readonly patchStrategy: string | null;
  readonly patchMergeKey: string | null;
}

export interface StructFields {
  /** In Go's order. */
  readonly list: readonly Field[];
  readonly byName: ReadonlyMap<string, Field>;
  /** By lower case: encoding/json matches names without regard to case. */
  readonly byFoldedName: ReadonlyMap<string, Field>;
}

const scalars = new Set(["string", "boolean", "integer", "intOrString", "time", "json"]);
const structs = new Map<string, StructFields>();

const isScalar = (text: string): text is "string" | "boolean" | "integer" | "intOrString" | "time" | "json" =>
  scalars.has(text);

function parseType(text: string): FieldType {
  const generic = /^(list|map)<(.*)>$/.exec(text);
  if (generic) return { kind: generic[1] === "list" ? "list" : "map", elem: parseType(generic[2] ?? "") };
  return isScalar(text) ? { kind: text } : { kind: "struct", name: text };
}

function parseField(name: string, tag: string): Field {
  const [type = "", ...options] = tag.split(",");
  const option = (key: string) =>
    options.find((text) => text.startsWith(`${key}=`))?.slice(key.length + 1) ?? null;
  return {
    name,
    type: parseType(type.replace(/^\*/, "")),
    pointer: type.startsWith("*"),
    omitEmpty: options.includes("omitempty"),
    patchStrategy: option("patch"),
    patchMergeKey: option("key"),
  };
}

/** The fields of a struct of the table. */
export function structFields(name: string): StructFields {
  const known = structs.get(name);
  if (known) return known;
  const rows = (fieldTable as Readonly<Record<string, Readonly<Record<string, string>>>>)[name];
  if (!rows) throw new TypeError(`no such type: ${name}`);
  const list = Object.entries(rows).map(([field, tag]) => parseField(field, tag));
  const byFoldedName = new Map<string, Field>();
  for (const field of list) {
    const folded = field.name.toLowerCase();
    if (!byFoldedName.has(folded)) byFoldedName.set(folded, field);
  }
  const made = { list, byName: new Map(list.map((field) => [field.name, field])), byFoldedName };
  structs.set(name, made);
  return made;
}

/** The field that encoding/json fills from a key: the exact name, else one that differs by case only. */
export function findField(struct: string, key: string): Field | undefined {
  const fields = structFields(struct);
  return fields.byName.get(key) ?? fields.byFoldedName.get(key.toLowerCase());
}

/** As Go names the type in an error. */
export function goTypeName(type: FieldType): string {
  switch (type.kind) {
    case "list":
      return `[]${goTypeName(type.elem)}`;
    case "map":
      return `map[string]${goTypeName(type.elem)}`;
    case "struct":
      return type.name.includes(".") ? type.name : `v1alpha1.${type.name}`;
    case "boolean":
      return "bool";
    case "integer":
      return "int64";
    case "intOrString":
      return "int32";
    case "time":
      return "string";
    case "json":
      return "v1.JSON";
    default:
      return type.kind;
  }
}
