/** Private keys as Sprig makes, writes and reads them: RSA, ECDSA, Ed25519, DSA. // sprig: crypto.go */
import { ed25519 } from "@noble/curves/ed25519.js";
import { p256, p384, p521 } from "@noble/curves/nist.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { PKCS1_SHA256 } from "micro-rsa-dsa-dh/rsa.js";
import { FunctionError } from "../../gotemplate/errors";
import {
  bitString,
  DerError,
  type DerValue,
  integer,
  nullValue,
  objectIdentifier,
  octetString,
  readAll,
  readInteger,
  readOne,
  readSequence,
  sequence,
  tagged,
  tags,
  toFixedBytes,
} from "./der";
import { decodePem, encodePem, type PemBlock } from "./pem";
import { findPrime, modInverse, modPow, type RandomBytes, randomPrime } from "./prime";

const curves = {
  "1.2.840.10045.3.1.7": { curve: p256, size: 32, signature: "1.2.840.10045.4.3.2" },
  "1.3.132.0.34": { curve: p384, size: 48, signature: "1.2.840.10045.4.3.3" },
  "1.3.132.0.35": { curve: p521, size: 66, signature: "1.2.840.10045.4.3.4" },
} as const;
type CurveId = keyof typeof curves;

export interface RsaKey {
  readonly kind: "rsa";
  readonly n: bigint;
  readonly e: bigint;
  readonly d: bigint;
  readonly p: bigint;
  readonly q: bigint;
}
export interface EcdsaKey {
  readonly kind: "ecdsa";
  readonly curve: CurveId;
  readonly secret: Uint8Array;
}
export interface Ed25519Key {
  readonly kind: "ed25519";
  readonly seed: Uint8Array;
}
export interface DsaKey {
  readonly kind: "dsa";
  readonly p: bigint;
  readonly q: bigint;
  readonly g: bigint;
  readonly y: bigint;
  readonly x: bigint;
}
export type PrivateKey = RsaKey | EcdsaKey | Ed25519Key | DsaKey;

const rsaId = "1.2.840.113549.1.1.1";
const ecId = "1.2.840.10045.2.1";
const ed25519Id = "1.3.101.112";
const p256Id: CurveId = "1.2.840.10045.3.1.7";

/** A new RSA key with exponent 65537. // rsa.GenerateKey */
export function generateRsa(bits: number, random: RandomBytes): RsaKey {
  const e = 65537n;
  const fits = (prime: bigint) => prime % e !== 1n;
  const p = randomPrime(bits / 2, random, fits);
  const q = randomPrime(bits / 2, random, (prime) => fits(prime) && prime !== p);
  const d = modInverse(e, (p - 1n) * (q - 1n));
  return { kind: "rsa", n: p * q, e, d, p, q };
}

/** A new key on P-256. // ecdsa.GenerateKey */
export function generateEcdsa(random: RandomBytes): EcdsaKey {
  return { kind: "ecdsa", curve: p256Id, secret: p256.utils.randomSecretKey(random(48)) };
}

/** A new Ed25519 key. // ed25519.GenerateKey */
export function generateEd25519(random: RandomBytes): Ed25519Key {
  return { kind: "ed25519", seed: random(32) };
}

/** New parameters of 2048 and 256 bits, and a key. // dsa.GenerateParameters, dsa.GenerateKey */
export function generateDsa(random: RandomBytes): DsaKey {
  const q = randomPrime(256, random);
  const p = dsaModulus(q, random);
  const g = modPow(2n, (p - 1n) / q, p);
  const x =
    (BigInt(`0x${Array.from(random(40), (b) => b.toString(16).padStart(2, "0")).join("")}`) % (q - 1n)) + 1n;
  return { kind: "dsa", p, q, g, y: modPow(g, x, p), x };
}

