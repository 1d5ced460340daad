/** Sprig's encodings: base64, base32, JSON. */
import {
  decodeJson,
  decodeJsonLeniently,
  encodeJson,
  type FunctionEnvironment,
  FunctionError,
  type FunctionTable,
  fn,
  fromBytes,
  type GoValue,
  indentJson,
  toBytes,
} from "../gotemplate";
import { decodeBase32, encodeBase32 } from "./base32";
import { decodeBase64, encodeBase64 } from "./base64";

/** Sprig gives a decoder's error as the result. // Sprig's strings.go: base64decode */
function decodeWith(decode: (bytes: Uint8Array) => Uint8Array) {
  return (text: string): string => {
    try {
      return fromBytes(decode(toBytes(text)));
    } catch (error) {
      if (error instanceof FunctionError) return error.message;
      throw error;
    }
  };
}

const toJson = (value: GoValue) => encodeJson(value);
const toPrettyJson = (value: GoValue) => indentJson(encodeJson(value), "", "  ");
const toRawJson = (value: GoValue) => encodeJson(value, { escapeHtml: false });

/** The plain functions drop the error and give what Marshal gave beside it: nothing. // Sprig's defaults.go: toJson */
function orNothing(encode: (value: GoValue) => string) {
  return (value: GoValue): string => {
    try {
      return encode(value);
    } catch (error) {
      if (error instanceof FunctionError) return "";
      throw error;
    }
  };
}

const twin = (name: string) => `Twin of ${name} that returns its error.`;

export const encoding: FunctionTable = {
  b64enc: fn("func(v string) string", "Base64, standard alphabet with padding.", (text: string) =>
    encodeBase64(toBytes(text)),
  ),
  b64dec: fn(
    "func(v string) string",
    "Decoded base64; on bad input the error's text.",
    decodeWith(decodeBase64),
  ),
  b32enc: fn("func(v string) string", "Base32, standard alphabet with padding.", (text: string) =>
    encodeBase32(toBytes(text)),
  ),
  b32dec: fn(
    "func(v string) string",
    "Decoded base32; on bad input the error's text.",
    decodeWith(decodeBase32),
  ),
  fromJson: fn(
    "func(v string) any",
    "Value of a JSON text, numbers as float64; nil when it cannot be read.",
    function (this: FunctionEnvironment, text: string) {
      this.checkSize("JSON text", text.length);
      return decodeJsonLeniently(text);
    },
  ),
  toJson: fn(
    "func(v any) string",
    "JSON with <, >, & and U+2028/9 escaped; an empty text when it cannot be written.",
    orNothing(toJson),
  ),
  toPrettyJson: fn("func(v any) string", "Like toJson, indented by two spaces.", orNothing(toPrettyJson)),
  toRawJson: fn(
    "func(v any) string",
    "JSON without HTML escapes; an error when it cannot be written.",
    toRawJson,
  ),
  mustFromJson: fn(
    "func(v string) (any, error)",
    twin("fromJson"),
    function (this: FunctionEnvironment, text: string) {
      this.checkSize("JSON text", text.length);
      return decodeJson(text);
    },
  ),
  mustToJson: fn("func(v any) (string, error)", twin("toJson"), toJson),
  mustToPrettyJson: fn("func(v any) (string, error)", twin("toPrettyJson"), toPrettyJson),
  mustToRawJson: fn("func(v any) (string, error)", twin("toRawJson"), toRawJson),
};
