export * from "./facts";
export * from "./report";
export { reportText } from "./report-text";
export * from "./sources";
