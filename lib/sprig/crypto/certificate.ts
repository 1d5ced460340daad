/** X.509 certificates as crypto/x509 makes them for Sprig's genCA and its like. // x509.go: CreateCertificate */
import { FunctionError } from "../../gotemplate/errors";
import { quote } from "../../gotemplate/strconv/quote";
import { byteText } from "../byte-text";
import {
  bitString,
  booleanTrue,
  DerError,
  type DerValue,
  der,
  integer,
  objectIdentifier,
  octetString,
  readAll,
  readInteger,
  readOne,
  readSequence,
  sequence,
  tagged,
  tags,
} from "./der";
import { keyIdentifier, type PrivateKey, publicKeyInfo, same, sign, signatureAlgorithm } from "./private-key";

/** What a new certificate says. */
export interface CertificateTemplate {
  readonly serial: bigint;
  readonly commonName: string;
  /** Unix seconds. */
  readonly notBefore: bigint;
  readonly notAfter: bigint;
  readonly isAuthority: boolean;
  readonly addresses: readonly Uint8Array[];
  readonly dnsNames: readonly string[];
}

/** What a signer's certificate tells. */
export interface ParentCertificate {
  /** Its subject, as DER. */
  readonly subject: Uint8Array;
  readonly publicKeyInfo: Uint8Array;
  /** Empty when it has none. */
  readonly keyIdentifier: Uint8Array;
}

const ids = {
  commonName: "2.5.4.3",
  keyIdentifier: "2.5.29.14",
  keyUsage: "2.5.29.15",
  alternativeName: "2.5.29.17",
  basicConstraints: "2.5.29.19",
  authorityKeyIdentifier: "2.5.29.35",
  extendedKeyUsage: "2.5.29.37",
  serverAuth: "1.3.6.1.5.5.7.3.1",
  clientAuth: "1.3.6.1.5.5.7.3.2",
} as const;

/** The signed certificate. `parent` is null for one that signs itself. */
export function createCertificate(
  template: CertificateTemplate,
  parent: ParentCertificate | null,
  publicKey: PrivateKey,
  signer: PrivateKey,
): Uint8Array {
  if (publicKey.kind === "dsa" || signer.kind === "dsa") {
    throw new FunctionError(
      signer.kind === "dsa"
        ? "x509: certificate private key does not implement crypto.Signer"
        : "x509: unsupported public key type: *dsa.PublicKey",
    );
  }
  if (parent && !same(parent.publicKeyInfo, publicKeyInfo(signer))) {
    throw new FunctionError("x509: provided PrivateKey doesn't match parent's PublicKey");
  }
  const info = publicKeyInfo(publicKey);
  const subject = distinguishedName(template.commonName);
  const issuer = parent?.subject ?? subject;
  const authority = parent && !same(issuer, subject) ? parent.keyIdentifier : new Uint8Array();
  const body = sequence(
    tagged(0, integer(2)),
    integer(template.serial),
    signatureAlgorithm(signer),
    issuer,
    sequence(time(template.notBefore), time(template.notAfter)),
    subject,
    info,
    tagged(3, sequence(...extensions(template, info, authority))),
  );
  return sequence(body, signatureAlgorithm(signer), bitString(sign(signer, body)));
}

