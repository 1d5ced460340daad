export { type Database, openDatabase } from "./open";
export * from "./plugins";
export * from "./runs";
export { openSeal, type TokenSeal } from "./seal";
