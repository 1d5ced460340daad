/** Gathers problems of many parameter sets: the same one in 100,000 sets is one problem with a count. */
import { type Problem, type ProblemCode, type ProblemPlace, problem, type QuickFix } from "../../problems";
import { compareSeverity } from "../../problems/compare-severity";
import type { ApplicationSetDocument } from "../schema/application-set";
import type { Path } from "../yaml/read-document";
import { ManifestEdits } from "./fixes/manifest-edits";
import type { TemplateFix } from "./fixes/template-fixes";
import { templatePart } from "./fixes/template-part";

type More = Parameters<typeof problem>[3];

/** What is worked out at the end, for the problems that are kept. */
export interface ProblemDetail {
  /** Of the value in the document that the problem is about. */
  readonly path: Path;
  /** The text of the template that stands there. */
  readonly template?: string;
  /** A piece of the template that the problem is about; else what its first fix changes. */
  readonly part?: string;
  readonly templateFixes?: () => readonly TemplateFix[];
  readonly fixes?: (edits: ManifestEdits) => readonly ManifestFix[];
}

/** A fix whose edits may turn out not to be possible in this text. */
export interface ManifestFix {
  readonly label: string;
  readonly edits: QuickFix["edits"] | null;
}

interface Gathered {
  readonly problem: Problem;
  readonly detail: ProblemDetail | null;
  count: number;
}

/** Distinct problems beyond this many are counted, not kept. */
const maxProblems = 500;
/** Of so many problems the fixes are worked out. */
const maxFixed = 200;

export class ProblemCollector {
  private readonly gathered = new Map<string, Gathered>();
  private beyond = 0;

  /** Problems of one code at one field with one message are the same, whatever the set. */
  add(
    code: ProblemCode,
    place: ProblemPlace,
    message: string,
    more: More = {},
    detail: ProblemDetail | null = null,
  ): void {
    const key = JSON.stringify([code, place.generator, place.field, place.key, message]);
    const known = this.gathered.get(key);
    if (known) known.count++;
    else if (this.gathered.size < maxProblems)
      this.gathered.set(key, { problem: problem(code, place, message, more), detail, count: 1 });
    else this.beyond++;
  }

  /** Whether a problem of one of these codes stands at this field, of whatever set. */
  hasAt(field: string | undefined, codes: ReadonlySet<ProblemCode>): boolean {
    return [...this.gathered.values()].some(
      ({ problem: { code, place } }) => place.field === field && codes.has(code),
    );
  }

  has(code: ProblemCode): boolean {
    return [...this.gathered.values()].some(({ problem: found }) => found.code === code);
  }

  /** All problems, errors first, otherwise in the order in which they were found. */
  finish(document: ApplicationSetDocument): Problem[] {
    const edits = new ManifestEdits(document.text, document);
    const problems = [...this.gathered.values()].map((gathered, index) =>
      index < maxFixed
        ? withDetail(withCount(gathered), gathered.detail, edits, document)
        : withCount(gathered),
    );
    const last = problems.at(-1);
    if (last && this.beyond > 0) {
      problems[problems.length - 1] = {
        ...last,
        message: `${last.message} (${this.beyond} more problems are not listed.)`,
      };
    }
    return problems.sort(compareSeverity);
  }
}

function withCount({ problem: found, count }: Gathered): Problem {
  if (count === 1 || found.place.set === undefined) return found;
  const more = count === 2 ? "one more parameter set" : `${count - 1} more parameter sets`;
  return { ...found, message: `${found.message} The same in ${more}.` };
}

/** The place narrowed to the part of the template, and the fixes that the text allows. */
function withDetail(
  found: Problem,
  detail: ProblemDetail | null,
  edits: ManifestEdits,
  document: ApplicationSetDocument,
): Problem {
  if (!detail) return found;
  const templateFixes = detail.templateFixes?.() ?? [];
  const { template = "", path } = detail;
  const made: ManifestFix[] = [
    ...templateFixes.map(({ label, edits: inText }) => ({
      label,
      edits: edits.inScalar(path, template, inText),
    })),
    ...(detail.fixes?.(edits) ?? []),
  ];
  const fixes = made.flatMap(({ label, edits: each }) =>
    each && each.length > 0 ? [{ label, edits: each }] : [],
  );
  const part = templatePart(template, detail.part, templateFixes[0]);
  const range = part && edits.locate(path, template, part.from, part.to);
  const place = range
    ? { ...found.place, position: document.at(range.from), end: document.at(range.to) }
    : found.place;
  return { ...found, place, ...(fixes.length > 0 ? { fixes } : {}) };
}
