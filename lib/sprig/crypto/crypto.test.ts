import {
  createPrivateKey,
  createPublicKey,
  randomBytes as nodeRandomBytes,
  sign as nodeSign,
  verify as nodeVerify,
  X509Certificate,
} from "node:crypto";
import { compareSync } from "bcryptjs";
import { beforeEach, describe, expect, it } from "vitest";
import type { FunctionEnvironment } from "../../gotemplate/functions";
import { anySlice, GoInt, GoStruct, type GoValue, goInt } from "../../gotemplate/value";
import { encodeBase64 } from "../base64";
import { crypto } from "../crypto";
import { uuid } from "../uuid";
import { KeyStore } from "./key-store";
import { decodePem } from "./pem";
import { generateRsa } from "./private-key";

const marks: string[] = [];
const environment: FunctionEnvironment = {
  now: () => 1_700_000_000_000_000_000n,
  timeZone: "UTC",
  randomBytes: (length) => new Uint8Array(nodeRandomBytes(length)),
  checkSize: (what, size) => {
    if (size > 1 << 20) throw new RangeError(what);
  },
  markUnstable: (name) => marks.push(name),
  executeTemplate: () => "",
};
const functions = { ...crypto, ...uuid };
const call = (name: string, ...args: GoValue[]): GoValue =>
  functions[name]?.implementation.call(environment, ...args) ?? null;
const text = (value: GoValue) => (typeof value === "string" ? value : "");
const field = (value: GoValue, name: string) =>
  text(value instanceof GoStruct ? (value.fields.get(name) ?? null) : null);
const nobody = anySlice([]);
const bytes = (value: string) => encodeBase64(new TextEncoder().encode(value));

beforeEach(() => {
  marks.length = 0;
});

it("makes hashes that verify", () => {
  expect(compareSync("sécret", text(call("bcrypt", "sécret")))).toBe(true);
  expect(text(call("htpasswd", "joe", "x"))).toMatch(/^joe:\$2a\$10\$.{53}$/);
  expect(call("bcrypt", "é".repeat(37))).toContain("exceeds 72 bytes");
  expect(marks).toEqual(["bcrypt", "htpasswd"]);
});

describe("AES", () => {
  it("decrypts what it encrypts", () => {
    for (const plain of ["", "x", "0123456789abcdef", "héllo 日本 😀\udcff"]) {
      expect(call("decryptAES", "pass", call("encryptAES", "pass", plain))).toBe(plain);
    }
  });

  it.each([
    ["YWJj", "slice bounds out of range [:16] with capacity 3"],
    ["YWJj\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n", "slice bounds out of range [16:3]"],
    ["MTIzNDU2Nzg5MGFiY2RlZmdoaQ==", "crypto/cipher: input not full blocks"],
    ["MTIzNDU2Nzg5MGFiY2RlZg==", "index out of range [-1]"],
    ["not base64!", "illegal base64 data at input byte 3"],
  ])("panics as Go on %j", (source, want) => {
    expect(() => call("decryptAES", "key", source)).toThrow(want);
  });
});

describe("private keys", () => {
  it.each([
    ["ecdsa", "ec"],
    ["ed25519", "ed25519"],
    ["dsa", "dsa"],
  ])("%s can be read by others", (type, want) => {
    const pem = text(call("genPrivateKey", type));
    // OpenSSL wants DSA's own name for what Go writes.
    const key = createPrivateKey(pem);
    expect(key.asymmetricKeyType).toBe(want);
    const message = Buffer.from("message");
    const digest = type === "ed25519" ? null : "sha256";
    const signature = nodeSign(digest, message, key);
    expect(nodeVerify(digest, message, createPublicKey(key), signature)).toBe(true);
    expect(marks).toEqual(["genPrivateKey"]);
  });

  it("rsa has the size that was asked for", () => {
    const { n, p, q, d, e } = generateRsa(1024, environment.randomBytes);
    expect(n.toString(2)).toHaveLength(1024);
    expect(p * q).toBe(n);
    expect((d * e) % (p - 1n)).toBe(1n);
  });

  it("names the types that it doesn't know", () => {
    expect(call("genPrivateKey", "constructor")).toBe("Unknown type constructor");
  });
});

