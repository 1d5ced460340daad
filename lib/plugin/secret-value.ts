/** One key of a Secret's manifest as the API server stores it: `stringData` over `data`, base64 decoded once. */
import { fromBytes, type JsonValue, toBytes } from "../gotemplate";
import { isJsonObject } from "../gotemplate/json-object";

export type SecretKey =
  /** `value` is a Go string: bytes outside UTF-8 are kept. */
  | { readonly kind: "value"; readonly value: string; readonly bytes: number }
  | { readonly kind: "missing"; readonly keys: readonly string[] }
  /** The API server refuses the Secret for the value of `key`. */
  | { readonly kind: "refused"; readonly key: string };

/** Reads `key`; any key that is not base64, or holds a map or list, makes the whole Secret refused. */
export function readSecretKey(content: { readonly [key: string]: JsonValue }, key: string): SecretKey {
  const values = new Map<string, Uint8Array>();
  for (const [name, value] of entriesOf(content.data)) {
    const bytes = value === null ? new Uint8Array() : isScalar(value) ? decodeBase64(String(value)) : null;
    if (bytes === null) return { kind: "refused", key: name };
    values.set(name, bytes);
  }
  for (const [name, value] of entriesOf(content.stringData)) {
    if (value !== null && !isScalar(value)) return { kind: "refused", key: name };
    values.set(name, toBytes(value === null ? "" : String(value)));
  }
  const bytes = values.get(key);
  if (bytes === undefined) return { kind: "missing", keys: [...values.keys()].sort() };
  return { kind: "value", value: fromBytes(bytes), bytes: bytes.length };
}

/** encoding/base64: StdEncoding.DecodeString; null where Go gives an error. */
export function decodeBase64(text: string): Uint8Array | null {
  const compact = text.replace(/[\r\n]/g, "");
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return null;
  return new Uint8Array(Buffer.from(compact, "base64"));
}

const isScalar = (value: JsonValue): boolean => typeof value !== "object";

function entriesOf(value: JsonValue | undefined): [string, JsonValue][] {
  return isJsonObject(value) ? Object.entries(value) : [];
}
