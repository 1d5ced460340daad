/** A JSON object, and whether a JSON value is one. Stands alone, so that a page can take it without the engine. */
import type { JsonValue } from "./value";

export type JsonObject = { readonly [key: string]: JsonValue };

/** Neither null, nor a list, nor a single value. */
export function isJsonObject(value: JsonValue | undefined): value is { [key: string]: JsonValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
