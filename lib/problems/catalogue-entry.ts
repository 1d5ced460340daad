/** What the catalogue says of a code, whatever the case at hand. */
import type { Severity } from "./problem";

export interface CatalogueEntry {
  readonly severity: Severity;
  readonly title: string;
  /** What the controller does. */
  readonly controller: string;
  /** The cause: in the controller's code, or in Go. */
  readonly why: string;
  readonly remedy: string;
}
