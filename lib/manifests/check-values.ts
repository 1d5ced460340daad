/** What the API server would refuse in a ConfigMap or a Secret: the object never reaches the controller. */
import type { JsonValue } from "../gotemplate";
import type { JsonObject } from "../gotemplate/json-object";
import type { ManifestKind } from "./manifest";

// encoding/base64's StdEncoding, which passes over line breaks.
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** One sentence for each value that is refused. Never holds a value: it may be a token. */
export function checkValues(kind: ManifestKind, content: JsonObject): string[] {
  if (kind === "ConfigMap") return notText("data", content.data);
  if (kind !== "Secret") return [];
  return [
    ...notText("stringData", content.stringData),
    ...notText("data", content.data),
    ...notBase64(content.data),
  ];
}

function notText(field: string, map: JsonValue | undefined): string[] {
  if (map === undefined || map === null) return [];
  if (typeof map !== "object" || Array.isArray(map)) return [`${field} is not a map of strings.`];
  return Object.entries(map)
    .filter(([, value]) => typeof value !== "string" && value !== null)
    .map(
      ([key, value]) =>
        `${field}.${key} is ${Array.isArray(value) ? "a list" : `a ${typeof value}`}, not a string.`,
    );
}

function notBase64(map: JsonValue | undefined): string[] {
  if (typeof map !== "object" || map === null || Array.isArray(map)) return [];
  return Object.entries(map)
    .filter(([, value]) => typeof value === "string" && !base64.test(value.replace(/[\r\n]/g, "")))
    .map(([key]) => `data.${key} is not base64: Kubernetes decodes it once.`);
}
