/** What surprises in an ApplicationSet as it is written, whatever its sources give. */

import type { ApplicationSet, ApplicationSetDocument, GeneratorEntry } from "../schema/application-set";
import { stringAt, structAt } from "../schema/application-set";
import { type Decoded, type DecodedStruct, isStruct } from "../schema/decode";
import { type FieldType, structFields } from "../schema/go-type";
import { templateTexts } from "../template/plan";
import type { Path } from "../yaml/read-document";
import { childEntries, type Leaf, leavesOf } from "./generator-facts";
import type { ManifestFinding } from "./manifest-finding";
import { strictKeysFix } from "./manifest-fixes";
import { readsOf } from "./template-reads";

export function checkManifest(set: ApplicationSet, document: ApplicationSetDocument): ManifestFinding[] {
  return [
    ...missingKeys(set, document),
    ...overruledNamespace(["spec", "template"], set.template),
    ...set.generators.flatMap((entry, generator) =>
      [...checkEntry(entry, set, document)].map((finding) => ({ ...finding, generator })),
    ),
  ];
}

function checkEntry(
  entry: GeneratorEntry,
  set: ApplicationSet,
  document: ApplicationSetDocument,
): ManifestFinding[] {
  const own = [...entry.specs].flatMap(([kind, spec]) => {
    const template = spec.template;
    if (!isStruct(template)) return [];
    const path = [...entry.path, kind, "template"];
    return [
      ...zeroValues(path, template, set.template).filter(({ path: at }) => document.has(at)),
      ...overruledNamespace(path, template),
    ];
  });
  return [
    ...own,
    ...childTemplates(entry, false),
    ...tooDeep(entry),
    ...leavesOf(entry).flatMap((leaf) => [...timing(leaf), ...secretPlace(leaf, set, document)]),
  ];
}

/** No option says what a missing key does, and some text reads one where nothing asks for it first. */
function missingKeys(set: ApplicationSet, document: ApplicationSetDocument): ManifestFinding[] {
  const chosen = set.goTemplateOptions.some((option) => option.startsWith("missingkey"));
  if (!set.goTemplate || chosen || set.goTemplateOptions.length > 0) return [];
  const texts = [...templateTexts(set.template), set.templatePatch ?? ""];
  if (!texts.some((text) => text.includes("{{") && readsOf(text).paths.some(mayBeMissing))) return [];
  return [
    {
      code: "APPSET100",
      path: document.has(["spec", "goTemplateOptions"])
        ? ["spec", "goTemplateOptions"]
        : ["spec", "goTemplate"],
      message: "goTemplateOptions does not say missingkey=error: a key that is missing prints as <no value>.",
      fixes: (edits) => strictKeysFix(set, document, edits),
    },
  ];
}

/** What the controller itself puts into the sets is there. */
const mayBeMissing = ([first]: readonly string[]) => first !== "generator" && first !== "values";

function overruledNamespace(path: Path, template: DecodedStruct): ManifestFinding[] {
  const namespace = stringAt(structAt(template, "metadata"), "namespace");
  const own = [...path, "metadata", "namespace"];
  if (namespace === "") return [];
  return [
    {
      code: "APPSET042",
      path: own,
      message: `The Application's namespace is the ApplicationSet's, not ${namespace}.`,
      fixes: (edits) => [{ label: "Remove namespace", edits: edits.removeKey(own) }],
    },
  ];
}

/** Zero values of a generator's template, where the base has another value. */
function zeroValues(path: Path, own: DecodedStruct, base: DecodedStruct): ManifestFinding[] {
  const found: ManifestFinding[] = [];
  const walk = (type: FieldType, mine: Decoded, theirs: Decoded | undefined, at: Path) => {
    if (theirs === undefined) return;
    if (type.kind === "struct" && isStruct(mine) && isStruct(theirs)) {
      for (const field of structFields(type.name).list) {
        const value = mine[field.name];
        // A text that the API server requires is empty for want of another: nobody means to override with it.
        const isFiller = value === "" && !field.omitEmpty;
        if (value !== undefined && !isFiller)
          walk(field.type, value, theirs[field.name], [...at, field.name]);
      }
    } else if (mine instanceof Map && theirs instanceof Map && mine.size > 0) {
      for (const [key, value] of mine) walk({ kind: "string" }, value, theirs.get(key), [...at, key]);
    } else if (isZero(mine) && !isZero(theirs)) {
      found.push({
        code: "APPSET101",
        path: at,
        message: `${String(at.at(-1))}: ${shownZero(mine)} does not override the ${shownValue(theirs)} of spec.template: it counts as not given.`,
      });
    }
  };
  walk({ kind: "struct", name: "ApplicationSetTemplate" }, own, base, path);
  return found.filter(({ path: at }) => at.length > path.length);
}

