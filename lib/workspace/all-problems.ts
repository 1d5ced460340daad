/** Every problem that the workspace knows of, each with what has it: the list of the problems page. */
import type { Problem } from "../problems";
import type { Workspace } from "./workspace";

export interface ProblemSubject {
  readonly kind: "plugin" | "applicationSet" | "manifests";
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

const rank = { error: 0, warning: 1, info: 2 } as const;

/** Gravest first; within a severity the manifests', then plugins', then ApplicationSets'. */
export async function allProblems(
  workspace: Pick<Workspace, "status" | "listPlugins" | "listApplicationSets">,
): Promise<SubjectProblem[]> {
  const [status, plugins, applicationSets] = [
    await workspace.status(),
    await workspace.listPlugins(),
    await workspace.listApplicationSets(),
  ];
  const found = [
    ...of({ kind: "manifests", id: "", name: status.manifests }, status.problems),
    ...plugins.flatMap(({ id, name, problems }) => of({ kind: "plugin", id, name }, problems)),
    ...applicationSets.flatMap(({ id, name, problems }) =>
      of({ kind: "applicationSet", id, name }, problems),
    ),
  ];
  return found.sort((a, b) => rank[a.problem.severity] - rank[b.problem.severity]);
}

function of(subject: ProblemSubject, problems: readonly Problem[]): SubjectProblem[] {
  return problems.map((problem, index) => ({ subject, index, problem }));
}
