/** Sprig's keys and certificates. Keys are random, so whatever these write differs at every reconcile. */
import { FunctionError } from "../../gotemplate/errors";
import { sprintf } from "../../gotemplate/fmt/sprintf";
import { type FunctionEnvironment, type FunctionTable, fn } from "../../gotemplate/functions";
import { spend } from "../../gotemplate/spend";
import { stringType, structType } from "../../gotemplate/type";
import { fromBytes, toBytes } from "../../gotemplate/utf8";
import { anySlice, type GoInt, type GoSlice, GoStruct, type GoValue } from "../../gotemplate/value";
import { decodeBase64 } from "../base64";
import { byteText } from "../byte-text";
import { AddressError, parseAddress } from "../net/ip";
import { type CertificateTemplate, createCertificate, parseCertificate, serialNumber } from "./certificate";
import { KeyStore } from "./key-store";
import { decodePem, encodePem } from "./pem";
import {
  generateDsa,
  generateEcdsa,
  generateEd25519,
  generateRsa,
  type PrivateKey,
  parsePrivateKey,
  privateKeyPem,
} from "./private-key";

type Env = FunctionEnvironment;

/** Milliseconds, in the evaluator's steps. */
const stepsPerKey = 10_000;

const certificateType = structType("sprig.certificate", [
  { name: "Cert", type: stringType },
  { name: "Key", type: stringType },
]);

/** A function of certificates: inside Sprig's own package, Go leaves the package's name out of the signature. */
const certificateFn: typeof fn = (text, doc, implementation) => ({
  ...fn(text, doc, implementation),
  text: text.replaceAll("sprig.certificate", "certificate"),
});

/** Names, addresses and validity, as the template gives them. */
interface Request {
  readonly name: string;
  readonly ips: GoSlice;
  readonly dnsNames: GoSlice;
  readonly days: GoInt;
  readonly isAuthority?: boolean;
}

export const certificates: FunctionTable = {
  genPrivateKey: fn(
    "func(typ string) string",
    "New private key as PEM: rsa (4096), dsa, ecdsa or ed25519.",
    function (this: Env, type: string) {
      const make = Object.hasOwn(makers, type) ? makers[type] : undefined;
      if (!make) return `Unknown type ${type}`;
      this.markUnstable("genPrivateKey");
      spend(stepsPerKey);
      return privateKeyPem(make(this));
    },
  ),
  genCA: certificateFn(
    "func(cn string, daysValid int) (sprig.certificate, error)",
    "New RSA authority: .Cert and .Key as PEM.",
    function (this: Env, name: string, days: GoInt) {
      return selfSigned(this, "genCA", { ...unnamed, name, days, isAuthority: true }, newRsa);
    },
  ),
  genCAWithKey: certificateFn(
    "func(cn string, daysValid int, privPEM string) (sprig.certificate, error)",
    "New authority with a given key.",
    function (this: Env, name: string, days: GoInt, key: string) {
      return selfSigned(this, "genCAWithKey", { ...unnamed, name, days, isAuthority: true }, () =>
        givenKey(key),
      );
    },
  ),
  genSelfSignedCert: certificateFn(
    "func(cn string, ips []any, alternateDNS []any, daysValid int) (sprig.certificate, error)",
    "New self-signed RSA certificate for a name, addresses and further names.",
    function (this: Env, name: string, ips: GoSlice, dnsNames: GoSlice, days: GoInt) {
      return selfSigned(this, "genSelfSignedCert", { name, ips, dnsNames, days }, newRsa);
    },
  ),
  genSelfSignedCertWithKey: certificateFn(
    "func(cn string, ips []any, alternateDNS []any, daysValid int, privPEM string) (sprig.certificate, error)",
    "New self-signed certificate with a given key.",
    function (this: Env, name: string, ips: GoSlice, dnsNames: GoSlice, days: GoInt, key: string) {
      const request = { name, ips, dnsNames, days };
      return selfSigned(this, "genSelfSignedCertWithKey", request, () => givenKey(key));
    },
  ),
  genSignedCert: certificateFn(
    "func(cn string, ips []any, alternateDNS []any, daysValid int, ca sprig.certificate) (sprig.certificate, error)",
    "New RSA certificate signed by an authority.",
    function (this: Env, name: string, ips: GoSlice, dnsNames: GoSlice, days: GoInt, authority: GoStruct) {
      return signed(this, "genSignedCert", { name, ips, dnsNames, days }, authority, newRsa);
    },
  ),
  genSignedCertWithKey: certificateFn(
    "func(cn string, ips []any, alternateDNS []any, daysValid int, ca sprig.certificate, privPEM string) (sprig.certificate, error)",
    "New certificate with a given key, signed by an authority.",
    function (
      this: Env,
      name: string,
      ips: GoSlice,
      dnsNames: GoSlice,
      days: GoInt,
      authority: GoStruct,
      key: string,
    ) {
      const request = { name, ips, dnsNames, days };
      return signed(this, "genSignedCertWithKey", request, authority, () => givenKey(key));
    },
  ),
  buildCustomCert: certificateFn(
    "func(b64cert string, b64key string) (sprig.certificate, error)",
    "Certificate and key from base64 PEM, checked, as .Cert and .Key.",
    (cert: string, key: string) => {
      const certificate = decoded(cert, "unable to decode base64 certificate");
      const privateKey = decoded(key, "unable to decode base64 private key");
      readCertificate(certificate);
      prefixed("error parsing private key", () => parsePrivateKey(privateKey));
      return certificateValue(certificate, privateKey);
    },
  ),
};