/** A prime of 2048 bits that is 1 modulo 2q. */
function dsaModulus(q: bigint, random: RandomBytes): bigint {
  const bits = 2048n;
  for (;;) {
    const start = randomPrimeStart(random) | (1n << (bits - 1n));
    const first = start - (start % (2n * q)) + 1n;
    const p = findPrime(first, 2n * q, 8192, (candidate) => candidate >> (bits - 1n) === 1n);
    if (p !== null) return p;
  }
}

function randomPrimeStart(random: RandomBytes): bigint {
  return BigInt(`0x${Array.from(random(256), (b) => b.toString(16).padStart(2, "0")).join("")}`);
}

/** sprig: crypto.go: pemBlockForKey */
export function privateKeyPem(key: PrivateKey): string {
  return encodePem(pemBlock(key));
}

function pemBlock(key: PrivateKey): PemBlock {
  switch (key.kind) {
    case "rsa": {
      const { n, e, d, p, q } = key;
      const parts = [0n, n, e, d, p, q, d % (p - 1n), d % (q - 1n), modInverse(q, p)];
      return { type: "RSA PRIVATE KEY", bytes: sequence(...parts.map(integer)) };
    }
    case "dsa": {
      const parts = [0n, key.p, key.q, key.g, key.y, key.x];
      return { type: "DSA PRIVATE KEY", bytes: sequence(...parts.map(integer)) };
    }
    case "ecdsa":
      return { type: "EC PRIVATE KEY", bytes: ecPrivateKey(key) };
    case "ed25519": {
      const seed = octetString(octetString(key.seed));
      return {
        type: "PRIVATE KEY",
        bytes: sequence(integer(0), sequence(objectIdentifier(ed25519Id)), seed),
      };
    }
  }
}

// x509: MarshalECPrivateKey
function ecPrivateKey({ curve, secret }: EcdsaKey): Uint8Array {
  const point = curves[curve].curve.getPublicKey(secret, false);
  return sequence(
    integer(1),
    octetString(secret),
    tagged(0, objectIdentifier(curve)),
    tagged(1, bitString(point)),
  );
}

/** SubjectPublicKeyInfo. // x509: MarshalPKIXPublicKey */
export function publicKeyInfo(key: RsaKey | EcdsaKey | Ed25519Key): Uint8Array {
  switch (key.kind) {
    case "rsa":
      return sequence(
        sequence(objectIdentifier(rsaId), nullValue),
        bitString(sequence(integer(key.n), integer(key.e))),
      );
    case "ecdsa":
      return sequence(
        sequence(objectIdentifier(ecId), objectIdentifier(key.curve)),
        bitString(curves[key.curve].curve.getPublicKey(key.secret, false)),
      );
    case "ed25519":
      return sequence(sequence(objectIdentifier(ed25519Id)), bitString(ed25519.getPublicKey(key.seed)));
  }
}

/** AlgorithmIdentifier of the signatures that `sign` makes. */
export function signatureAlgorithm(key: RsaKey | EcdsaKey | Ed25519Key): Uint8Array {
  switch (key.kind) {
    case "rsa":
      return sequence(objectIdentifier("1.2.840.113549.1.1.11"), nullValue);
    case "ecdsa":
      return sequence(objectIdentifier(curves[key.curve].signature));
    case "ed25519":
      return sequence(objectIdentifier(ed25519Id));
  }
}

export function sign(key: RsaKey | EcdsaKey | Ed25519Key, message: Uint8Array): Uint8Array {
  switch (key.kind) {
    case "rsa":
      return PKCS1_SHA256.sign({ n: key.n, d: key.d }, message);
    case "ecdsa":
      return curves[key.curve].curve.sign(message, key.secret, { format: "der", lowS: false });
    case "ed25519":
      return ed25519.sign(message, key.seed);
  }
}

