/** templatePatch: a text rendered with the parameter set and merged into the rendered Application. */
import type { GoMap, JsonValue } from "../../gotemplate";
import { decodeJson } from "../../gotemplate/json/decode";
import { JsonError } from "../../gotemplate/json/error";
import { isJsonObject, type JsonObject } from "../../gotemplate/json-object";
import { quote } from "../../gotemplate/strconv/quote";
import { type DecodeFindings, decodeJsonStruct, emptyStruct } from "../schema/decode";
import { fromGoValue, fromJsonValue } from "../yaml/convert";
import { encodeJson } from "../yaml/encode-json";
import type { Path } from "../yaml/read-document";
import { readDocument, YamlFault } from "../yaml/read-document";
import type { YamlMap, YamlValue } from "../yaml/yaml-value";
import { marshalStruct } from "./plan";
import { PatchError, strategicMerge } from "./strategic-merge";
import { RenderError, type TextRenderer } from "./text-renderer";

const path: Path = ["spec", "templatePatch"];
const application = { kind: "struct", name: "Application" } as const;

/** template.go: renderTemplatePatch. The project is put back; the caller sets the namespace. */
export function applyTemplatePatch(
  manifest: JsonObject,
  patch: string,
  params: GoMap,
  renderer: TextRenderer,
): JsonObject {
  const rendered = renderPatch(patch, params, renderer);
  const fail = (message: string, cause?: unknown) => new RenderError(message, patch, path, { cause });
  const { json, value } = parsePatch(rendered, fail);
  const findings: DecodeFindings = { errors: [], unknown: [] };
  decodeJsonStruct("Application", value, findings);
  const [first] = findings.errors;
  if (first) throw fail(`invalid templatePatch ${quote(json)}: ${first.message}`);
  const merged = merge(withStatus(manifest), value, json, fail);
  return finish(merged, manifest, fail);
}

function renderPatch(patch: string, params: GoMap, renderer: TextRenderer): string {
  try {
    return renderer.render(patch, params, path);
  } catch (error) {
    if (!(error instanceof RenderError)) throw error;
    const message = `error replacing values in templatePatch: ${error.message}`;
    throw new RenderError(message, error.template, path, { cause: error.cause });
  }
}

type Fail = (message: string, cause?: unknown) => RenderError;

/** utils.go: ConvertYAMLToJSON. What starts with `{` is taken for JSON, so flow YAML fails. */
function parsePatch(text: string, fail: Fail): { json: string; value: YamlValue } {
  if (/^[\s\u0085]*\{/.test(text)) return { json: text, value: parseJson(text, fail) };
  try {
    const { value } = readDocument(text);
    return { json: encodeJson(value), value };
  } catch (error) {
    if (!(error instanceof YamlFault)) throw error;
    throw fail(`error while converting template to json ${quote(text)}: ${error.message}`, error);
  }
}

function parseJson(text: string, fail: Fail): YamlValue {
  try {
    return fromGoValue(decodeJson(text));
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw fail(`invalid templatePatch ${quote(text)}: ${error.message}`, error);
  }
}

/** The Application as Go marshals it: with the zero status, which the manifest leaves out. */
function withStatus({ apiVersion: _, kind: __, ...rest }: JsonObject): YamlMap {
  const value = fromJsonValue({
    ...rest,
    status: marshalStruct("ApplicationStatus", emptyStruct("ApplicationStatus")),
  });
  return value instanceof Map ? value : new Map();
}

function merge(original: YamlMap, patch: YamlValue, json: string, fail: Fail): YamlMap {
  try {
    return patch instanceof Map ? strategicMerge(original, patch, application) : original;
  } catch (error) {
    if (!(error instanceof PatchError)) throw error;
    throw fail(`error while applying templatePatch template to json ${quote(json)}: ${error.message}`, error);
  }
}

/** Back through the Application's types: unknown fields go, names match without regard to case. */
function finish(merged: YamlMap, before: JsonObject, fail: Fail): JsonObject {
  const findings: DecodeFindings = { errors: [], unknown: [] };
  const decoded = decodeJsonStruct("Application", merged, findings);
  const [first] = findings.errors;
  if (first) throw fail(`error while unmarhsalling patched application: ${first.message}`);
  const marshalled = toObject(marshalStruct("Application", decoded));
  const { apiVersion, kind, metadata, spec, status, ...rest } = marshalled;
  const zero = marshalStruct("ApplicationStatus", emptyStruct("ApplicationStatus"));
  return {
    apiVersion: apiVersion || before.apiVersion || "",
    kind: kind || before.kind || "",
    metadata: metadata ?? {},
    spec: { ...toObject(spec), project: toObject(before.spec).project ?? "" },
    ...(JSON.stringify(status) === JSON.stringify(zero) ? {} : { status: status ?? null }),
    ...rest,
  };
}

function toObject(value: JsonValue | undefined): { [key: string]: JsonValue } {
  return isJsonObject(value) ? value : {};
}