const unnamed = { ips: anySlice([]), dnsNames: anySlice([]) };

const stores = {
  rsa2048: new KeyStore((random) => generateRsa(2048, random)),
  rsa4096: new KeyStore((random) => generateRsa(4096, random)),
  dsa: new KeyStore(generateDsa),
};

const makers: Readonly<Record<string, (environment: Env) => PrivateKey>> = {
  "": (environment) => stores.rsa4096.take(randomOf(environment)),
  rsa: (environment) => stores.rsa4096.take(randomOf(environment)),
  dsa: (environment) => stores.dsa.take(randomOf(environment)),
  ecdsa: (environment) => generateEcdsa(randomOf(environment)),
  ed25519: (environment) => generateEd25519(randomOf(environment)),
};

const randomOf = (environment: Env) => (length: number) => environment.randomBytes(length);
const newRsa = (environment: Env) => stores.rsa2048.take(randomOf(environment));

function givenKey(text: string): PrivateKey {
  return prefixed("parsing private key", () => parsePrivateKey(text));
}

// sprig: crypto.go: generateSelfSignedCertificateWithKeyInternal
function selfSigned(env: Env, name: string, request: Request, makeKey: (env: Env) => PrivateKey): GoStruct {
  spend(stepsPerKey);
  const key = makeKey(env);
  const template = certificateTemplate(env, name, request);
  return finished(key, () => createCertificate(template, null, key, key));
}

// sprig: crypto.go: generateSignedCertificateWithKeyInternal
function signed(
  env: Env,
  name: string,
  request: Request,
  authority: GoStruct,
  makeKey: (env: Env) => PrivateKey,
): GoStruct {
  spend(stepsPerKey);
  const key = makeKey(env);
  const parent = readCertificate(field(authority, "Cert"));
  const signer = prefixed("error parsing private key", () => parsePrivateKey(field(authority, "Key")));
  const template = certificateTemplate(env, name, request);
  return finished(key, () => createCertificate(template, parent, key, signer));
}

// sprig: crypto.go: getCertAndKey
function finished(key: PrivateKey, create: () => Uint8Array): GoStruct {
  const bytes = prefixed("error creating certificate", create);
  return certificateValue(encodePem({ type: "CERTIFICATE", bytes }), privateKeyPem(key));
}

// sprig: crypto.go: getBaseCertTemplate
function certificateTemplate(env: Env, functionName: string, request: Request): CertificateTemplate {
  const addresses = request.ips.items.map(address);
  const dnsNames = request.dnsNames.items.map(dnsName);
  env.markUnstable(functionName);
  const now = env.now();
  const lifetime = BigInt.asIntN(64, 24n * 3_600_000_000_000n * request.days.value);
  return {
    serial: serialNumber(randomOf(env)),
    commonName: request.name,
    notBefore: now / 1_000_000_000n,
    notAfter: (now + lifetime) / 1_000_000_000n,
    isAuthority: request.isAuthority ?? false,
    addresses,
    dnsNames,
  };
}

// sprig: crypto.go: getNetIPs
function address(value: GoValue): Uint8Array {
  if (typeof value !== "string") {
    throw new FunctionError(`error parsing ip: ${sprintf("%v", [value])} is not a string`);
  }
  try {
    const { bytes, zone } = parseAddress(byteText(value));
    if (zone === "") return bytes;
  } catch (error) {
    if (!(error instanceof AddressError)) throw error;
  }
  throw new FunctionError(`error parsing ip: ${value}`);
}

// sprig: crypto.go: getAlternateDNSStrs
function dnsName(value: GoValue): string {
  if (typeof value === "string") return value;
  const text = sprintf("%v", [value]);
  throw new FunctionError(`error processing alternate dns name: ${text} is not a string`);
}

function decoded(text: string, problem: string): string {
  try {
    return fromBytes(decodeBase64(toBytes(text)));
  } catch (error) {
    throw error instanceof FunctionError ? new FunctionError(problem) : error;
  }
}

function readCertificate(text: string) {
  const block = decodePem(text);
  if (!block) throw new FunctionError("unable to decode certificate");
  return prefixed("error parsing certificate: decodedCert.Bytes", () => parseCertificate(block.bytes));
}

function certificateValue(cert: string, key: string): GoStruct {
  return new GoStruct(
    certificateType,
    new Map([
      ["Cert", cert],
      ["Key", key],
    ]),
  );
}

function field(value: GoStruct, name: string): string {
  const text = value.fields.get(name);
  return typeof text === "string" ? text : "";
}

function prefixed<T>(prefix: string, body: () => T): T {
  try {
    return body();
  } catch (error) {
    throw error instanceof FunctionError ? new FunctionError(`${prefix}: ${error.message}`) : error;
  }
}
