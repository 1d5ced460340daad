/** A templatePatch as far as its text tells: lists that it replaces, and the project that it can't set. */
import { applyFix } from "../../problems";
import type { ApplicationSet } from "../schema/application-set";
import { type Decoded, type DecodedStruct, isStruct } from "../schema/decode";
import { findField } from "../schema/go-type";
import { readDocument, YamlFault } from "../yaml/read-document";
import type { YamlMap, YamlValue } from "../yaml/yaml-value";
import type { ManifestFinding } from "./manifest-finding";
import { tagsIn } from "./template-reads";

const path = ["spec", "templatePatch"];

export function checkPatch({ templatePatch, template, goTemplate }: ApplicationSet): ManifestFinding[] {
  if (templatePatch === null) return [];
  const patch = readAbout(templatePatch, goTemplate);
  const spec = patch instanceof Map ? entryOf(patch, "spec") : undefined;
  if (!(spec instanceof Map)) return [];
  const base = template.spec;
  return [
    ...project(spec, templatePatch),
    ...(isStruct(base) ? replacedLists("ApplicationSpec", spec, base, ["spec"], templatePatch) : []),
  ];
}

/** The patch with something in the place of each action; null when that is no YAML. */
function readAbout(patch: string, goTemplate: boolean): YamlValue {
  const control = /^[ \t]*\{\{-?\s*(if|else|end|range|with|\$\w+\s*:?=|\/\*)[^\n]*?\}\}[ \t]*$/gm;
  const lines = goTemplate ? patch.replaceAll(control, "") : patch;
  const text = applyFix(lines, {
    edits: tagsIn(lines).map(({ index, tag }) => ({ from: index, to: index + tag.length, insert: "x" })),
  });
  try {
    return readDocument(text).value;
  } catch (error) {
    if (error instanceof YamlFault) return null;
    throw error;
  }
}

/** Names match without regard to case. */
function entryOf(map: YamlMap, name: string): YamlValue | undefined {
  const exact = map.get(name);
  if (exact !== undefined) return exact;
  return [...map].find(([key]) => key.toLowerCase() === name)?.[1];
}

function project(spec: YamlMap, template: string): ManifestFinding[] {
  if (entryOf(spec, "project") === undefined) return [];
  return [
    {
      code: "APPSET103",
      path,
      template,
      ...partOf(template, "project"),
      message: "spec.project of the patch has no effect: the template's is put back.",
    },
  ];
}

/** The key in the patch's text, where it stands there once. */
function partOf(template: string, key: string): { part?: string } {
  const found = [...template.matchAll(new RegExp(`\\b${key}"?\\s*:`, "g"))];
  return found.length === 1 && found[0] ? { part: found[0][0] } : {};
}

/** Lists of the patch that take the place of a list which is not empty. */
function replacedLists(
  type: string,
  patch: YamlMap,
  base: DecodedStruct,
  at: readonly string[],
  template: string,
): ManifestFinding[] {
  return [...patch].flatMap(([key, value]): ManifestFinding[] => {
    const field = findField(type, key);
    const held: Decoded | undefined = field && base[field.name];
    if (!field || held === undefined) return [];
    const here = [...at, field.name];
    if (Array.isArray(value) && Array.isArray(held)) return replaced(value, held, here, template);
    const inner = value instanceof Map && isStruct(held) && field.type.kind === "struct" ? value : null;
    return inner && isStruct(held) && field.type.kind === "struct"
      ? replacedLists(field.type.name, inner, held, here, template)
      : [];
  });
}

function replaced(
  value: YamlValue[],
  held: readonly Decoded[],
  at: readonly string[],
  template: string,
): ManifestFinding[] {
  if (held.length === 0) return [];
  const name = at.at(-1) ?? "";
  const items = (count: number) => `${count} item${count === 1 ? "" : "s"}`;
  return [
    {
      code: "APPSET102",
      path,
      template,
      ...partOf(template, name),
      message: `${at.join(".")} of the patch (${items(value.length)}) replaces the template's (${items(held.length)}): they are not merged.`,
    },
  ];
}
