/** The order of severities: errors, warnings, then notes. Stands alone, so that a page can take it without the catalogue. */
import type { Severity } from "./problem";

export const severityOrder: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** For sorting, the gravest first. */
export function compareSeverity(
  a: { readonly severity: Severity },
  b: { readonly severity: Severity },
): number {
  return severityOrder[a.severity] - severityOrder[b.severity];
}