/** Throws a FunctionError with Sprig's text. // sprig: crypto.go: parsePrivateKeyPEM */
export function parsePrivateKey(text: string): PrivateKey {
  const block = decodePem(text);
  if (!block) throw new FunctionError("no PEM data in input");
  const { type, bytes } = block;
  if (type === "PRIVATE KEY") return reading("decoding PEM as PKCS#8", () => parsePkcs8(bytes));
  if (!type.endsWith(" PRIVATE KEY")) {
    throw new FunctionError(`no private key data in PEM block of type ${type}`);
  }
  switch (type.slice(0, -" PRIVATE KEY".length)) {
    case "RSA":
      return reading("parsing RSA private key from PEM", () => parseRsa(bytes));
    case "EC":
      return reading("parsing EC private key from PEM", () => parseEc(bytes, null));
    case "DSA":
      return reading("parsing DSA private key from PEM", () => parseDsa(bytes));
    default:
      throw new FunctionError(`invalid private key type ${type.slice(0, -" PRIVATE KEY".length)}`);
  }
}

/** The text after the prefix is Go's own only in kind: what exactly is wrong inside is told differently. */
function reading<T>(prefix: string, body: () => T): T {
  try {
    return body();
  } catch (error) {
    throw error instanceof DerError
      ? new FunctionError(`${prefix}: asn1: structure error: ${error.message}`)
      : error;
  }
}

function parseRsa(bytes: Uint8Array): RsaKey {
  const [version, n, e, d, p, q] = readSequence(bytes).map(readInteger);
  if (version !== 0n || !n || !e || !d || !p || !q || p * q !== n) throw new DerError("unexpected structure");
  return { kind: "rsa", n, e, d, p, q };
}

function parseDsa(bytes: Uint8Array): DsaKey {
  const [, p, q, g, y, x] = readSequence(bytes).map(readInteger);
  if (!p || !q || !g || !y || !x) throw new DerError("unexpected structure");
  return { kind: "dsa", p, q, g, y, x };
}

// x509: parseECPrivateKey
function parseEc(bytes: Uint8Array, outerCurve: DerValue | null): EcdsaKey {
  const [version, secret, ...rest] = readSequence(bytes);
  if (readInteger(version) !== 1n || secret?.tag !== tags.octetString) {
    throw new DerError("unexpected structure");
  }
  const parameters = rest.find((part) => part.tag === 0xa0);
  const named = outerCurve ?? (parameters && readAll(parameters.body)[0]);
  const curve = named && curveOf(named);
  if (!curve) throw new DerError("unknown elliptic curve");
  const value = BigInt(
    `0x${Array.from(secret.body, (b) => b.toString(16).padStart(2, "0")).join("") || "0"}`,
  );
  if (value === 0n || value >= curves[curve].curve.Point.Fn.ORDER)
    throw new DerError("invalid elliptic curve private key value");
  return { kind: "ecdsa", curve, secret: toFixedBytes(value, curves[curve].size) };
}

function curveOf(identifier: DerValue): CurveId | undefined {
  return (Object.keys(curves) as CurveId[]).find((id) => same(objectIdentifier(id), identifier.whole));
}

// x509: ParsePKCS8PrivateKey
function parsePkcs8(bytes: Uint8Array): PrivateKey {
  const [version, algorithm, key] = readSequence(bytes);
  readInteger(version);
  if (algorithm?.tag !== tags.sequence || key?.tag !== tags.octetString) {
    throw new DerError("unexpected structure");
  }
  const [identifier, parameters] = readAll(algorithm.body);
  const isAlgorithm = (id: string) =>
    identifier !== undefined && same(objectIdentifier(id), identifier.whole);
  if (isAlgorithm(rsaId)) return parseRsa(key.body);
  if (isAlgorithm(ecId)) return parseEc(key.body, parameters ?? null);
  if (!isAlgorithm(ed25519Id)) throw new DerError("unknown algorithm");
  const seed = readOne(key.body, tags.octetString).body;
  if (seed.length !== 32) throw new DerError("invalid Ed25519 private key length");
  return { kind: "ed25519", seed };
}

export function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** The 160 bits by which Go names a public key. // x509: CreateCertificate */
export function keyIdentifier(info: Uint8Array): Uint8Array {
  const bits = readSequence(info)[1]?.body.subarray(1) ?? new Uint8Array();
  return sha256(bits).subarray(0, 20);
}
