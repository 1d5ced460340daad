export { type Database, openDatabase } from "./open";
export * from "./plugins";
export * from "./runs";
export { createSeal, KeyFileError, openSeal, type TokenSeal } from "./seal";
