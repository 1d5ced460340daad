/** The TLS part of a connection, with Go's error texts where they can be known. */
import { connect, isIP, type Socket } from "node:net";
import { Duplex } from "node:stream";
import { rootCertificates, type TLSSocket, connect as tlsConnect } from "node:tls";
import { CallError } from "./call-error";
import { endOnce, errorCode } from "./socket-phase";
import { verifyPeer } from "./tls-errors";

/** net/http: DefaultTransport's own limit. */
const handshakeTimeout = 10_000;

interface HandshakeOptions {
  readonly signal: AbortSignal;
  /** Further authorities in PEM, beside those that Node knows (and NODE_EXTRA_CA_CERTS). */
  readonly ca?: string | undefined;
}

/** crypto/tls: Conn.HandshakeContext, verified before a byte of the request is sent. */
export function handshake(raw: Socket, host: string, { signal, ca }: HandshakeOptions): Promise<TLSSocket> {
  return new Promise((done, fail) => {
    // The peer is verified below, before a byte of the request is sent, in the order in which Go verifies.
    const socket = tlsConnect({
      socket: raw,
      ...(isIP(host) ? {} : { servername: host.replace(/\.$/, "") }),
      ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
      ALPNProtocols: ["http/1.1"],
      rejectUnauthorized: false,
    });
    const finish = endOnce(socket, signal, fail);
    socket.setTimeout(handshakeTimeout, () => {
      finish(new CallError("timeout", "The TLS handshake did not end.", "net/http: TLS handshake timeout"));
    });
    socket.once("error", (error) => {
      handshakeError(error, raw, signal).then(finish, finish);
    });
    socket.once("end", () =>
      finish(new CallError("tls", "The server closed the connection in the handshake.", "EOF")),
    );
    socket.once("secureConnect", () => {
      const refused = verifyPeer(socket, host);
      finish(refused);
      socket.setTimeout(0);
      if (refused === null) done(socket);
    });
  });
}

async function handshakeError(error: unknown, raw: Socket, signal: AbortSignal): Promise<CallError> {
  const code = errorCode(error);
  if (code !== "ERR_SSL_WRONG_VERSION_NUMBER" && code !== "ERR_SSL_PACKET_LENGTH_TOO_LONG") {
    const text = error instanceof Error ? error.message.trim() : code;
    return new CallError("tls", `The TLS handshake failed: ${text}.`, null, { code });
  }
  const isHttp = await answersHttp(raw, signal);
  const goText = isHttp ? "http: server gave HTTP response to HTTPS client" : null;
  const what = isHttp ? "it is plain HTTP" : "something else listens there";
  return new CallError("tls", `The server does not speak TLS at this port: ${what}.`, goText, { code });
}

/** crypto/tls: RecordHeaderError: asks once more, at the same address, to see the bytes that OpenSSL does not show. */
function answersHttp(failed: Socket, signal: AbortSignal): Promise<boolean> {
  const { remoteAddress, remotePort } = failed;
  if (remoteAddress === undefined || remotePort === undefined) return Promise.resolve(false);
  return new Promise((done) => {
    const raw = connect({ host: remoteAddress, port: remotePort });
    const hello = new Duplex({
      read() {},
      write: (chunk: Buffer, _encoding, next) => void raw.write(chunk, next),
    });
    const secure = tlsConnect({ socket: hello, rejectUnauthorized: false });
    const finish = (isHttp: boolean) => {
      for (const stream of [raw, secure]) stream.on("error", () => {}).destroy();
      done(isHttp);
    };
    secure.on("error", () => {});
    raw.setTimeout(1_000, () => finish(false));
    raw.once("error", () => finish(false));
    raw.once("close", () => finish(false));
    raw.once("data", (bytes) => finish(bytes.subarray(0, 5).toString("latin1") === "HTTP/"));
    signal.addEventListener("abort", () => finish(false), { once: true });
  });
}