// pkix.go: (Name).ToRDNSequence
function distinguishedName(commonName: string): Uint8Array {
  if (commonName === "") return sequence();
  const printable = /^[A-Za-z0-9 '()+,\-./:=?]*$/.test(commonName);
  const text = der(printable ? 0x13 : tags.utf8String, new TextEncoder().encode(commonName));
  return sequence(der(tags.set, sequence(objectIdentifier(ids.commonName), text)));
}

/** UTCTime up to 2049, GeneralizedTime from then on. */
function time(unix: bigint): Uint8Array {
  const iso = new Date(Number(unix) * 1000).toISOString().replace(/\.\d+Z$/, "Z");
  const digits = iso.replace(/[-:T]/g, "");
  const year = Number(digits.slice(0, 4));
  const short = year >= 1950 && year < 2050;
  return der(short ? 0x17 : 0x18, new TextEncoder().encode(short ? digits.slice(2) : digits));
}

// x509.go: buildCertExtensions
function extensions(template: CertificateTemplate, info: Uint8Array, authority: Uint8Array): Uint8Array[] {
  const { isAuthority } = template;
  // Digital signature, key encipherment, and for an authority certificate signing.
  const usage = der(tags.bitString, Uint8Array.of(isAuthority ? 2 : 5, isAuthority ? 0xa4 : 0xa0));
  const purposes = sequence(objectIdentifier(ids.serverAuth), objectIdentifier(ids.clientAuth));
  const list = [
    extension(ids.keyUsage, true, usage),
    extension(ids.extendedKeyUsage, false, purposes),
    extension(ids.basicConstraints, true, isAuthority ? sequence(booleanTrue) : sequence()),
  ];
  if (isAuthority) list.push(extension(ids.keyIdentifier, false, octetString(keyIdentifier(info))));
  if (authority.length > 0) {
    list.push(extension(ids.authorityKeyIdentifier, false, sequence(der(0x80, authority))));
  }
  const names = alternativeNames(template);
  if (names.length > 0) {
    list.push(extension(ids.alternativeName, template.commonName === "", sequence(...names)));
  }
  return list;
}

function extension(id: string, critical: boolean, value: Uint8Array): Uint8Array {
  const parts = [objectIdentifier(id), ...(critical ? [booleanTrue] : []), octetString(value)];
  return sequence(...parts);
}

// x509.go: marshalSANs
function alternativeNames({ dnsNames, addresses }: CertificateTemplate): Uint8Array[] {
  const names = dnsNames.map((name) => {
    const bytes = Uint8Array.from(byteText(name), (char) => char.charCodeAt(0));
    if (bytes.some((byte) => byte > 0x7f)) {
      throw new FunctionError(`x509: ${quote(name)} cannot be encoded as an IA5String`);
    }
    return der(0x82, bytes);
  });
  return [...names, ...addresses.map((address) => der(0x87, asIPv4(address)))];
}

// ip.go: (IP).To4
function asIPv4(address: Uint8Array): Uint8Array {
  const mapped =
    address.length === 16 && address.subarray(0, 12).every((byte, i) => byte === (i < 10 ? 0 : 0xff));
  return mapped ? address.subarray(12) : address;
}

/** Throws a FunctionError where the certificate's structure is none. // parser.go: ParseCertificate */
export function parseCertificate(bytes: Uint8Array): ParentCertificate {
  try {
    return readCertificate(bytes);
  } catch (error) {
    throw error instanceof DerError ? new FunctionError("x509: malformed certificate") : error;
  }
}

function readCertificate(bytes: Uint8Array): ParentCertificate {
  const [body, algorithm, signature] = readSequence(bytes);
  if (body?.tag !== tags.sequence || algorithm?.tag !== tags.sequence || signature?.tag !== tags.bitString) {
    throw new DerError("unexpected structure");
  }
  const parts = readAll(body.body);
  const versioned = parts[0]?.tag === 0xa0 ? parts.slice(1) : parts;
  readInteger(versioned[0]);
  const [, , issuer, validity, subject, info] = versioned;
  const sequences = [issuer, validity, subject, info].every((part) => part?.tag === tags.sequence);
  if (!sequences || !subject || !info) throw new DerError("unexpected structure");
  const wrapped = versioned.find((part) => part.tag === 0xa3);
  const identifier = wrapped ? findKeyIdentifier(readSequence(wrapped.body)) : new Uint8Array();
  return { subject: subject.whole, publicKeyInfo: info.whole, keyIdentifier: identifier };
}

function findKeyIdentifier(list: readonly DerValue[]): Uint8Array {
  for (const { body } of list) {
    const [id, ...rest] = readAll(body);
    const value = rest.at(-1);
    if (!id || value?.tag !== tags.octetString) throw new DerError("unexpected structure");
    if (same(id.whole, objectIdentifier(ids.keyIdentifier)))
      return readOne(value.body, tags.octetString).body;
  }
  return new Uint8Array();
}

/** A random serial number of 128 bits at most. */
export function serialNumber(random: (length: number) => Uint8Array): bigint {
  const hex = Array.from(random(16), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return BigInt(`0x${hex}`);
}
