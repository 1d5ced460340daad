/** The problems' list in words: who has it, where it leads, what a filter finds. */
import type { Severity } from "@/lib/problems";
import type { ProblemSubject, SubjectProblem } from "@/lib/workspace";

export const subjectWords: { readonly [kind in ProblemSubject["kind"]]: string } = {
  plugin: "Plugin",
  applicationSet: "ApplicationSet",
  rollouts: "Rollouts",
  manifests: "Manifests",
};

/** The page that shows the problem in its place; null for the manifests as a whole. */
export function subjectHref({ subject, index }: SubjectProblem): string | null {
  const id = encodeURIComponent(subject.id);
  if (subject.kind === "rollouts") return `/rollouts?source=${id}`;
  if (subject.kind === "plugin") return `/plugins/${id}`;
  return subject.kind === "applicationSet" ? `/applicationsets/${id}?problem=${index}` : null;
}

export function matchesProblem({ subject, problem }: SubjectProblem, filter: string): boolean {
  const text = `${problem.code} ${subject.name} ${problem.message} ${problem.place.file ?? ""}`.toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export type ProblemShow = "all" | Severity;

export function isProblemShown({ problem }: SubjectProblem, show: ProblemShow): boolean {
  return show === "all" || problem.severity === show;
}
