/** A problem that a check found in the manifest, before it has its line and column. */
import type { Problem, ProblemCode } from "../../problems";
import type { Path } from "../yaml/read-document";
import type { ManifestEdits } from "./fixes/manifest-edits";
import type { TemplateFix } from "./fixes/template-fixes";
import type { ManifestFix } from "./problem-collector";

export interface ManifestFinding {
  readonly code: ProblemCode;
  /** In the document. */
  readonly path: Path;
  readonly message: string;
  readonly more?: Partial<Pick<Problem, "controller" | "remedy" | "severity">>;
  /** Index of the entry of spec.generators. */
  readonly generator?: number;
  readonly set?: number;
  readonly key?: readonly string[];
  /** The text of the template at the path, the piece of it that is meant, and what to write in it. */
  readonly template?: string;
  readonly part?: string;
  readonly templateFixes?: () => readonly TemplateFix[];
  readonly fixes?: (edits: ManifestEdits) => readonly ManifestFix[];
}
