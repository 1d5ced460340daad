/** Every problem that the workspace knows of, each with what has it: the list of the problems page. */
import type { Problem, TextPosition } from "../problems";
import { compareSeverity } from "../problems/compare-severity";
import type { RolloutsReport } from "../rollouts/report";
import { configMapName } from "../rollouts/sources";
import type { ApplicationSetSummary, PluginSummary } from "./views";

export interface ProblemSubject {
  readonly kind: "plugin" | "applicationSet" | "rollouts" | "manifests";
  /** As in the address; empty for the manifests as a whole. */
  readonly id: string;
  readonly name: string;
}

export interface SubjectProblem {
  readonly subject: ProblemSubject;
  /** Which of its subject's problems, as the subject's page counts them. */
  readonly index: number;
  readonly problem: Problem;
}

export interface ProblemSources {
  /** As shown, and what is wrong with the files themselves. */
  readonly manifests: { readonly name: string; readonly problems: readonly Problem[] };
  readonly plugins: readonly PluginSummary[];
  readonly applicationSets: readonly ApplicationSetSummary[];
  readonly rollouts: readonly RolloutsReport[];
}

/** Gravest first; within a severity the manifests', then plugins', ApplicationSets', Rollouts'. */
export function allProblems(sources: ProblemSources): SubjectProblem[] {
  const { manifests, plugins, applicationSets, rollouts } = sources;
  const found = [
    ...of({ kind: "manifests", id: "", name: manifests.name }, manifests.problems),
    ...plugins.flatMap(({ id, name, problems }) => of({ kind: "plugin", id, name }, problems)),
    ...applicationSets.flatMap(({ id, name, problems }) =>
      of({ kind: "applicationSet", id, name }, problems),
    ),
    ...rollouts.flatMap(ofReport),
  ];
  return found.sort((a, b) => compareSeverity(a.problem, b.problem));
}

function of(subject: ProblemSubject, problems: readonly Problem[]): SubjectProblem[] {
  return problems.map((problem, index) => ({ subject, index, problem }));
}

/** A report's places are in the ConfigMap's text; here they are in its file. */
function ofReport({ id, source, problems }: RolloutsReport): SubjectProblem[] {
  const { file, line } = source;
  const moved = (position: TextPosition | undefined) =>
    position && { ...position, line: position.line + line - 1 };
  const inFile = problems.map((problem): Problem => {
    const { place } = problem;
    if (place.file !== undefined || file === "") return problem;
    const [position, end] = [moved(place.position), moved(place.end)];
    return { ...problem, place: { ...place, file, ...(position && { position }), ...(end && { end }) } };
  });
  return of({ kind: "rollouts", id, name: `${configMapName} (${id})` }, inFile);
}
