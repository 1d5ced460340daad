/** The words of a failure: which problem it is, what to do, what the controller does next. */
import { catalogue, type ProblemCode } from "../problems";
import type { ChainLink } from "./chain";
import type { PluginFailure, PluginFailureCode } from "./run";

type FailureKind = { readonly problem: ProblemCode; readonly link: ChainLink["id"] };

const kinds: { readonly [code in Exclude<PluginFailureCode, "http_status">]: FailureKind } = {
  connection_refused: { problem: "PLUGIN020", link: "baseUrl" },
  connection_reset: { problem: "PLUGIN024", link: "answer" },
  dns: { problem: "PLUGIN021", link: "baseUrl" },
  tls: { problem: "PLUGIN022", link: "baseUrl" },
  timeout: { problem: "PLUGIN023", link: "answer" },
  cancelled: { problem: "PLUGIN025", link: "answer" },
  redirects: { problem: "PLUGIN026", link: "baseUrl" },
  address_not_allowed: { problem: "PLUGIN027", link: "baseUrl" },
  invalid_header: { problem: "PLUGIN014", link: "secret" },
  invalid_url: { problem: "PLUGIN016", link: "baseUrl" },
  not_json: { problem: "PLUGIN040", link: "answer" },
  wrong_shape: { problem: "PLUGIN041", link: "answer" },
  too_large: { problem: "PLUGIN029", link: "answer" },
  network: { problem: "PLUGIN028", link: "baseUrl" },
};

/** Which problem a failure is, and the link of the chain to look at. */
export function failureKind(failure: Pick<PluginFailure, "code" | "context">): FailureKind {
  return failure.code === "http_status" ? statusKind(Number(failure.context.status)) : kinds[failure.code];
}

const redirectNowhere: FailureKind = { problem: "PLUGIN034", link: "answer" };

function statusKind(status: number): FailureKind {
  if (status === 401 || status === 403) return { problem: "PLUGIN030", link: "secret" };
  if (status === 404 || status === 405) return { problem: "PLUGIN031", link: "baseUrl" };
  if (status >= 500) return { problem: "PLUGIN033", link: "answer" };
  return status >= 400 ? { problem: "PLUGIN032", link: "answer" } : redirectNowhere;
}

/** A failure with the standing words of its problem. */
export function describeFailure(
  failure: Pick<PluginFailure, "code" | "controllerError" | "message" | "context">,
): PluginFailure {
  const { controller, remedy } = catalogue[failureKind(failure).problem];
  const waits = failure.code === "timeout" && !failsInController(failure);
  return { ...failure, hint: remedy, next: waits ? "The controller goes on waiting." : controller };
}

const ownLimits: ReadonlySet<PluginFailureCode> = new Set([
  "address_not_allowed",
  "cancelled",
  "too_large",
  "timeout",
]);

/** True when the controller fails as well, be its text known or not; false when only the inspector gave up. */
function failsInController(failure: Pick<PluginFailure, "code" | "controllerError">): boolean {
  return failure.controllerError !== null || !ownLimits.has(failure.code);
}
