/**
 * The body that the controller sends, byte for byte (services/internal/http: NewRequest, encoding/json: Encoder).
 * The encoder itself does not escape HTML; the parameters come out of Kubernetes with `<`, `>` and `&` escaped already.
 */
import { compareBytes, type JsonValue, toBytes } from "../gotemplate";
import type { PluginCall } from "./run";

/** `{"applicationSetName":"...","input":{"parameters":{...}}}` and a newline. */
export function requestBody(call: PluginCall): string {
  const input = encodeParameters(call);
  return `{"applicationSetName":${encodeKey(call.applicationSetName)},"input":{${input}}}\n`;
}

/** What goes over the wire. */
export function requestBytes(call: PluginCall): Uint8Array {
  return toBytes(requestBody(call));
}

function encodeParameters({ parameters, parametersJson }: PluginCall): string {
  const text = parametersJson === undefined ? encodeTop(parameters ?? {}) : (parametersJson ?? "{}");
  return text === "{}" ? "" : `"parameters":${text}`;
}

/** The keys of the map itself go through the encoder, which leaves HTML alone. */
function encodeTop(parameters: { readonly [key: string]: JsonValue }): string {
  const members = Object.entries(parameters)
    .sort(([a], [b]) => compareBytes(a, b))
    .map(([key, value]) => `${encodeKey(key)}:${encodeJson(value)}`);
  return `{${members.join(",")}}`;
}

/** A value as Go's json.Marshal writes it: keys in byte order, HTML and line separators escaped. */
export function encodeJson(value: JsonValue): string {
  if (typeof value === "string") return escapeHtml(encodeKey(value));
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `[${value.map(encodeJson).join(",")}]`;
  const members = Object.entries(value)
    .sort(([a], [b]) => compareBytes(a, b))
    .map(([key, member]) => `${escapeHtml(encodeKey(key))}:${encodeJson(member)}`);
  return `{${members.join(",")}}`;
}

/** A string as the encoder writes it when HTML is not escaped. */
function encodeKey(text: string): string {
  return JSON.stringify(text.toWellFormed()).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

function escapeHtml(json: string): string {
  return json.replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
}