function isZero(value: Decoded): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (value instanceof Map) return value.size === 0;
  return value === "" || value === 0 || value === false;
}

function shownZero(value: Decoded): string {
  if (Array.isArray(value)) return "[]";
  return value instanceof Map ? "{}" : value === "" ? '""' : String(value);
}

function shownValue(value: Decoded): string {
  if (Array.isArray(value)) return `list of ${value.length}`;
  if (typeof value === "object") return "map";
  const text = String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Templates of children count for nothing. */
function childTemplates(entry: GeneratorEntry, isChild: boolean): ManifestFinding[] {
  return [...entry.specs].flatMap(([kind, spec]): ManifestFinding[] => {
    const path = [...entry.path, kind];
    const own =
      isChild && isStruct(spec.template) && holdsAnything(spec.template) ? [ignoredTemplate(path)] : [];
    const isOuter = kind === "matrix" || kind === "merge";
    return [
      ...own,
      ...(isOuter ? childEntries(spec, path).flatMap((child) => childTemplates(child, true)) : []),
    ];
  });
}

/** A struct of a template is always there; it is written when something is in it. */
function holdsAnything(value: Decoded): boolean {
  if (isStruct(value)) return Object.values(value).some(holdsAnything);
  return !isZero(value);
}

function ignoredTemplate(path: Path): ManifestFinding {
  const own = [...path, "template"];
  return {
    code: "APPSET124",
    path: own,
    message: `The template of this ${String(path.at(-1))} generator has no effect, since it is a child of a matrix or merge.`,
    fixes: (edits) => [{ label: "Remove template", edits: edits.removeKey(own) }],
  };
}

/** A matrix or merge two levels below another: the type that it is decoded into has no such field. */
function tooDeep(entry: GeneratorEntry): ManifestFinding[] {
  return [...entry.specs].flatMap(([kind, spec]) => {
    if (kind !== "matrix" && kind !== "merge") return [];
    return childEntries(spec, [...entry.path, kind]).flatMap((child) => deepChildren(child));
  });
}

function deepChildren(child: GeneratorEntry): ManifestFinding[] {
  return (["matrix", "merge"] as const).flatMap((kind) => {
    const raw = rawChildren(child, kind);
    return raw.map((index) => ({
      code: "APPSET125" as const,
      path: [...child.path, kind, "generators", index],
      message: `This child is a matrix or merge inside of a ${kind} that is itself nested: the controller does not read it.`,
    }));
  });
}

/** Which children of a nested generator lost their only kind when they were decoded. */
function rawChildren(child: GeneratorEntry, kind: "matrix" | "merge"): number[] {
  const spec = child.specs.get(kind);
  if (!spec || !Array.isArray(spec.generators)) return [];
  return spec.generators.flatMap((item, index) =>
    isStruct(item) && Object.keys(item).every((name) => name === "selector") ? [index] : [],
  );
}

function timing({ kind, spec, path }: Leaf): ManifestFinding[] {
  const seconds = spec.requeueAfterSeconds;
  const own = [...path, "requeueAfterSeconds"];
  if (typeof seconds !== "number" || seconds > 0) return [];
  const remove = { label: "Remove requeueAfterSeconds" };
  if (seconds === 0)
    return [
      {
        code: "APPSET162",
        path: own,
        message: `requeueAfterSeconds: 0 means that the ${kind} generator is not asked again by itself.`,
        fixes: (edits) => [{ ...remove, edits: edits.removeKey(own) }],
      },
    ];
  return [
    {
      code: "APPSET161",
      path: own,
      message: `requeueAfterSeconds is ${seconds}: the controller reconciles without a pause.`,
      fixes: (edits) => [{ ...remove, edits: edits.removeKey(own) }],
    },
  ];
}

/** Secrets of providers are the ApplicationSet's neighbours. */
function secretPlace(
  { kind, spec, path }: Leaf,
  set: ApplicationSet,
  document: ApplicationSetDocument,
): ManifestFinding[] {
  if (kind !== "pullRequest" && kind !== "scmProvider") return [];
  if (set.namespace === document.controllerNamespace) return [];
  return Object.entries(spec).flatMap(([provider, value]) => {
    const reference = isStruct(value) ? Object.keys(value).find(isSecretField) : undefined;
    if (reference === undefined) return [];
    return [
      {
        code: "APPSET159" as const,
        path: [...path, provider, reference],
        message: `The Secret is looked for in ${set.namespace}, the ApplicationSet's namespace, not in ${document.controllerNamespace}.`,
      },
    ];
  });
}

const isSecretField = (name: string) => /Ref$|^appSecretName$/.test(name) && name !== "caRef";
