/** Gathers problems of many parameter sets: the same one in 100,000 sets is one problem with a count. */
import { type Problem, type ProblemCode, type ProblemPlace, problem } from "../../problems";

type More = Parameters<typeof problem>[3];

interface Gathered {
  readonly problem: Problem;
  count: number;
}

/** Distinct problems beyond this many are counted, not kept. */
const maxProblems = 500;

export class ProblemCollector {
  private readonly gathered = new Map<string, Gathered>();
  private beyond = 0;

  /** Problems of one code at one field with one message are the same, whatever the set. */
  add(code: ProblemCode, place: ProblemPlace, message: string, more: More = {}): void {
    const key = JSON.stringify([code, place.generator, place.field, place.key, message]);
    const known = this.gathered.get(key);
    if (known) known.count++;
    else if (this.gathered.size < maxProblems)
      this.gathered.set(key, { problem: problem(code, place, message, more), count: 1 });
    else this.beyond++;
  }

  /** Whether a problem of one of these codes stands at this field, of whatever set. */
  hasAt(field: string | undefined, codes: ReadonlySet<ProblemCode>): boolean {
    return [...this.gathered.values()].some(
      ({ problem: { code, place } }) => place.field === field && codes.has(code),
    );
  }

  /** All problems, errors first, otherwise in the order in which they were found. */
  finish(): Problem[] {
    const rank = { error: 0, warning: 1, info: 2 };
    const problems = [...this.gathered.values()].map(withCount);
    const last = problems.at(-1);
    if (last && this.beyond > 0) {
      problems[problems.length - 1] = {
        ...last,
        message: `${last.message} (${this.beyond} more problems are not listed.)`,
      };
    }
    return problems.sort((a, b) => rank[a.severity] - rank[b.severity]);
  }
}

function withCount({ problem: found, count }: Gathered): Problem {
  if (count === 1 || found.place.set === undefined) return found;
  const more = count === 2 ? "one more parameter set" : `${count - 1} more parameter sets`;
  return { ...found, message: `${found.message} The same in ${more}.` };
}
