/** The body as the controller's code sees it: unpacked when it was sent as gzip, with the error that ends it. */
import { JsonError } from "../gotemplate/json/error";
import { parseFirstJson } from "../gotemplate/json/parse";
import { answerWeight, maxAnswerWeight } from "./answer-size";
import type { Body } from "./body";
import { CallError } from "./call-error";
import type { Header, ResponseHead } from "./exchange";
import { gunzip } from "./gunzip";
import type { AnswerBody } from "./read-answer";

export interface ResponseBody extends AnswerBody {
  readonly bytes: Buffer;
  /** True when our cap ended it. */
  readonly capped: boolean;
}

/** net/http: persistConn.readLoop: gzip is unpacked when the transport itself asked for it. */
export function responseBody(head: ResponseHead, body: Body, maxBytes: number): ResponseBody {
  const ending = endingOf(head, body);
  if (!isGzip(head.headers)) {
    return { bytes: body.bytes, ending, capped: body.end === "cap", reads: readSizes(head) };
  }
  const unpacked = gunzip(body.bytes, maxBytes, ending.error);
  // Where exactly Go notices a corrupt stream, hence what it has unpacked by then, is not known.
  const corrupt = unpacked.error?.startsWith("flate:") ?? false;
  const known = unpacked.error === ending.error ? ending.known : !corrupt;
  const capped = unpacked.capped || body.end === "cap";
  return {
    bytes: unpacked.bytes,
    ending: capped ? cappedEnding : { error: unpacked.error, known },
    capped,
    reads: { kind: "full" },
  };
}

/** True when what has come holds the first JSON value, so that the controller would read no further. */
export function isCompleteAnswer(head: ResponseHead, bytes: Buffer, maxBytes: number): boolean {
  if (head.status < 200 || head.status > 299) return false;
  const body = isGzip(head.headers) ? gunzip(bytes, maxBytes).bytes : bytes;
  if (answerWeight(body) > maxAnswerWeight) return true;
  try {
    return parseFirstJson(body).end > 0;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return error.kind === "syntax";
  }
}

/** The controller would have read on. */
const cappedEnding: AnswerBody["ending"] = { error: "over the inspector's limit", known: false };
const readTimeout = "context deadline exceeded (Client.Timeout or context cancellation while reading body)";

/** False when the reader cancelled or our own longest wait was over. */
function isPluginTimeout(reason: unknown): boolean {
  return reason instanceof CallError && reason.code === "timeout" && reason.goText !== null;
}

function endingOf(head: ResponseHead, { end, reason }: Body): AnswerBody["ending"] {
  if (end === "cap") return cappedEnding;
  if (end === "aborted") return { error: readTimeout, known: isPluginTimeout(reason) };
  if (end === "reset" || (end === "cut" && head.isBroken()))
    return { error: "connection broken", known: false };
  return { error: end === "cut" ? "unexpected EOF" : null, known: true };
}

/** Content-Length: 0 means no body, which Go does not unpack. */
function isGzip(headers: readonly Header[]): boolean {
  return (
    value(headers, "content-encoding").toLowerCase() === "gzip" && value(headers, "content-length") !== "0"
  );
}

function readSizes(head: ResponseHead): AnswerBody["reads"] {
  if (value(head.headers, "transfer-encoding") !== "") return { kind: "full" };
  const statusLine = `HTTP/${head.httpVersion} ${head.status} ${head.statusText}\r\n`;
  const headers = head.headers.map(([name, text]) => `${name}: ${text}\r\n`).join("");
  return { kind: "plain", headBytes: Buffer.byteLength(`${statusLine}${headers}\r\n`) };
}

function value(headers: readonly Header[], name: string): string {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? "";
}
