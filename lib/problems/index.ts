export { catalogue, type ProblemCode, problem } from "./catalogue";
export type { Problem, ProblemPlace, Severity } from "./problem";
