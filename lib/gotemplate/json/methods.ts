/** The MarshalJSON and MarshalText methods that encoding/json calls: a value's own, and v1.JSON's. */
import { stringMethod } from "../fmt/methods";
import { fromBytes } from "../utf8";
import { GoBytes, type GoFunc, GoInt, GoPointer, GoStruct, type GoValue } from "../value";

/** A method that gives the JSON text itself, or the text of a JSON string. */
export interface JsonMethod {
  readonly name: "MarshalJSON" | "MarshalText";
  call(): string;
}

/** The method that the type has for it; null when the encoder must look inside. // encoding/json/v2: makeMethodArshaler */
export function jsonMethod(value: GoValue): JsonMethod | null {
  if (value instanceof GoInt) return null;
  if (value instanceof GoStruct && value.type.name === "v1.JSON") {
    return { name: "MarshalJSON", call: () => rawJson(value) };
  }
  return ownMethod(value, "MarshalJSON") ?? ownMethod(value, "MarshalText") ?? uuidText(value);
}

// google/uuid: UUID.MarshalText, whose text is that of its String
function uuidText(value: GoValue): JsonMethod | null {
  if (!(value instanceof GoBytes) || value.type.name !== "uuid.UUID") return null;
  const method = stringMethod(value);
  return method && { name: "MarshalText", call: method.call };
}

// apiextensions/v1: JSON.MarshalJSON
function rawJson(value: GoStruct): string {
  const raw = value.fields.get("Raw");
  return raw instanceof GoBytes && raw.bytes.length > 0 ? fromBytes(raw.bytes) : "null";
}

function ownMethod(value: GoValue, name: JsonMethod["name"]): JsonMethod | null {
  const method = findMethod(value, name);
  return method && { name, call: () => asText(method().call([])) };
}

/** A nil pointer has no method that can be called: it is null. */
function findMethod(value: GoValue, name: string): (() => GoFunc) | null {
  if (!(value instanceof GoStruct || value instanceof GoPointer)) return null;
  if (value instanceof GoPointer && value.target === null) return null;
  const method = Object.hasOwn(value.methods, name) ? value.methods[name] : undefined;
  return method ? () => method(value) : null;
}

function asText(value: GoValue): string {
  if (value instanceof GoBytes) return fromBytes(value.bytes);
  return typeof value === "string" ? value : "";
}
