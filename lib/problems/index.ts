export { applyFix } from "./apply-fix";
export { catalogue, type ProblemCode, problem } from "./catalogue";
export { isProblemCode, problemFamilies } from "./families";
export type { Problem, ProblemPlace, QuickFix, Severity, TextEdit, TextPosition } from "./problem";
