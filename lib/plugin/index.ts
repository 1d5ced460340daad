export { type AnswerNote, answerNotes } from "./answer-notes";
export { baseUrlProblem, getParamsUrl, withoutUser } from "./base-url";
export {
  type ChainLink,
  type ChainLookup,
  type ManifestContent,
  type ResolvedChain,
  resolveChain,
} from "./chain";
export { type CallOptions, callPlugin } from "./client";
export type { ResolvedAddress } from "./connect";
export {
  connectionByHand,
  hidden,
  type PluginConnection,
  PluginToken,
  type TokenOrigin,
  timeoutMs,
} from "./connection";
export { curlCommand } from "./curl";
export type { Lookup } from "./dial";
export { failsInController, failureKind } from "./failures";
export { encodeJson, requestBody } from "./request-body";
export * from "./run";
