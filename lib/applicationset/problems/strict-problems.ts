/** What the controller's decoding takes, but no live API server would hand it so: each with its place, and a fix where it is a change of text. */
import { type Problem, type ProblemCode, type ProblemPlace, problem, type QuickFix } from "../../problems";
import { type ApplicationSetDocument, fieldText } from "../schema/application-set";
import { nestedUnknownFields } from "../schema/nested-fields";
import type { ServerFinding } from "../schema/server-findings";
import type { BooleanKey, DuplicateKey, Path } from "../yaml/read-document";

const most = 200;

/** In the order of the document's fields; at last the keys that stand twice. */
export function strictProblems(document: ApplicationSetDocument): Problem[] {
  const found = document.serverFindings();
  const repeated = document.duplicateKeys.slice(0, most).map((key) => repeatedProblem(key, document));
  const shown = [
    ...found.slice(0, most).map((finding) => toProblem(finding, document)),
    ...nestedProblems(document),
    ...document
      .booleanKeys()
      .slice(0, most)
      .map((key) => booleanProblem(key, document)),
    ...repeated,
  ];
  if (found.length <= most) return shown;
  const message = `The API server refuses ${found.length - most} more values of this ApplicationSet.`;
  return [...shown, problem("APPSET091", {}, message)];
}

function nestedProblems(document: ApplicationSetDocument): Problem[] {
  const entries = document.applicationSet?.generators ?? [];
  const paths = entries.flatMap(({ decoded, path }) => nestedUnknownFields(decoded, path));
  return paths
    .slice(0, most)
    .map((path) => problem("APPSET095", keyPlace(path, document), `There is no field ${fieldText(path)}.`));
}

function booleanProblem({ written, key, range }: BooleanKey, { at }: ApplicationSetDocument): Problem {
  const place = { position: at(range.from), end: at(range.to) };
  const fix = { label: `Write "${written}"`, edits: [{ ...range, insert: `"${written}"` }] };
  return withFix(
    "APPSET096",
    place,
    `The key ${written} is read as a boolean, and becomes the key "${key}".`,
    fix,
  );
}

function repeatedProblem({ key, position, range }: DuplicateKey, { at }: ApplicationSetDocument): Problem {
  return problem("SOURCE005", { position, end: at(range.to) }, `The key ${key} stands twice in one map.`);
}

function toProblem(finding: ServerFinding, document: ApplicationSetDocument): Problem {
  const { path } = finding;
  const field = fieldText(path);
  switch (finding.kind) {
    case "text": {
      const message = `${field} is ${finding.value} where a text belongs. Here it is taken as ${JSON.stringify(finding.readAs)}.`;
      return withFix("APPSET090", valuePlace(path, document), message, quoteFix(path, document));
    }
    case "type":
      return problem("APPSET091", valuePlace(path, document), `${field} is not ${finding.wanted}.`);
    case "value": {
      const message = `${field} is ${JSON.stringify(finding.value)}, which is not allowed: use ${finding.allowed}.`;
      return problem("APPSET091", valuePlace(path, document), message);
    }
    case "required": {
      const where = field === "" ? "The ApplicationSet" : field;
      return problem("APPSET092", ownerPlace(path, document), `${where} has no ${finding.field}.`);
    }
    case "case": {
      const message = `${field} is written in other letters than ${finding.field}.`;
      return withFix("APPSET093", keyPlace(path, document), message, renameFix(finding, document));
    }
  }
}

function withFix(code: ProblemCode, place: ProblemPlace, message: string, fix: QuickFix | null): Problem {
  const found = problem(code, place, message);
  return fix ? { ...found, fixes: [fix] } : found;
}

/** Only what stands there as it is: no alias, no text over lines. */
function quoteFix(path: Path, { range, text }: ApplicationSetDocument): QuickFix | null {
  const at = range(path);
  const plain = at ? text.slice(at.from, at.to) : "";
  if (!at || !/^[\w.+-]+$/.test(plain)) return null;
  return { label: `Write "${plain}"`, edits: [{ ...at, insert: `"${plain}"` }] };
}

function renameFix(
  { path, field }: Extract<ServerFinding, { kind: "case" }>,
  { keyRange }: ApplicationSetDocument,
): QuickFix | null {
  const at = keyRange(path);
  return at && { label: `Write ${field}`, edits: [{ ...at, insert: field }] };
}

function valuePlace(path: Path, { position, end }: ApplicationSetDocument): ProblemPlace {
  return { field: fieldText(path), position: position(path), end: end(path) };
}

function keyPlace(path: Path, document: ApplicationSetDocument): ProblemPlace {
  const range = document.keyRange(path);
  if (!range) return valuePlace(path, document);
  return { field: fieldText(path), position: document.at(range.from), end: document.at(range.to) };
}

/** Of the map that lacks something: its key, or its first line. */
function ownerPlace(path: Path, document: ApplicationSetDocument): ProblemPlace {
  if (document.keyRange(path)) return keyPlace(path, document);
  const { from = 0, to = 0 } = document.range(path) ?? {};
  const [line = ""] = document.text.slice(from, to).split(/[\r\n]/, 1);
  return { field: fieldText(path), position: document.at(from), end: document.at(from + line.length) };
}
