export { catalogue, type ProblemCode, problem } from "./catalogue";
export { isProblemCode, type ProblemFamily, problemFamilies } from "./families";
export type { Problem, ProblemPlace, QuickFix, Severity, TextEdit, TextPosition } from "./problem";
