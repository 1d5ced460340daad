export type { ProblemSubject, SubjectProblem } from "./all-problems";
export * from "./errors";
export { getWorkspace } from "./get-workspace";
export { openWorkspace } from "./open-workspace";
export { checkRequestSchema, judgeRequestSchema, locationSchema } from "./rollouts-schemas";
export type * from "./rollouts-views";
export * from "./schemas";
export * from "./views";
export type { Workspace } from "./workspace";
