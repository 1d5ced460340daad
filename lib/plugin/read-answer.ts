/**
 * What the controller makes of a response (services/internal/http: Do, CheckResponse): parameter sets, or its error
 * text. Pure: takes the bytes and how they ended.
 */
import { fromBytes, toValidText } from "../gotemplate";
import { hasNumberOutOfRange } from "../gotemplate/json/decode";
import { JsonError } from "../gotemplate/json/error";
import type { JsonNode } from "../gotemplate/json/node";
import { parseFirstJson, parseJson } from "../gotemplate/json/parse";
import { answerWeight, maxAnswerWeight } from "./answer-size";
import { decodeAnswer, type ParameterSetJson, ShapeError, zeroReason } from "./decode-answer";
import { type ReadSizes, readBoundaries } from "./decoder-reads";
import type { ZeroReason } from "./run";

/** The body as the controller's decoder would get it. */
export interface AnswerBody {
  readonly bytes: Uint8Array;
  /** What the reader meets after the bytes: null is a good end, a text Go's error, "unknown" one that we can't know. */
  readonly ending: { readonly error: string | null; readonly known: boolean };
  readonly reads: ReadSizes;
}

export type Answer =
  | {
      readonly kind: "sets";
      readonly sets: readonly ParameterSetJson[];
      readonly zeroReason: ZeroReason | null;
      /** null: an empty body. */
      readonly node: JsonNode | null;
      /** Where the first value ends. */
      readonly end: number;
    }
  | {
      readonly kind: "failed";
      readonly code: "not_json" | "wrong_shape" | "incomplete" | "too_many_values";
      /** Go's error alone; ours where the limit is. */
      readonly reason: string;
      /** `<error>: <what the decoder had read>`; null where the ending is not known. */
      readonly goText: string | null;
    };

/** services/internal/http: Do, for 200 to 299 */
export function readAnswer(body: AnswerBody): Answer {
  if (answerWeight(body.bytes) > maxAnswerWeight) {
    return { kind: "failed", code: "too_many_values", reason: "too many values", goText: null };
  }
  let parsed: { node: JsonNode; end: number };
  try {
    parsed = parseFirstJson(body.bytes);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return syntaxFailure(body, error);
  }
  const { node, end } = parsed;
  try {
    const sets = decodeAnswer(node);
    return { kind: "sets", sets, zeroReason: sets.length === 0 ? zeroReason(node) : null, node, end };
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    const needed = node.kind === "number" ? end + 1 : end;
    const read =
      readBoundaries(body.bytes.length, body.reads).find((at) => at >= needed) ?? body.bytes.length;
    return failed("wrong_shape", error.message, body, read);
  }
}

function syntaxFailure(body: AnswerBody, error: JsonError): Answer {
  const all = body.bytes.length;
  if (error.kind === "eof" && body.ending.error === null) {
    return { kind: "sets", sets: [], zeroReason: "empty_body", node: null, end: all };
  }
  if (error.kind === "eof" || error.kind === "unexpected_eof") {
    return failed("incomplete", body.ending.error ?? "unexpected EOF", body, all, body.ending.known);
  }
  for (const read of readBoundaries(all, body.reads)) {
    if (read <= error.offset) continue;
    const reason = syntaxErrorOf(body.bytes.subarray(0, read));
    if (reason !== null) return failed("not_json", reason, body, read);
  }
  return failed("not_json", error.message, body, all);
}

/** The error that a decoder finds in what it has read so far; null: it wants more. */
function syntaxErrorOf(bytes: Uint8Array): string | null {
  try {
    parseFirstJson(bytes);
    return null;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return error.kind === "syntax" ? error.message : null;
  }
}

function failed(
  code: "not_json" | "wrong_shape" | "incomplete",
  reason: string,
  body: AnswerBody,
  read: number,
  known = true,
): Answer {
  const text = toValidText(fromBytes(body.bytes.subarray(0, read)));
  return { kind: "failed", code, reason, goText: known ? `${reason}: ${text}` : null };
}

/** services/internal/http: CheckResponse; null where the ending is not known. */
export function readErrorAnswer(
  status: number,
  body: AnswerBody,
): { message: string; goText: string | null } {
  const start = `API error with status code ${status}: `;
  const { error, known } = body.ending;
  if (error !== null) return { message: error, goText: known ? start + error : null };
  if (answerWeight(body.bytes) > maxAnswerWeight) return { message: "", goText: null };
  const message = errorMessage(body.bytes);
  return { message, goText: start + message };
}

function errorMessage(bytes: Uint8Array): string {
  const text = () => toValidText(fromBytes(bytes));
  let node: JsonNode;
  try {
    node = parseJson(bytes);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return text();
  }
  if (node.kind === "null") return "";
  if (node.kind !== "object" || hasNumberOutOfRange(node)) return text();
  const last = (key: string) => node.members.findLast(({ name }) => name === key)?.value;
  const value = [last("message"), last("error")].find((found) => found?.kind === "string");
  return value?.kind === "string" ? value.value : "";
}
