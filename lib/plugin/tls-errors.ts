/**
 * Whether the peer's certificate is good, asked in the order of Go's x509: the leaf's dates, its names, then the
 * chain. So the text is the one that the controller would print, as far as it can be known here.
 */
import { isIP } from "node:net";
import { checkServerIdentity, type PeerCertificate, type TLSSocket } from "node:tls";
import { CallError } from "./call-error";

const prefix = "tls: failed to verify certificate: x509: ";

const unknownAuthority = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** crypto/x509: Certificate.Verify; null: the peer is who it should be. */
export function verifyPeer(socket: TLSSocket, host: string, now: Date = new Date()): CallError | null {
  const certificate = socket.getPeerCertificate();
  const details = { subject: String(certificate.subject?.CN ?? ""), names: certificate.subjectaltname ?? "" };
  const found = datesError(certificate, now) ?? nameError(certificate, host) ?? chainError(socket);
  if (found === null) return null;
  const message = `The certificate is not accepted: ${found.reason}.`;
  return new CallError("tls", message, found.goText === null ? null : prefix + found.goText, details);
}

interface Refusal {
  readonly reason: string;
  readonly goText: string | null;
}

function datesError(certificate: PeerCertificate, now: Date): Refusal | null {
  const iso = (date: Date) => date.toISOString().replace(/\.\d+Z$/, "Z");
  const expired = "certificate has expired or is not yet valid: current time";
  const from = new Date(certificate.valid_from);
  const to = new Date(certificate.valid_to);
  if (now < from) {
    return {
      reason: `it is valid from ${iso(from)} on`,
      goText: `${expired} ${iso(now)} is before ${iso(from)}`,
    };
  }
  if (now > to) {
    return { reason: `it expired on ${iso(to)}`, goText: `${expired} ${iso(now)} is after ${iso(to)}` };
  }
  return null;
}

/** crypto/x509: VerifyHostname, HostnameError.Error */
function nameError(certificate: PeerCertificate, host: string): Refusal | null {
  if (checkServerIdentity(host, certificate) === undefined && certificate.subjectaltname) return null;
  const names = (certificate.subjectaltname ?? "").split(", ");
  const kind = isIP(host) ? "IP Address:" : "DNS:";
  const valid = names.filter((name) => name.startsWith(kind)).map((name) => name.slice(kind.length));
  const reason = `it is not for ${host}`;
  if (isIP(host) && valid.length === 0) {
    return {
      reason,
      goText: `cannot validate certificate for ${host} because it doesn't contain any IP SANs`,
    };
  }
  if (!certificate.subjectaltname && String(certificate.subject?.CN).toLowerCase() === host.toLowerCase()) {
    return { reason, goText: "certificate relies on legacy Common Name field, use SANs instead" };
  }
  if (valid.length === 0) {
    return { reason, goText: `certificate is not valid for any names, but wanted to match ${host}` };
  }
  return { reason, goText: `certificate is valid for ${valid.join(", ")}, not ${host}` };
}

function chainError(socket: TLSSocket): Refusal | null {
  if (socket.authorized) return null;
  const code = String(socket.authorizationError ?? "unknown");
  if (unknownAuthority.has(code)) {
    return { reason: "no known authority signed it", goText: "certificate signed by unknown authority" };
  }
  return { reason: code.toLowerCase().replaceAll("_", " "), goText: null };
}
