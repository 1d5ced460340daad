/** The last cell of a list's row: how many problems it has, and the button that explains them under it. */
import type { Problem } from "@/lib/problems";
import { ProblemCounts } from "./problem-counts";

export function ProblemsToggle({
  name,
  problems,
  open,
  explanationId,
  onToggle,
}: {
  name: string;
  problems: readonly Problem[];
  open: boolean;
  /** Of the row that explains, while it is open. */
  explanationId: string;
  onToggle: () => void;
}) {
  if (problems.length === 0) return <span className="text-fg-3">none</span>;
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls={open ? explanationId : undefined}
      aria-label={`Problems of ${name}`}
      title={open ? "Fold the explanation" : "Explain"}
      className="rounded-1 align-middle"
      onClick={onToggle}
    >
      <ProblemCounts problems={problems} />
    </button>
  );
}
