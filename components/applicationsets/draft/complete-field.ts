/** Completion of field names and of the few values that are known, by the schema of Argo CD's ApplicationSet. */
import {
  type Field,
  type FieldType,
  findField,
  goTypeName,
  structFields,
} from "@/lib/applicationset/schema/go-type";
import type { CompletionAnswer, EditorCompletion } from "../../editor/editor-types";
import { cursorField } from "./yaml-path";

const root: FieldType = { kind: "struct", name: "ApplicationSet" };

/** The controller reads these children anew, from JSON. */
const nested: Readonly<Record<string, string>> = {
  matrix: "NestedMatrixGenerator",
  merge: "NestedMergeGenerator",
};

/** `status` is the controller's own. */
const hidden = new Set(["status"]);

/** Values that the controller knows, by `Struct.field`. */
const values: Readonly<Record<string, readonly string[]>> = {
  "ApplicationSet.apiVersion": ["argoproj.io/v1alpha1"],
  "ApplicationSet.kind": ["ApplicationSet"],
  "ApplicationSetSpec.goTemplateOptions": ['["missingkey=error"]', '["missingkey=zero"]'],
  "ApplicationSetSyncPolicy.applicationsSync": ["sync", "create-only", "create-update", "create-delete"],
  "ApplicationSetStrategy.type": ["AllAtOnce", "RollingSync"],
  "v1.LabelSelectorRequirement.operator": ["In", "NotIn", "Exists", "DoesNotExist"],
};

/** The type at a path of names and `[]`; null where the schema says nothing. */
function typeAt(path: readonly string[]): FieldType | null {
  let type: FieldType | null = root;
  for (const part of path) {
    if (type === null) return null;
    type = childOf(type, part);
  }
  return type;
}

function childOf(type: FieldType, part: string): FieldType | null {
  if (part === "[]") return type.kind === "list" ? type.elem : null;
  if (type.kind === "map") return type.elem;
  if (type.kind !== "struct") return null;
  const field = findField(type.name, part);
  if (!field) return null;
  const anew = type.name === "ApplicationSetNestedGenerator" ? nested[field.name] : undefined;
  return anew ? { kind: "struct", name: anew } : field.type;
}

/** The options at the end of `textBefore`, the last line of `text` up to `offset`. */
export function completeField(text: string, offset: number, textBefore: string): CompletionAnswer | null {
  const key = /^[ ]*(?:- +)*([\w.]*)$/.exec(textBefore);
  if (key) return completeKey(text, offset, textBefore.length, key[1] ?? "");
  const value = /^([ ]*(?:- +)*)([\w.]+):[ ]+([\w.[\]"=-]*)$/.exec(textBefore);
  if (!value) return null;
  const [, indent = "", name = "", typed = ""] = value;
  return completeValue(text, offset, indent.length, name, typed);
}

function placeOf(text: string, offset: number, column: number) {
  const lines = text.split(/\r\n?|\n/);
  const row = text.slice(0, offset).split(/\r\n?|\n/).length - 1;
  return cursorField(lines, row, column);
}

function completeKey(text: string, offset: number, column: number, typed: string): CompletionAnswer | null {
  const { path, siblings } = placeOf(text, offset, column - typed.length);
  const type = typeAt(path);
  if (type?.kind !== "struct") return null;
  const options = structFields(type.name)
    .list.filter(({ name }) => !siblings.has(name) && !(path.length === 0 && hidden.has(name)))
    .map(fieldOption);
  return options.length === 0 ? null : { from: offset - typed.length, options };
}

function fieldOption(field: Field): EditorCompletion {
  const { name, type, omitEmpty } = field;
  const inline = !["struct", "list", "map"].includes(type.kind);
  return {
    label: name,
    detail: goTypeName(type),
    kind: "key",
    insert: inline ? `${name}: ` : `${name}:`,
    boost: omitEmpty ? 0 : 1,
  };
}

function completeValue(
  text: string,
  offset: number,
  column: number,
  name: string,
  typed: string,
): CompletionAnswer | null {
  const { path } = placeOf(text, offset, column);
  const type = typeAt(path);
  if (type?.kind !== "struct") return null;
  const field = findField(type.name, name);
  const known = field?.type.kind === "boolean" ? ["true", "false"] : values[`${type.name}.${field?.name}`];
  if (!known) return null;
  return { from: offset - typed.length, options: known.map((label) => ({ label, kind: "value" })) };
}
