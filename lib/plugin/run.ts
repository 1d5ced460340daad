/** One call of a plugin as data: what was sent, what came back, what the controller makes of it. */
import type { JsonValue } from "../gotemplate";
import type { Problem } from "../problems";

/** The call that an ApplicationSet makes. */
export interface PluginCall {
  /** Name of the ConfigMap, which is the plugin's name. */
  readonly plugin: string;
  readonly applicationSetName: string;
  /** `input.parameters`: left out of the body when null or empty. */
  readonly parameters: { readonly [key: string]: JsonValue } | null;
  /** `parameters` as Go writes them, when given: the body uses this text, so that integers beyond 2^53 stay whole. */
  readonly parametersJson?: string | null;
}

/** Milliseconds of each phase, over all hops; null where it did not happen (no TLS, an IP address in the URL). */
export interface PluginTimings {
  readonly dns: number | null;
  readonly connect: number | null;
  readonly tls: number | null;
  readonly firstByte: number | null;
  readonly body: number | null;
  readonly total: number;
}

/** One request and its response; a redirect makes several. Never holds the token. */
export interface PluginHop {
  readonly method: "GET" | "POST";
  readonly url: string;
  /** As sent, in order; the value of Authorization is replaced by `Bearer ••••••••`. */
  readonly requestHeaders: readonly (readonly [name: string, value: string])[];
  readonly requestBody: string;
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly remoteAddress: string | null;
}

export type PluginFailureCode =
  | "connection_refused"
  | "connection_reset"
  | "dns"
  | "tls"
  | "timeout"
  | "cancelled"
  | "redirects"
  | "address_not_allowed"
  | "invalid_header"
  | "invalid_url"
  | "http_status"
  | "not_json"
  | "wrong_shape"
  | "too_large"
  | "network";

/** Why a call gave no parameter sets. */
export interface PluginFailure {
  readonly code: PluginFailureCode;
  /** The controller's own text from `error listing params: ` on, byte for byte except a hidden token; null where we can't know it. */
  readonly controllerError: string | null;
  /** What happened, for a reader. */
  readonly message: string;
  /** What to do. */
  readonly hint: string;
  /** What the controller would do next. */
  readonly next: string;
  readonly context: { readonly [name: string]: string };
}

/** Why a success has no parameter sets: the controller would delete every Application. */
export type ZeroReason =
  | "empty_body"
  | "no_output"
  | "no_parameters"
  | "parameters_at_top"
  | "empty_list"
  | "null";

export type PluginOutcome =
  | {
      readonly kind: "success";
      /** As Go decoded them: numbers are float64, an entry may be empty. */
      readonly parameterSets: readonly { readonly [key: string]: JsonValue }[];
      readonly zeroReason: ZeroReason | null;
    }
  | { readonly kind: "failure"; readonly failure: PluginFailure };

export interface PluginRun {
  readonly id: string;
  /** ISO time. */
  readonly startedAt: string;
  readonly call: PluginCall;
  /** In order; the last is the one that was read. Empty when no connection was made. */
  readonly hops: readonly PluginHop[];
  readonly timings: PluginTimings;
  /** The last body after gunzip in base64, at most the cap, with the token hidden where the plugin sent it back. */
  readonly bodyBase64: string;
  /** Its length as far as it was read. */
  readonly bodyBytes: number;
  readonly outcome: PluginOutcome;
  readonly problems: readonly Problem[];
}
