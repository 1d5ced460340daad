/** Quick fixes of the manifest as a whole: options, modes, policies, names of fields. */
import type { GoMap } from "../../gotemplate";
import type { GeneratorResult } from "../evaluation";
import {
  type ApplicationSet,
  type ApplicationSetDocument,
  stringAt,
  structAt,
} from "../schema/application-set";
import { isStruct, RawJson } from "../schema/decode";
import { type FieldType, structFields } from "../schema/go-type";
import { templateTexts } from "../template/plan";
import type { Path } from "../yaml/read-document";
import type { Flow, ManifestEdits } from "./fixes/manifest-edits";
import { nearest } from "./fixes/nearest";
import type { ManifestFix } from "./problem-collector";
import { checkTemplate } from "./template-checks";

type Document = Pick<ApplicationSetDocument, "has">;

/** `spec.goTemplate: true`, where every text is written for it. */
export function goModeFix(set: ApplicationSet, document: Document, edits: ManifestEdits): ManifestFix[] {
  const texts = [
    ...templateTexts(set.template),
    ...set.generators.flatMap(({ decoded }) => templateTexts(decoded)),
    ...(set.templatePatch?.includes("{{") ? [set.templatePatch] : []),
  ];
  const context = { goTemplate: true, inputs: new Set<string>() };
  if (texts.some((text) => checkTemplate(text, context).length > 0)) return [];
  const path = ["spec", "goTemplate"];
  const made = document.has(path) ? edits.replace(path, "true") : insertIntoSpec(edits, "goTemplate", "true");
  return [{ label: "Set goTemplate: true", edits: made }];
}

const specFields = structFields("ApplicationSetSpec").list.map(({ name }) => name);

const insertIntoSpec = (edits: ManifestEdits, key: string, value: Flow) =>
  edits.insertKey(["spec"], ["goTemplate", ...specFields], key, value);

/** `missingkey=error` put to the options. */
export function strictKeysFix(set: ApplicationSet, document: Document, edits: ManifestEdits): ManifestFix[] {
  const path = ["spec", "goTemplateOptions"];
  const made = document.has(path)
    ? edits.appendItem(path, set.goTemplateOptions.length, "missingkey=error")
    : insertIntoSpec(edits, "goTemplateOptions", '["missingkey=error"]');
  return [{ label: "Add missingkey=error", edits: made }];
}

const options = ["missingkey=default", "missingkey=invalid", "missingkey=zero", "missingkey=error"];

/** The options that Go panics on, each corrected where it is clear what was meant, else removed. */
export function optionFixes(given: readonly string[], edits: ManifestEdits): ManifestFix[] {
  return given.flatMap((option, index) => {
    if (options.includes(option)) return [];
    const path = ["spec", "goTemplateOptions", index];
    const meant = meantOption(option);
    const remove = {
      label: `Remove ${option === "" ? "the empty option" : option}`,
      edits: edits.removeItem(path),
    };
    return meant ? [{ label: `Write ${meant}`, edits: edits.replace(path, `"${meant}"`) }, remove] : [remove];
  });
}

