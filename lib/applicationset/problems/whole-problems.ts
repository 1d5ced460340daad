/** Problems of all generators and Applications together: nothing generated, names that clash. */
import type { Problem, ProblemCode, ProblemPlace } from "../../problems";
import type { GeneratorResult, RenderedApplication } from "../evaluation";
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

const maxNames = 20;

/** Empty names, and names that stand twice: the controller skips both of a pair. */
export function nameProblems(
  applications: readonly RenderedApplication[],
): { code: ProblemCode; place: ProblemPlace; message: string }[] {
  const byName = new Map<string, RenderedApplication[]>();
  for (const application of applications) {
    if (!application.manifest) continue;
    const name = applicationName(application);
    const same = byName.get(name);
    if (same) same.push(application);
    else byName.set(name, [application]);
  }
  const placeOf = ({ generator, set }: RenderedApplication) => ({ generator: [generator], set });
  const nameless = (byName.get("") ?? []).slice(0, maxNames).map((application) => ({
    code: "APPSET041" as const,
    place: placeOf(application),
    message: "The Application's name is empty.",
  }));
  byName.delete("");
  const twice = [...byName].filter(([, same]) => same.length > 1).slice(0, maxNames);
  return [
    ...nameless,
    ...twice.map(([name, [first, ...others]]) => ({
      code: "APPSET040" as const,
      place: { ...(first ? placeOf(first) : {}), application: name },
      message: `${others.length + 1} parameter sets give the name ${name}.`,
    })),
  ];
}

/** metadata.name of a rendered Application; empty when it has none. */
export function applicationName({ manifest }: Pick<RenderedApplication, "manifest">): string {
  const metadata = manifest?.metadata;
  if (typeof metadata !== "object" || metadata === null || Array.isArray(metadata)) return "";
  return typeof metadata.name === "string" ? metadata.name : "";
}
