/** Sprig's encodings of texts. */
import { FunctionError, type FunctionTable, fn, fromBytes, toBytes } from "../gotemplate";
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
};
