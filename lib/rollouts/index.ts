export * from "./facts";
export { applyFixes } from "./fixes";
export { judge } from "./judge";
export { headersOfSecret, readManifestSources } from "./read-manifests";
export * from "./report";
export { reportText } from "./report-text";
export * from "./sources";
