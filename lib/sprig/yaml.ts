/**
 * Argo CD's YAML functions, by sigs.k8s.io/yaml 1.6: everything passes through JSON, writing is goyaml.v2's,
 * reading is YAML 1.1.
 */
import { FunctionError } from "../gotemplate/errors";
import { type FunctionEnvironment, type FunctionTable, fn } from "../gotemplate/functions";
import { encodeJson } from "../gotemplate/json/encode";
import { formatFloat } from "../gotemplate/strconv/format-float";
import { compareBytes, toValidText } from "../gotemplate/utf8";
import { anyMap, anySlice, GoMap, GoSlice, type GoValue } from "../gotemplate/value";
import { decodeYaml } from "./yaml/decode";
import { emitYaml } from "./yaml/emit";
import { YamlError } from "./yaml/error";
import { decodeJsonAsYaml } from "./yaml/from-json";
import { goSyntax } from "./yaml/go-syntax";
import { quickYaml } from "./yaml/quick";
import type { YamlKey, YamlMap, YamlValue } from "./yaml/resolve";

type Env = FunctionEnvironment;

export const yaml: FunctionTable = {
  toYaml: fn(
    "func(v any) (string, error)",
    "Value as YAML without the trailing newline; keys sorted with the numbers in them counted, which is no total order: 1st, 2nd and 10th come in random order.",
    function (this: Env, value: GoValue) {
      const quick = quickYaml(value);
      if (quick !== null) return quick;
      const json = goErrors("error marshaling into JSON: ", () => encodeJson(value));
      const document = goErrors("", () => decodeJsonAsYaml(json));
      return emitYaml(document, () => this.markUnstable("toYaml")).replace(/\n$/, "");
    },
  ),
  fromYaml: fn(
    "func(str string) (map[string]any, error)",
    "Map from a YAML (1.1) text; every number becomes a float64; errors stop the template.",
    function (this: Env, text: string) {
      const value = unmarshal(this, "fromYaml", text);
      if (value === null) return anyMap();
      return value instanceof GoMap ? value : badType(value, "map[string]interface {}");
    },
  ),
  fromYamlArray: fn(
    "func(str string) ([]any, error)",
    "List from a YAML (1.1) text; errors stop the template.",
    function (this: Env, text: string) {
      const value = unmarshal(this, "fromYamlArray", text);
      if (value === null) return anySlice([]);
      return value instanceof GoSlice ? value : badType(value, "[]interface {}");
    },
  ),
};

/** What Go decodes from the JSON that the YAML becomes. // yaml.go: unmarshal */
function unmarshal(environment: Env, name: string, text: string): GoValue {
  environment.checkSize("YAML text", text.length);
  return goErrors("error converting YAML to JSON: ", () => {
    const value = jsonable(decodeYaml(text), () => environment.markUnstable(name));
    const bad = firstUnsupported(value);
    if (bad !== null) throw new FunctionError(`json: unsupported value: ${formatFloat(bad, "g")}`);
    return value;
  });
}

/** yaml.go: convertToJSONableObject, then JSON into an `any` */
function jsonable(value: YamlValue, unstable: () => void): GoValue {
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "string") return toValidText(value);
  if (Array.isArray(value)) return anySlice(value.map((item) => jsonable(item, unstable)));
  return value instanceof Map ? jsonableMap(value, unstable) : value;
}

function jsonableMap(map: YamlMap, unstable: () => void): GoMap {
  const entries = new Map<string, GoValue>();
  for (const [key, value] of map) {
    const name = toValidText(keyText(key, value));
    // Keys that only differ by type fall together, and the last in Go's random order stays.
    if (entries.has(name)) unstable();
    entries.set(name, jsonable(value, unstable));
  }
  return anyMap(entries);
}

function keyText(key: YamlKey, value: YamlValue): string {
  if (typeof key === "string") return key;
  if (typeof key === "boolean") return String(key);
  if (typeof key === "number") return floatKey(key);
  if (typeof key === "bigint" && key < 2n ** 63n) return String(key);
  const type = key === null ? "%!s(<nil>)" : "uint64";
  throw new FunctionError(
    `unsupported map key of type: ${type}, key: ${goSyntax(key)}, value: ${goSyntax(value)}`,
  );
}

function floatKey(key: number): string {
  if (Number.isNaN(key)) return ".nan";
  if (Number.isFinite(key)) return formatFloat(key, "g", -1, 32);
  return key > 0 ? ".inf" : "-.inf";
}

/** The first number that JSON can't say, in the order in which Go writes. */
function firstUnsupported(value: GoValue): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? null : value;
  const items = value instanceof GoSlice ? value.items : value instanceof GoMap ? sortedValues(value) : [];
  for (const item of items) {
    const bad = firstUnsupported(item);
    if (bad !== null) return bad;
  }
  return null;
}

function sortedValues({ entries }: GoMap): GoValue[] {
  return [...entries].sort(([a], [b]) => compareBytes(a, b)).map(([, value]) => value);
}

function badType(value: GoValue, wanted: string): never {
  const found =
    value instanceof GoMap
      ? "object"
      : value instanceof GoSlice
        ? "array"
        : typeof value === "boolean"
          ? "bool"
          : typeof value;
  const problem = `json: cannot unmarshal ${found} into Go value of type ${wanted}`;
  throw new FunctionError(`error unmarshaling JSON: while decoding JSON: ${problem}`);
}

function goErrors<T>(prefix: string, body: () => T): T {
  try {
    return body();
  } catch (error) {
    const known = error instanceof YamlError || error instanceof FunctionError;
    throw known ? new FunctionError(prefix + error.message) : error;
  }
}
