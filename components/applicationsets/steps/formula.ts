/** `pullRequest 3 × plugin 1, 1, 0 = 2 parameter sets`: how an entry came to its sets, as parts of one line. */
import { countText } from "@/components/problems/problem-text";
import type { StepView } from "@/lib/workspace";

export interface FormulaPart {
  readonly text: string;
  /** Numbers stand out, signs stand back. */
  readonly kind: "word" | "number" | "sign";
}

const MOST_COUNTS = 8;
const word = (text: string): FormulaPart => ({ text, kind: "word" });
const number = (text: string): FormulaPart => ({ text, kind: "number" });
const sign = (text: string): FormulaPart => ({ text, kind: "sign" });

export function stepFormula(step: StepView): FormulaPart[] {
  const parts = step.matrix
    ? matrixParts(step.matrix)
    : step.merge
      ? mergeParts(step.merge)
      : [word(step.kind || "nothing")];
  const composed = step.matrix !== null || step.merge !== null;
  return [...parts, ...(composed ? [sign("=")] : []), ...result(step)];
}

export function formulaText(step: StepView): string {
  return stepFormula(step)
    .map(({ text }) => text)
    .join(" ");
}

function result(step: StepView): FormulaPart[] {
  if (step.error !== "") return [number("fails")];
  if (step.setCount === null) return [number("unknown")];
  const all = [number(String(step.setCount)), word(step.setCount === 1 ? "parameter set" : "parameter sets")];
  if (step.kept === null) return all;
  return [...all, sign("→"), word("selector keeps"), number(String(step.keptCount))];
}

function matrixParts({
  first,
  interpolated,
  rows,
  rowCount,
}: NonNullable<StepView["matrix"]>): FormulaPart[] {
  const second = rows[0]?.second;
  const secondKind = second ? word(second.kind || "nothing") : word("second child");
  const counts = interpolated ? rows.map((row) => row.second) : rows.slice(0, 1).map((row) => row.second);
  return [
    word(first.kind || "nothing"),
    childCount(first),
    sign("×"),
    secondKind,
    number(countsText(counts, interpolated ? rowCount : 1)),
  ];
}

function mergeParts({
  children,
  mergeKeys,
  withoutPartnerCount,
}: NonNullable<StepView["merge"]>): FormulaPart[] {
  const parts = children.flatMap((child, index) => [
    ...(index > 0 ? [sign("+")] : []),
    word(child.kind || "nothing"),
    childCount(child),
  ]);
  const lone = withoutPartnerCount > 0 ? [sign("−"), word(`${withoutPartnerCount} without a partner`)] : [];
  return [...parts, word(`by ${mergeKeys.join(", ") || "no key"}`), ...lone];
}

function childCount(child: StepView): FormulaPart {
  if (child.error !== "") return number("fails");
  return number(child.setCount === null ? "?" : String(child.keptCount));
}

/** `1, 1, 0`; for many, the range: `0 to 10, 4,000 in all`. */
function countsText(steps: readonly StepView[], rowCount: number): string {
  if (steps.length === 0) return "not reached";
  const texts = steps.map(({ error, setCount, keptCount }) =>
    error !== "" ? "fails" : setCount === null ? "?" : String(keptCount),
  );
  if (texts.length <= MOST_COUNTS && rowCount <= MOST_COUNTS) return texts.join(", ");
  const counts = steps.flatMap(({ setCount, keptCount }) => (setCount === null ? [] : [keptCount]));
  if (counts.length === 0) return "unknown";
  const least = Math.min(...counts);
  const most = Math.max(...counts);
  const each = least === most ? `${least} each` : `${least} to ${most} each`;
  return counts.length < texts.length ? `${each}, some unknown` : each;
}

/** `3 sets`, `1 of 2 sets kept`, `fails`, `unknown`. */
export function setCountText(step: StepView): string {
  if (step.error !== "") return "fails";
  if (step.setCount === null) return "unknown";
  return step.kept === null
    ? countText(step.setCount, "set")
    : `${step.keptCount} of ${countText(step.setCount, "set")} kept`;
}
