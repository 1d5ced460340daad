/** Problems in words: the sentence under a row, the text that is copied, the place. */
import type { Problem, ProblemPlace, Severity } from "@/lib/problems";
import { compareSeverity, severityOrder } from "@/lib/problems/compare-severity";

/** A severity as it is read out and written. */
export const severityWords: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/** The gravest; null without problems. */
export function worstSeverity(problems: readonly Problem[]): Severity | null {
  return problems.reduce<Severity | null>(
    (worst, { severity }) =>
      worst === null || severityOrder[severity] < severityOrder[worst] ? severity : worst,
    null,
  );
}

export function countBySeverity(problems: readonly Problem[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of problems) counts[severity] += 1;
  return counts;
}

/** Gravest first; what is equal keeps its order. */
export function bySeverity(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(compareSeverity);
}

/** Indexes of the problems, gravest first; what is equal keeps its order. */
export function orderBySeverity(problems: readonly Problem[]): number[] {
  const severityOf = (index: number) => severityOrder[problems[index]?.severity ?? "info"];
  return problems.map((_problem, index) => index).sort((a, b) => severityOf(a) - severityOf(b));
}

/** What a list explains under its row: the errors, or without any, all there is. `more` is what is left out. */
export function explained(problems: readonly Problem[]): {
  readonly shown: readonly Problem[];
  readonly more: number;
} {
  const errors = problems.filter(({ severity }) => severity === "error");
  const shown = errors.length > 0 ? errors : bySeverity(problems);
  return { shown, more: problems.length - shown.length };
}

/** For sorting lists of things that have problems: errors, warnings, notes, none. */
export function severityRank(problems: readonly Problem[]): number {
  const worst = worstSeverity(problems);
  return worst === null ? 3 : severityOrder[worst];
}

/** `line 53:17 · set 0 · fb-matrix-feature-1`. */
export function placeText(place: ProblemPlace): string {
  const parts: string[] = [];
  if (place.file) parts.push(place.file);
  if (place.position) parts.push(`line ${place.position.line}:${place.position.column}`);
  else if (place.field) parts.push(place.field);
  if (place.generator && place.generator.length > 0) parts.push(`generator ${place.generator.join(".")}`);
  if (place.set !== undefined) parts.push(`set ${place.set}`);
  if (place.key && place.key.length > 0) parts.push(place.key.join("."));
  if (place.application) parts.push(place.application);
  return parts.join(" · ");
}

/** All that a colleague needs, as text. */
export function problemAsText(problem: Problem): string {
  const place = placeText(problem.place);
  return [
    `${problem.code} ${problem.severity}: ${problem.message}`,
    ...(problem.controllerError ? [`Controller's text: ${problem.controllerError}`] : []),
    `Controller: ${problem.controller}`,
    `What to do: ${problem.remedy}`,
    ...(place ? [`Place: ${place}`] : []),
  ]
    .map((line) => line.replaceAll("`", ""))
    .join("\n");
}

/** `3 errors`, `1 warning`. */
export function countText(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
