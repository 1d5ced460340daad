/** Sprig's passwords and ciphers: bcrypt, htpasswd, derivePassword, AES-256-CBC, random bytes. */
import { cbc } from "@noble/ciphers/aes.js";
import { encodeBase64 as encodeBcryptBase64, hashSync } from "bcryptjs";
import { FunctionError } from "../../gotemplate/errors";
import { type FunctionEnvironment, type FunctionTable, fn } from "../../gotemplate/functions";
import { spend } from "../../gotemplate/spend";
import { fromBytes, toBytes, toValidText } from "../../gotemplate/utf8";
import type { GoInt } from "../../gotemplate/value";
import { decodeBase64, encodeBase64 } from "../base64";
import { concat } from "./der";
import { derivePassword } from "./derive-password";

type Env = FunctionEnvironment;
const blockSize = 16;
const bcryptCost = 10;
const longestBcryptPassword = 72;
/** Some 100 ms, in the evaluator's steps. */
const stepsPerHash = 100_000;

export const ciphers: FunctionTable = {
  bcrypt: fn(
    "func(input string) string",
    "bcrypt hash with cost 10.",
    function (this: Env, password: string) {
      return bcrypt(this, "bcrypt", password);
    },
  ),
  htpasswd: fn(
    "func(username string, password string) string",
    "user:bcrypt-hash.",
    function (this: Env, user: string, password: string) {
      return user.includes(":")
        ? `invalid username: ${user}`
        : `${user}:${bcrypt(this, "htpasswd", password)}`;
    },
  ),
  derivePassword: fn(
    "func(counter uint32, passwordType, password, user, site string) string",
    "Master Password algorithm: scrypt and HMAC to a password of the named type.",
    (counter: GoInt, type: string, password: string, user: string, site: string) =>
      derivePassword({ counter: counter.value, type, password, user, site }),
  ),
  encryptAES: fn(
    "func(password string, plaintext string) (string, error)",
    "AES-256-CBC with a random vector, as base64.",
    function (this: Env, password: string, text: string) {
      if (text === "") return "";
      this.markUnstable("encryptAES");
      const vector = this.randomBytes(blockSize);
      const encrypted = cbc(aesKey(password), vector).encrypt(toBytes(text));
      return encodeBase64(concat([vector, encrypted]));
    },
  ),
  decryptAES: fn(
    "func(password string, crypt64 string) (string, error)",
    "AES-256-CBC from base64 with the vector in front; the key is the password padded with zeros.",
    (password: string, text: string) => (text === "" ? "" : decrypt(aesKey(password), toBytes(text))),
  ),
  randBytes: fn(
    "func(count int) (string, error)",
    "Random bytes as base64.",
    function (this: Env, { value: count }: GoInt) {
      if (count < 0n) throw new FunctionError("runtime error: makeslice: len out of range");
      this.checkSize("randBytes", Number(count));
      this.markUnstable("randBytes");
      return encodeBase64(this.randomBytes(Number(count)));
    },
  ),
};

function bcrypt(environment: Env, name: string, password: string): string {
  const length = toBytes(password).length;
  if (length > longestBcryptPassword) {
    return `failed to encrypt string with bcrypt: bcrypt: password length exceeds ${longestBcryptPassword} bytes`;
  }
  environment.markUnstable(name);
  spend(stepsPerHash);
  const salt = encodeBcryptBase64(Array.from(environment.randomBytes(16)), 16);
  return hashSync(toValidText(password), `$2a$${bcryptCost}$${salt}`);
}

/** The password's first 32 bytes, filled up with zeros. */
function aesKey(password: string): Uint8Array {
  const key = new Uint8Array(32);
  key.set(toBytes(password).subarray(0, 32));
  return key;
}

/** Every panic of Sprig's careless slicing, in Go's words. // sprig: crypto.go: decryptAES */
function decrypt(key: Uint8Array, source: Uint8Array): string {
  const decoded = decodeBase64(source);
  const capacity = Math.floor(source.length / 4) * 3;
  if (capacity < blockSize) {
    throw new FunctionError(
      `runtime error: slice bounds out of range [:${blockSize}] with capacity ${capacity}`,
    );
  }
  if (decoded.length < blockSize) {
    throw new FunctionError(`runtime error: slice bounds out of range [${blockSize}:${decoded.length}]`);
  }
  const body = decoded.subarray(blockSize);
  if (body.length % blockSize !== 0) throw new FunctionError("crypto/cipher: input not full blocks");
  if (body.length === 0) throw new FunctionError("runtime error: index out of range [-1]");
  const plain = cbc(key, decoded.subarray(0, blockSize), { disablePadding: true }).decrypt(body);
  const end = plain.length - (plain.at(-1) ?? 0);
  if (end < 0) throw new FunctionError(`runtime error: slice bounds out of range [:${end}]`);
  return fromBytes(plain.subarray(0, end));
}
