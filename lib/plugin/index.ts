export type { ChainLink } from "./chain";
export * from "./run";
