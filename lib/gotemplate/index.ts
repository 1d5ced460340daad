export { builtins } from "./builtins";
export { createEnvironment, type Environment } from "./environment";
export * from "./errors";
export { durationString } from "./fmt/duration";
export * from "./fmt/escape";
export { printValue, sprint, sprintln } from "./fmt/sprint";
export { sprintf } from "./fmt/sprintf";
export { type FunctionEnvironment, type FunctionTable, fn, type TemplateFunction } from "./functions";
export * from "./json/decode";
export { type EncodeOptions, encodeJson, quoteJson } from "./json/encode";
export { JsonError, type JsonErrorKind } from "./json/error";
export { indentJson } from "./json/format";
export type * from "./json/node";
export { parseFirstJson, parseJson } from "./json/parse";
export { defaultLimits, type Limits } from "./limits";
export { offsetOf } from "./locate";
export { type Provenance, pathsAt, provenance } from "./provenance";
export { isPrint } from "./strconv/is-print";
export * from "./strconv/numbers";
export * from "./strconv/quote";
export {
  type ExecuteOptions,
  parse,
  type Result,
  Template,
  type TemplateOptions,
  type TraceResult,
} from "./template";
export type { Path, Read, Span } from "./trace";
export * from "./type";
export { type PartialKey, type Usage, usage } from "./usage";
export * from "./utf8";
export * from "./value";
