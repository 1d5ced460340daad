/** The text of `input.parameters` read as the ApplicationSet's YAML or JSON would be; errors say their line. */
import type { JsonValue } from "@/lib/gotemplate";
import { isMap, toYaml, type YamlMap } from "../ui/yaml-text";

export type RequestFormat = "yaml" | "json";
export type Parameters = { readonly [key: string]: JsonValue } | null;

export type ParsedRequest =
  | { readonly ok: true; readonly parameters: Parameters; readonly warning: string }
  | { readonly ok: false; readonly message: string; readonly line: number | null };

const MAX_LENGTH = 512 * 1_024;

export function printParameters(parameters: Parameters, format: RequestFormat): string {
  if (parameters === null || Object.keys(parameters).length === 0) return format === "yaml" ? "" : "{}\n";
  return format === "yaml" ? toYaml(parameters as YamlMap) : `${JSON.stringify(parameters, null, 2)}\n`;
}

/** JSON.parse names a position, not a line. */
function jsonErrorLine(message: string, text: string): number | null {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined)
    return /line (\d+)/.test(message) ? Number(/line (\d+)/.exec(message)?.[1]) : null;
  return text.slice(0, Number(position)).split("\n").length;
}

function parseJson(text: string): { value: unknown } | { message: string; line: number | null } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const message = error instanceof Error ? error.message : "not JSON";
    return { message, line: jsonErrorLine(message, text) };
  }
}

async function parseYaml(
  text: string,
): Promise<{ value: unknown } | { message: string; line: number | null }> {
  const { parseDocument } = await import("yaml");
  // kubectl reads YAML 1.1; aliases are bounded, so that no text can grow without end.
  const document = parseDocument(text, { version: "1.1", prettyErrors: true, uniqueKeys: true });
  const [error] = document.errors;
  if (error)
    return {
      message: error.message.split("\n")[0]?.replace(/ at line.*$/, "") ?? "",
      line: error.linePos?.[0].line ?? null,
    };
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) };
  } catch (failure) {
    return { message: failure instanceof Error ? failure.message : "not YAML", line: null };
  }
}

/** Digits that a JavaScript number can't hold would be sent otherwise than they stand there. */
function lostDigits(text: string): string {
  const number = (text.match(/(?<![\w."'-])-?\d{16,}(?![\w."'])/g) ?? []).find(
    (digits) => String(Number(digits)) !== digits,
  );
  return number === undefined
    ? ""
    : `${number} is sent as ${Number(number)}: a browser can't hold all its digits.`;
}

export async function parseRequestText(text: string, format: RequestFormat): Promise<ParsedRequest> {
  if (text.length > MAX_LENGTH) return { ok: false, message: "More than 512 kB of parameters.", line: null };
  if (text.trim() === "") return { ok: true, parameters: null, warning: "" };
  const parsed = format === "json" ? parseJson(text) : await parseYaml(text);
  if ("message" in parsed) return { ok: false, ...parsed };
  if (parsed.value === null) return { ok: true, parameters: null, warning: "" };
  if (!isMap(parsed.value)) {
    return { ok: false, message: "input.parameters is a map: write `key: value`, one on a line.", line: 1 };
  }
  // Through JSON: what YAML knows beyond JSON (dates, sets) becomes what the ApplicationSet would hold.
  const parameters: { [key: string]: JsonValue } = JSON.parse(JSON.stringify(parsed.value));
  return { ok: true, parameters, warning: lostDigits(text) };
}

const SHOWN_BYTES = 12;

/** What `{{ .generator.input.parameters.key }}` prints: Go's struct v1.JSON with its bytes, cut after some. */
export function printedEntry(
  parameters: Parameters,
): { readonly key: string; readonly prints: string } | null {
  const [entry] = Object.entries(parameters ?? {});
  if (!entry) return null;
  const [key, value] = entry;
  const bytes = [...new TextEncoder().encode(JSON.stringify(value))];
  const shown = bytes.length > SHOWN_BYTES ? [...bytes.slice(0, SHOWN_BYTES), "…"] : bytes;
  return { key, prints: `{[${shown.join(" ")}]}` };
}
