export { catalogue, type ProblemCode, problem } from "./catalogue";
export type { Problem, ProblemPlace, QuickFix, Severity, TextEdit, TextPosition } from "./problem";
