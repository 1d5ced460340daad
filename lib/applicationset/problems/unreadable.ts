/** The one problem of a manifest that can't be read: what does not fit where, and what would. */
import { type Problem, problem, type QuickFix } from "../../problems";
import { type ApplicationSetDocument, fieldText } from "../schema/application-set";
import { ManifestEdits } from "./fixes/manifest-edits";
import { typeAt } from "./manifest-fixes";

export function unreadableProblem(document: ApplicationSetDocument): Problem {
  const { error, errorPath, errorPosition } = document;
  const field = errorPath ? fieldText(errorPath) : undefined;
  const end = errorPath ? document.end(errorPath) : undefined;
  const place = {
    ...(errorPosition ? { position: errorPosition } : {}),
    ...(end ? { end } : {}),
    ...(field === undefined ? {} : { field }),
  };
  const fixes = errorPath ? typeFixes(document) : [];
  const more = { controllerError: error, ...advice(document), ...(fixes.length > 0 ? { fixes } : {}) };
  return problem("APPSET001", place, message(document), more);
}

/** The value's text as it stands. */
function sourceOf({ text, errorPath, range }: ApplicationSetDocument): string {
  const at = errorPath && range(errorPath);
  return at ? text.slice(at.from, at.to) : "";
}

const kinds: Readonly<Record<string, string>> = {
  boolean: "a boolean, true or false",
  integer: "a whole number",
  intOrString: "a whole number or a text",
  list: "a list",
  map: "a map",
  struct: "a map of its own fields",
  string: "a text",
};

function message(document: ApplicationSetDocument): string {
  const { errorPath } = document;
  const kind = kinds[(errorPath && typeAt(errorPath)?.kind) ?? ""];
  if (!errorPath || !kind) return "The ApplicationSet can't be read.";
  const field = fieldText(errorPath);
  return sourceOf(document).includes("{{")
    ? `The ApplicationSet can't be read: ${field} takes ${kind}, and so can't hold a template.`
    : `The ApplicationSet can't be read: ${field} takes ${kind}.`;
}

function advice(document: ApplicationSetDocument): { remedy?: string } {
  const { errorPath } = document;
  if (!errorPath || !sourceOf(document).includes("{{")) return {};
  const inTemplate = errorPath[1] === "template" || errorPath.includes("template");
  return {
    remedy: inTemplate
      ? "Only texts are rendered. Set this field with templatePatch, whose text is rendered before it is read."
      : "Only texts are rendered: write the value itself.",
  };
}

/** `"true"` and `"3"` without their quotes. */
function typeFixes(document: ApplicationSetDocument): QuickFix[] {
  const { errorPath, text } = document;
  const kind = errorPath ? typeAt(errorPath)?.kind : undefined;
  const plain = /^(["'])(.*)\1$/s.exec(sourceOf(document))?.[2] ?? "";
  const isFit =
    kind === "boolean" ? /^(true|false)$/.test(plain) : kind === "integer" && /^-?\d{1,15}$/.test(plain);
  const edits = isFit && errorPath ? new ManifestEdits(text, document).replace(errorPath, plain) : null;
  return edits ? [{ label: `Write ${plain} without quotes`, edits }] : [];
}
