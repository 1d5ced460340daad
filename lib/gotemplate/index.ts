export { builtins } from "./builtins";
export { createEnvironment, type Environment } from "./environment";
export * from "./errors";
export * from "./fmt/escape";
export { printValue } from "./fmt/sprint";
export { sprintf } from "./fmt/sprintf";
export { type FunctionEnvironment, type FunctionTable, fn } from "./functions";
export * from "./json/decode";
export { encodeJson } from "./json/encode";
export { indentJson } from "./json/format";
export { type Provenance, pathsAt, provenance } from "./provenance";
export * from "./strconv/numbers";
export * from "./strconv/quote";
export {
  parse,
  Template,
  type TraceResult,
} from "./template";
export * from "./type";
export { type PartialKey, type Usage, usage } from "./usage";
export * from "./utf8";
export * from "./value";