describe("certificates", () => {
  it.each(["ecdsa", "ed25519"])("%s: an authority signs a certificate that verifies", (type) => {
    const authority = call("genCAWithKey", "my ca é", goInt(10), text(call("genPrivateKey", type)));
    const key = text(call("genPrivateKey", "ecdsa"));
    const ips = anySlice(["10.0.0.1", "::1"]);
    const leaf = call(
      "genSignedCertWithKey",
      "a.example",
      ips,
      anySlice(["b.example"]),
      goInt(5),
      authority,
      key,
    );
    const [ca, cert] = [
      new X509Certificate(field(authority, "Cert")),
      new X509Certificate(field(leaf, "Cert")),
    ];
    expect(ca.verify(ca.publicKey)).toBe(true);
    expect(cert.verify(ca.publicKey)).toBe(true);
    expect(cert.checkIssued(ca)).toBe(true);
    expect([ca.ca, cert.ca]).toEqual([true, false]);
    expect(ca.subject).toBe("CN=my ca é");
    expect(cert.subjectAltName).toBe("DNS:b.example, IP Address:10.0.0.1, IP Address:0:0:0:0:0:0:0:1");
    expect(cert.keyUsage).toEqual(["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"]);
    expect(new Date(cert.validTo).getTime() - new Date(cert.validFrom).getTime()).toBe(5 * 86_400_000);
    expect(field(leaf, "Key")).toBe(key);
    expect(cert.checkPrivateKey(createPrivateKey(key))).toBe(true);
  });

  it("makes its own RSA keys", () => {
    const made = call("genSelfSignedCert", "", nobody, anySlice(["x.example"]), goInt(1));
    const cert = new X509Certificate(field(made, "Cert"));
    expect(cert.checkPrivateKey(createPrivateKey(field(made, "Key")))).toBe(true);
    expect(cert.verify(cert.publicKey)).toBe(true);
    expect(cert.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
  });

  it("takes back what it wrote", () => {
    const made = call("genCAWithKey", "ca", goInt(400), text(call("genPrivateKey", "ed25519")));
    const again = call("buildCustomCert", bytes(field(made, "Cert")), bytes(field(made, "Key")));
    expect(again).toEqual(made);
  });

  it.each<[name: string, args: GoValue[], want: string]>([
    ["genCAWithKey", ["ca", goInt(1), "x"], "parsing private key: no PEM data in input"],
    ["genSelfSignedCert", ["a", anySlice(["10.0.0.256"]), nobody, goInt(1)], "error parsing ip: 10.0.0.256"],
    [
      "genSelfSignedCert",
      ["a", anySlice(["fe80::1%eth0"]), nobody, goInt(1)],
      "error parsing ip: fe80::1%eth0",
    ],
    ["genSelfSignedCert", ["a", nobody, anySlice([goInt(5)]), goInt(1)], "dns name: 5 is not a string"],
    ["buildCustomCert", ["!", ""], "unable to decode base64 certificate"],
    ["buildCustomCert", ["eA==", "eA=="], "unable to decode certificate"],
    ["randBytes", [new GoInt(-1n)], "runtime error: makeslice: len out of range"],
  ])("%s fails as Sprig's: %#", (name, args, want) => {
    expect(() => call(name, ...args)).toThrow(want);
  });

  it("refuses a signer that is not the authority's", () => {
    const one = call("genCAWithKey", "ca", goInt(1), text(call("genPrivateKey", "ecdsa")));
    const other = text(call("genPrivateKey", "ecdsa"));
    const mixed = call("buildCustomCert", bytes(field(one, "Cert")), bytes(other));
    expect(() => call("genSignedCertWithKey", "a", nobody, nobody, goInt(1), mixed, other)).toThrow(
      "error creating certificate: x509: provided PrivateKey doesn't match parent's PublicKey",
    );
  });
});

describe("KeyStore", () => {
  const store = () => new KeyStore((random) => random(40));
  const seeds = (first: number) => {
    let next = first;
    return (length: number) => new Uint8Array(length).fill(next++);
  };

  it("gives the same keys for the same seeds", () => {
    const [one, two] = [store(), store()];
    const [left, right] = [seeds(1), seeds(1)];
    for (let i = 0; i < 20; i++) expect(one.take(left)).toEqual(two.take(right));
  });

  it("makes few keys, and never the same twice in a row", () => {
    const [keys, random] = [store(), seeds(1)];
    const given = Array.from({ length: 40 }, () => keys.take(random));
    expect(new Set(given).size).toBe(2);
    expect(given.every((key, i) => key !== given[i - 1])).toBe(true);
  });
});

describe("PEM", () => {
  it("passes over headers and finds the block in a text", () => {
    const block = decodePem("junk\n-----BEGIN X-----\nA: b\n\nYWJj\n-----END X-----\n");
    expect(block).toEqual({ type: "X", bytes: Uint8Array.of(97, 98, 99) });
    expect(decodePem("-----BEGIN X-----\nYWJj\n-----END Y-----\n")).toBeNull();
  });
});

it("bounds what it makes", () => {
  expect(() => call("randBytes", goInt(1 << 30))).toThrow("randBytes");
});

it("makes UUIDs of version 4", () => {
  expect(call("uuidv4")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
