/** The Master Password algorithm, as Sprig has it. // sprig: crypto.go: derivePassword */
import { hmac } from "@noble/hashes/hmac.js";
import { scrypt } from "@noble/hashes/scrypt.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { spend } from "../../gotemplate/spend";
import { toBytes } from "../../gotemplate/utf8";
import { concat, toFixedBytes } from "./der";

const seedText = "com.lyndir.masterpassword";

const templates: Readonly<Record<string, readonly string[]>> = {
  maximum: ["anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"],
  long: [
    "CvcvnoCvcvCvcv",
    "CvcvCvcvnoCvcv",
    "CvcvCvcvCvcvno",
    "CvccnoCvcvCvcv",
    "CvccCvcvnoCvcv",
    "CvccCvcvCvcvno",
    "CvcvnoCvccCvcv",
    "CvcvCvccnoCvcv",
    "CvcvCvccCvcvno",
    "CvcvnoCvcvCvcc",
    "CvcvCvcvnoCvcc",
    "CvcvCvcvCvccno",
    "CvccnoCvccCvcv",
    "CvccCvccnoCvcv",
    "CvccCvccCvcvno",
    "CvcvnoCvccCvcc",
    "CvcvCvccnoCvcc",
    "CvcvCvccCvccno",
    "CvccnoCvcvCvcc",
    "CvccCvcvnoCvcc",
    "CvccCvcvCvccno",
  ],
  medium: ["CvcnoCvc", "CvcCvcno"],
  short: ["Cvcn"],
  basic: ["aaanaaan", "aannaaan", "aaannaaa"],
  pin: ["nnnn"],
};

const characters: Readonly<Record<string, string>> = {
  V: "AEIOU",
  C: "BCDFGHJKLMNPQRSTVWXYZ",
  v: "aeiou",
  c: "bcdfghjklmnpqrstvwxyz",
  A: "AEIOUBCDFGHJKLMNPQRSTVWXYZ",
  a: "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz",
  n: "0123456789",
  o: "@&%?,=[]_:-+*$#!'^~;()/.",
  x: "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()",
};

export interface PasswordRequest {
  readonly counter: bigint;
  readonly type: string;
  readonly password: string;
  readonly user: string;
  readonly site: string;
}

/** The key costs some 100 ms, and templates ask for it again and again. */
const keys = new Map<string, Uint8Array>();
const mostKeys = 32;
/** In the evaluator's steps. */
const stepsPerKey = 300_000;

export function derivePassword({ counter, type, password, user, site }: PasswordRequest): string {
  const known = Object.hasOwn(templates, type) ? templates[type] : undefined;
  if (!known) return `cannot find password template ${type}`;
  const message = concat([toBytes(seedText), withLength(site), toFixedBytes(BigInt.asUintN(32, counter), 4)]);
  const seed = hmac(sha256, masterKey(password, user), message);
  const template = known[(seed[0] ?? 0) % known.length] ?? "";
  return Array.from(template, (kind, i) => {
    const choice = characters[kind] ?? "";
    return choice.charAt((seed[i + 1] ?? 0) % choice.length);
  }).join("");
}

function masterKey(password: string, user: string): Uint8Array {
  const name = JSON.stringify([password, user]);
  const known = keys.get(name);
  if (known) return known;
  spend(stepsPerKey);
  const salt = concat([toBytes(seedText), withLength(user)]);
  const key = scrypt(toBytes(password), salt, { N: 32768, r: 8, p: 2, dkLen: 64 });
  keys.set(name, key);
  if (keys.size > mostKeys) keys.delete(keys.keys().next().value ?? "");
  return key;
}

function withLength(text: string): Uint8Array {
  const bytes = toBytes(text);
  return concat([toFixedBytes(BigInt(bytes.length), 4), bytes]);
}
