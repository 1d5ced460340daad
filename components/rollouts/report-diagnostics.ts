/** A report's marks as the editor wants them, with the quick fixes of the problem that stands there. */
import type { QuickFix } from "@/lib/problems";
import type { ReportMark, RolloutsReport } from "@/lib/rollouts/report";
import type { EditorDiagnostic } from "../editor/yaml-editor";

function fixesOf(report: RolloutsReport, mark: ReportMark): readonly QuickFix[] {
  const at = (line: number) => [mark.line, mark.line + report.source.line - 1].includes(line);
  return report.problems.flatMap(({ code, place, fixes }) =>
    code === mark.code && place.position && at(place.position.line) ? (fixes ?? []) : [],
  );
}

export function toDiagnostics(
  report: RolloutsReport | null,
  onFix: (fix: QuickFix) => void,
): readonly EditorDiagnostic[] {
  if (!report) return [];
  return report.marks.map((mark) => ({
    from: mark.from,
    to: mark.to,
    severity: mark.severity,
    message: mark.message,
    code: mark.code,
    actions: fixesOf(report, mark).map((fix) => ({ label: fix.label, apply: () => onFix(fix) })),
  }));
}
