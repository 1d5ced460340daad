/** Sprig's checksums: hex, and Adler-32 in decimal. */
import { sha1 } from "@noble/hashes/legacy.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { type FunctionTable, fn } from "../../gotemplate/functions";
import { toBytes } from "../../gotemplate/utf8";

const signature = "func(input string) string";

export const digests: FunctionTable = {
  sha1sum: fn(signature, "SHA-1 in hex.", (text: string) => bytesToHex(sha1(toBytes(text)))),
  sha256sum: fn(signature, "SHA-256 in hex.", (text: string) => bytesToHex(sha256(toBytes(text)))),
  sha512sum: fn(signature, "SHA-512 in hex.", (text: string) => bytesToHex(sha512(toBytes(text)))),
  adler32sum: fn(signature, "Adler-32 as a decimal number.", (text: string) =>
    String(adler32(toBytes(text))),
  ),
};

// adler32.go: Checksum
function adler32(bytes: Uint8Array): number {
  const modulus = 65_521;
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % modulus;
    b = (b + a) % modulus;
  }
  return b * 65_536 + a;
}
