/** Problems of a row by severity; `none` in words, since an empty cell says nothing. */
import type { Problem } from "@/lib/problems";
import { Chip } from "../ui/chip";
import { countBySeverity, countText } from "./problem-text";

export function ProblemCounts({ problems }: { problems: readonly Problem[] }) {
  const { error, warning, info } = countBySeverity(problems);
  if (problems.length === 0) return <span className="text-fg-3">none</span>;
  return (
    <span className="inline-flex gap-1.5 align-middle">
      {error > 0 && (
        <Chip tone="error" label={countText(error, "error")}>
          {error}
        </Chip>
      )}
      {warning > 0 && (
        <Chip tone="warning" label={countText(warning, "warning")}>
          {warning}
        </Chip>
      )}
      {info > 0 && error + warning === 0 && (
        <Chip tone="info" label={countText(info, "note")}>
          {info}
        </Chip>
      )}
    </span>
  );
}
