export { applyFix } from "./apply-fix";
export { catalogue, type ProblemCode, problem } from "./catalogue";
export type { CatalogueEntry } from "./catalogue-entry";
export { isProblemCode, type ProblemFamily, problemFamilies } from "./families";
export type { Problem, ProblemPlace, QuickFix, Severity, TextEdit, TextPosition } from "./problem";
