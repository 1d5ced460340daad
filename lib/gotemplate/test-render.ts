/** One-line helpers of the engine's tests. */
import { TemplateError } from "./errors";
import type { FunctionTable } from "./functions";
import type { Limits } from "./limits";
import { parse } from "./template";
import { fromJson, type GoValue, type JsonValue } from "./value";

interface Setting {
  readonly functions?: FunctionTable;
  readonly goTemplateOptions?: readonly string[];
  readonly limits?: Partial<Limits>;
}

/** The text, or the error's message. */
export function rendered(text: string, data: GoValue = null, setting: Setting = {}): string {
  try {
    return parse(text, setting).execute(data).text;
  } catch (error) {
    if (error instanceof TemplateError) return error.message;
    throw error;
  }
}

/** The same on JSON data. */
export function renderedJson(text: string, data: JsonValue, setting: Setting = {}): string {
  return rendered(text, fromJson(data), setting);
}

/** The TemplateError that parsing and executing ends with. */
export function errorOf(text: string, data: GoValue = null, setting: Setting = {}): TemplateError {
  try {
    parse(text, setting).execute(data);
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
  throw new TypeError(`no error: ${text}`);
}