function meantOption(option: string): string | null {
  const plain = option
    .toLowerCase()
    .replaceAll(/[\s"']/g, "")
    .replace(/[:]/, "=")
    .replace(/^missing[-_]?keys?=/, "missingkey=");
  if (options.includes(plain)) return plain;
  const value = options.find((known) => known === `missingkey=${plain}`);
  return value ?? nearest(plain, options);
}

/** A policy that keeps the controller from deleting. */
export function keepFix(document: Document, edits: ManifestEdits): ManifestFix[] {
  const policy = ["spec", "syncPolicy"];
  const own = [...policy, "applicationsSync"];
  const siblings = structFields("ApplicationSetSyncPolicy").list.map(({ name }) => name);
  const made = document.has(own)
    ? edits.replace(own, "create-update")
    : document.has(policy)
      ? edits.insertKey(policy, siblings, "applicationsSync", "create-update")
      : insertIntoSpec(edits, "syncPolicy", { applicationsSync: "create-update" });
  return [{ label: "Never delete: applicationsSync: create-update", edits: made }];
}

/** An unknown field under the name that its type knows; `has` tells whether that stands there already. */
export function renameFix(path: Path, document: Document, edits: ManifestEdits): ManifestFix[] {
  const parent = path.slice(0, -1);
  const name = String(path.at(-1));
  const type = typeAt(parent);
  if (type?.kind !== "struct") return [];
  const known = structFields(type.name).list.map((field) => field.name);
  const meant = nearest(name, known);
  if (meant === null || document.has([...parent, meant])) return [];
  return [{ label: `Rename to ${meant}`, edits: edits.renameKey(path, meant) }];
}

/** What the type of an ApplicationSet's field is; null inside of free JSON, and where a name is unknown. */
export function typeAt(path: Path): FieldType | null {
  let type: FieldType = { kind: "struct", name: "ApplicationSet" };
  for (const step of path) {
    if (type.kind === "struct") {
      const field = structFields(type.name).byName.get(String(step));
      if (!field) return null;
      type = field.type;
    } else if (type.kind === "list" || type.kind === "map") type = type.elem;
    else return null;
  }
  return type;
}

/** List elements that fast mode refuses, in quotes. */
export function quoteElementsFix(set: ApplicationSet, path: Path, edits: ManifestEdits): ManifestFix[] {
  const spec = set.generators[Number(path[2])]?.specs.get("list");
  if (set.goTemplate || path.length !== 4 || !Array.isArray(spec?.elements)) return [];
  const wrong = spec.elements.flatMap((element, index) => {
    const value = element instanceof RawJson ? element.value : null;
    if (!(value instanceof Map)) return [];
    return [...value].flatMap(([key, item]) => {
      const isPlain = typeof item === "number" || typeof item === "bigint" || typeof item === "boolean";
      return isPlain ? [[...path, "elements", index, key]] : [];
    });
  });
  const made = wrong.map((each) => edits.quote(each));
  return made.length > 0 && made.every((each) => each !== null)
    ? [{ label: "Quote numbers and booleans", edits: made.flat() }]
    : [];
}

const operators = ["In", "NotIn", "Exists", "DoesNotExist"];

/** Operators of a selector in other letters. */
export function operatorFix(set: ApplicationSet, generator: number, edits: ManifestEdits): ManifestFix[] {
  const expressions = set.generators[generator]?.selector?.matchExpressions ?? [];
  return expressions.flatMap(({ operator }, index) => {
    const meant = operators.includes(operator) ? null : meantOperator(operator);
    const path = ["spec", "generators", generator, "selector", "matchExpressions", index, "operator"];
    return meant ? [{ label: `Write ${meant}`, edits: edits.replace(path, meant) }] : [];
  });
}

function meantOperator(operator: string): string | null {
  const plain = operator.toLowerCase().replaceAll(/[\s_-]/g, "");
  const same = operators.find((known) => known.toLowerCase() === plain);
  return (
    same ??
    (operator === "=" || operator === "=="
      ? "In"
      : operator === "!="
        ? "NotIn"
        : nearest(operator, operators))
  );
}

/** A parameter that tells the sets apart, put behind the name. */
export function uniqueNameFix(
  set: ApplicationSet,
  result: GeneratorResult | undefined,
  path: Path,
  edits: ManifestEdits,
): ManifestFix[] {
  const key = result ? tellingKey(result) : null;
  const text = nameAt(set, path);
  if (key === null || text === null) return [];
  const insert = set.goTemplate ? `-{{ .${key} }}` : `-{{${key}}}`;
  const made = edits.inScalar(path, text, [{ from: text.length, to: text.length, insert }]);
  return [{ label: `Append ${insert} to the name`, edits: made }];
}

function nameAt(set: ApplicationSet, path: Path): string | null {
  const own = path[1] === "generators" ? set.generators[Number(path[2])]?.specs : undefined;
  const spec = own && [...own].find(([kind]) => kind === path[3])?.[1];
  const template = path[1] === "template" ? set.template : isStruct(spec) ? structAt(spec, "template") : null;
  return template ? stringAt(structAt(template, "metadata"), "name") || null : null;
}

const maxLooked = 2_000;
/** Keys that read well in a name come first. */
const liked = ["name", "number", "nameNormalized", "cluster", "env", "environment", "id", "branch_slug"];

/** A key whose texts differ in all sets and fit into a name as they are. */
function tellingKey({ parameterSets }: GeneratorResult): string | null {
  const sets = parameterSets.slice(0, maxLooked).map(({ value }) => value);
  const [first] = sets;
  if (!first || sets.length < 2 || sets.length < parameterSets.length) return null;
  const keys = [...first.entries.keys()].filter((key) => /^[A-Za-z_]\w*$/.test(key));
  const ranked = [
    ...liked.filter((key) => keys.includes(key)),
    ...keys.filter((key) => !liked.includes(key)).sort(),
  ];
  return ranked.find((key) => tellsApart(sets, key)) ?? null;
}

function tellsApart(sets: readonly GoMap[], key: string): boolean {
  const seen = new Set<string>();
  for (const set of sets) {
    const value = set.entries.get(key);
    if (typeof value !== "string" || !/^[a-z0-9]([a-z0-9.-]{0,60}[a-z0-9])?$/.test(value)) return false;
    seen.add(value);
  }
  return seen.size === sets.length;
}
