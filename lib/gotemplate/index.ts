export * from "./errors";
export { type FunctionEnvironment, type FunctionTable, fn, type TemplateFunction } from "./functions";
export * from "./type";
export * from "./utf8";
export * from "./value";
