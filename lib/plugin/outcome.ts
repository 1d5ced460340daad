/** From what was received to the run: the controller's reading, the failure's words, the problems, no token. */
import type { JsonValue } from "../gotemplate";
import { isJsonObject } from "../gotemplate/json-object";
import { quote } from "../gotemplate/strconv/quote";
import type { Problem } from "../problems";
import type { Body } from "./body";
import { CallError } from "./call-error";
import type { PluginConnection } from "./connection";
import { diagnose } from "./diagnose";
import type { ResponseHead } from "./exchange";
import { describeFailure } from "./failures";
import { type Answer, readAnswer, readErrorAnswer } from "./read-answer";
import { type TokenRedactor, tokenRedactor } from "./redact-token";
import { type ResponseBody, responseBody } from "./response-body";
import type { PluginCall, PluginFailure, PluginHop, PluginOutcome, PluginRun, PluginTimings } from "./run";

/** How the call ended: an error on the way, or the response of the last hop. */
export type Received =
  | {
      readonly kind: "error";
      readonly error: CallError;
      /** Go's `Post "..."`; null where no request could be made of the URL. */
      readonly url: string | null;
    }
  | { readonly kind: "response"; readonly head: ResponseHead; readonly body: Body };

export interface RunParts {
  readonly id: string;
  readonly connection: PluginConnection;
  readonly call: PluginCall;
  readonly received: Received;
  readonly hops: readonly PluginHop[];
  readonly timings: PluginTimings;
  readonly startedAt: Date;
  readonly maxBodyBytes: number;
  readonly keepEchoedToken: boolean;
}

interface Reading {
  readonly outcome: PluginOutcome;
  readonly body: ResponseBody | null;
  readonly answer: Answer | null;
}

type ResponseReceived = Extract<Received, { kind: "response" }>;

export function toRun(parts: RunParts): PluginRun {
  const { received } = parts;
  const reading =
    received.kind === "error" ? errorReading(parts, received) : responseReading(parts, received);
  return withoutToken(parts, reading);
}

const failed = (failure: PluginFailure): PluginOutcome => ({ kind: "failure", failure });

function errorReading(parts: RunParts, { error, url }: Extract<Received, { kind: "error" }>): Reading {
  const { code, message, context, goText } = error;
  const request =
    url === null ? "NewRequest returned unexpected error: " : `${getApi(parts)}Post ${quote(url)}: `;
  const controllerError = goText === null ? null : listing + request + goText;
  return {
    outcome: failed(describeFailure({ code, controllerError, message, context })),
    body: null,
    answer: null,
  };
}

const listing = "error listing params: ";

function getApi({ call }: RunParts): string {
  return `error get api '${call.applicationSetName}': `;
}

function responseReading(parts: RunParts, received: ResponseReceived): Reading {
  const body = responseBody(received.head, received.body, parts.maxBodyBytes);
  const { status } = received.head;
  if (status < 200 || status > 299) return { ...statusReading(parts, received, body), body, answer: null };
  const answer = readAnswer(body);
  const outcome: PluginOutcome =
    answer.kind === "sets"
      ? { kind: "success", parameterSets: answer.sets, zeroReason: answer.zeroReason }
      : failed(answerFailure(parts, received, body, answer));
  return { outcome, body, answer };
}

function statusReading(
  parts: RunParts,
  { head }: ResponseReceived,
  body: ResponseBody,
): { outcome: PluginOutcome } {
  const { message, goText } = readErrorAnswer(head.status, body);
  const status = `${head.status} ${head.statusText}`.trim();
  const said = message.trim() === "" ? ", without a message." : `: "${shorten(message)}".`;
  const failure = describeFailure({
    code: "http_status",
    controllerError: goText === null ? null : listing + getApi(parts) + goText,
    message: `The plugin answered ${status}${said}`,
    context: { status: String(head.status), message: message.slice(0, 2_000) },
  });
  return { outcome: failed(failure) };
}

function answerFailure(
  parts: RunParts,
  received: ResponseReceived,
  body: ResponseBody,
  answer: Extract<Answer, { kind: "failed" }>,
): PluginFailure {
  const { code, message } = failureOf(received.body, body, answer, parts.maxBodyBytes);
  return describeFailure({
    code,
    message,
    controllerError: answer.goText === null ? null : listing + getApi(parts) + answer.goText,
    context: { reason: answer.reason },
  });
}

