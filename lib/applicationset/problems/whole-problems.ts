/** Problems of all generators together: nothing generated. */
import type { Problem, ProblemCode } from "../../problems";
import type { GeneratorResult } from "../evaluation";
import type { ApplicationSet } from "../schema/application-set";

export interface WholeProblem {
  readonly code: ProblemCode;
  readonly generator: number | null;
  readonly message: string;
  readonly more: Partial<Pick<Problem, "controller" | "severity">>;
}

/** Zero parameter sets, of one entry or of all; never said while something is unknown. */
export function zeroSetProblems(
  { name, applicationsSync, generators }: ApplicationSet,
  results: readonly GeneratorResult[],
  known: boolean,
): WholeProblem[] {
  const keeps = applicationsSync === "create-only" || applicationsSync === "create-update";
  const kept = `Zero parameter sets are no error; the policy ${applicationsSync} keeps the controller from deleting anything.`;
  const more: WholeProblem["more"] = keeps ? { severity: "warning", controller: kept } : {};
  if (known && results.every(({ parameterSets }) => parameterSets.length === 0)) {
    const message = `${source(results)} zero parameter sets: ${keeps ? "nothing is generated" : `every Application of ${name} would be deleted`}.`;
    return [{ code: "APPSET011", generator: null, message, more }];
  }
  const empty = results.filter(
    (result) => result.known && result.parameterSets.length === 0 && result.kinds.length > 0,
  );
  return empty.map(({ index, kinds }) => ({
    code: "APPSET011",
    generator: index,
    message: `Entry ${index + 1} of ${generators.length} (${kinds.join(", ")}) gives zero parameter sets: ${keeps ? "nothing is generated for it" : "Applications that it gave before would be deleted"}.`,
    more: { severity: "warning", ...more },
  }));
}

function source(results: readonly GeneratorResult[]): string {
  const [only] = results;
  if (!only) return "There is no generator, so there are";
  if (results.length > 1) return "All generators together give";
  const [plugin] = only.plugins;
  return plugin ? `The plugin ${plugin} gives` : `The ${only.kinds.join(", ") || "entry's"} generator gives`;
}
