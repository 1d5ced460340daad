export { baseUrlProblem, withoutUser } from "./base-url";
export {
  type ChainLink,
  resolveChain,
} from "./chain";
export { callPlugin } from "./client";
export {
  connectionByHand,
  type PluginConnection,
  PluginToken,
} from "./connection";
export { curlCommand } from "./curl";
export * from "./run";