function failureOf(
  raw: Body,
  body: ResponseBody,
  answer: Extract<Answer, { kind: "failed" }>,
  maxBytes: number,
): Pick<PluginFailure, "code" | "message"> {
  if (answer.code === "wrong_shape") {
    return {
      code: "wrong_shape",
      message: `The answer is JSON, but not of the shape expected: ${answer.reason}.`,
    };
  }
  if (answer.code === "too_many_values") {
    const message = "The answer holds more lists, objects and values than the inspector reads.";
    return { code: "too_large", message };
  }
  if (answer.code === "not_json")
    return { code: "not_json", message: `The answer is not JSON: ${answer.reason}.` };
  if (body.capped) {
    const message = `The answer is over ${maxBytes} bytes, more than the inspector reads.`;
    return { code: "too_large", message };
  }
  if (raw.end === "aborted" && raw.reason instanceof CallError) {
    const { code, message } = raw.reason;
    const began = "The plugin began to answer, but did not end in time.";
    return { code, message: code === "timeout" ? began : message };
  }
  if (raw.end === "cut" || raw.end === "reset") {
    const message = `The connection was closed in the middle of the answer, after ${body.bytes.length} bytes.`;
    return { code: "connection_reset", message };
  }
  return { code: "not_json", message: `The answer ends in the middle of its JSON: ${answer.reason}.` };
}

function shorten(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

function withoutToken(parts: RunParts, { outcome, body, answer }: Reading): PluginRun {
  const { connection, call, received } = parts;
  const sent = tokenRedactor(connection.token);
  const back: TokenRedactor = parts.keepEchoedToken ? tokenRedactor(null) : tokenRedactor(connection.token);
  const bytes = body?.bytes ?? Buffer.alloc(0);
  const shown = {
    hops: parts.hops.map((hop) => hopWithoutToken(hop, sent, back)),
    bodyBase64: back.bytes(bytes).toString("base64"),
    outcome: mayHoldToken(bytes, back) ? outcomeWithoutToken(outcome, back) : outcome,
  };
  const problems: readonly Problem[] = diagnose({
    connection,
    hops: shown.hops,
    timings: parts.timings,
    outcome: shown.outcome,
    answer,
    bytes,
    cut: received.kind === "response" && received.body.end !== "end" && received.body.end !== "complete",
    tokenCameBack: back.found,
  });
  return {
    id: parts.id,
    startedAt: parts.startedAt.toISOString(),
    call: callWithoutToken(call, sent),
    timings: parts.timings,
    bodyBytes: bytes.length,
    problems: problems.map((found) => problemWithoutToken(found, back)),
    ...shown,
  };
}

/** Spares going over a long answer whose bytes neither hold the token nor an escape that could spell it. */
function mayHoldToken(bytes: Buffer, redactor: TokenRedactor): boolean {
  return redactor.found || bytes.length < 10_000 || bytes.includes("\\");
}

function callWithoutToken(call: PluginCall, redactor: TokenRedactor): PluginCall {
  const { parameters, parametersJson } = call;
  return {
    ...call,
    parameters: parameters === null ? null : objectWithoutToken(parameters, redactor),
    ...(typeof parametersJson === "string" ? { parametersJson: redactor.text(parametersJson) } : {}),
  };
}

function hopWithoutToken(hop: PluginHop, sent: TokenRedactor, back: TokenRedactor): PluginHop {
  const redacted = (headers: PluginHop["headers"], by: TokenRedactor) =>
    headers.map(([name, value]) => [name, by.text(value)] as const);
  return {
    ...hop,
    url: back.text(hop.url),
    requestHeaders: redacted(hop.requestHeaders, sent),
    requestBody: sent.text(hop.requestBody),
    statusText: back.text(hop.statusText),
    headers: redacted(hop.headers, back),
  };
}

/** What is said of an answer may quote its keys, its numbers, its first line. */
function problemWithoutToken(found: Problem, redactor: TokenRedactor): Problem {
  const { message, place, controllerError } = found;
  const text = (whole: string) => redactor.cutText(whole);
  return {
    ...found,
    message: text(message),
    place: place.key === undefined ? place : { ...place, key: place.key.map(text) },
    ...(controllerError === undefined ? {} : { controllerError: text(controllerError) }),
  };
}

function outcomeWithoutToken(outcome: PluginOutcome, redactor: TokenRedactor): PluginOutcome {
  if (outcome.kind === "success") {
    const parameterSets = outcome.parameterSets.map((set) => objectWithoutToken(set, redactor));
    return { ...outcome, parameterSets };
  }
  const { failure } = outcome;
  const context = Object.fromEntries(
    Object.entries(failure.context).map(([name, value]) => [name, redactor.cutText(value)]),
  );
  return failed({
    ...failure,
    context,
    message: redactor.cutText(failure.message),
    controllerError: failure.controllerError === null ? null : redactor.cutText(failure.controllerError),
  });
}

function objectWithoutToken(
  object: { readonly [key: string]: JsonValue },
  redactor: TokenRedactor,
): { readonly [key: string]: JsonValue } {
  const copy = redactor.json(object);
  return isJsonObject(copy) ? copy : {};
}
