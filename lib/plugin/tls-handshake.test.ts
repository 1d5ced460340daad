import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { callPlugin } from "./client";
import { call, connectionTo, oneSet, rawServer, response, sends } from "./plugin.fixtures";
import { certificates, key } from "./tls.fixtures";

const lookup = async () => [{ address: "127.0.0.1", family: 4 as const }];

/** The run, and the error without the part that names the call. */
async function run(certificate: keyof typeof certificates, host: string, trusted = true) {
  const cert = certificates[certificate];
  const server = await rawServer(sends(response(oneSet)), { key, cert });
  const connection = connectionTo(`https://${host}:${server.port}`);
  const result = await callPlugin(connection, call, { lookup, ...(trusted ? { ca: cert } : {}) });
  await server.close();
  const failure = result.outcome.kind === "failure" ? result.outcome.failure : null;
  return { result, failure, requests: server.requests, error: failure?.controllerError?.split('": ')[1] };
}

describe("TLS", () => {
  it.each(["localhost", "localhost.", "127.0.0.1"])("with a good certificate for %s", async (host) => {
    const { result, failure } = await run("valid", host);
    expect(failure).toBeNull();
    expect(result.timings.tls).toBeGreaterThan(0);
  });

  // Go's texts, in Go's order: dates, names, chain.
  it.each([
    ["valid", "localhost", false, "certificate signed by unknown authority"],
    ["valid", "wrong.example", true, "certificate is valid for localhost, not wrong.example"],
    ["otherName", "localhost", true, "certificate is valid for other.example, *.example.org, not localhost"],
    ["otherName", "localhost", false, "certificate is valid for other.example, *.example.org, not localhost"],
    [
      "otherName",
      "127.0.0.1",
      true,
      "cannot validate certificate for 127.0.0.1 because it doesn't contain any IP SANs",
    ],
    ["noNames", "localhost", true, "certificate relies on legacy Common Name field, use SANs instead"],
    [
      "noNames",
      "wrong.example",
      true,
      "certificate is not valid for any names, but wanted to match wrong.example",
    ],
  ] as const)("%s for %s, trusted %s", async (certificate, host, trusted, text) => {
    const { failure, error, requests } = await run(certificate, host, trusted);
    expect(failure?.code).toBe("tls");
    expect(error).toBe(`tls: failed to verify certificate: x509: ${text}`);
    expect(requests).toEqual([]);
  });

  it("expired", async () => {
    const { error, requests } = await run("expired", "localhost");
    expect(error).toMatch(
      /^tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ is after 2021-01-01T00:00:00Z$/,
    );
    expect(requests).toEqual([]);
  });

  it("where plain HTTP is spoken", async () => {
    const server = createServer((_, reply) => reply.end(oneSet)).listen(0, "127.0.0.1");
    await new Promise((done) => server.once("listening", done));
    const { port } = server.address() as AddressInfo;
    const { outcome } = await callPlugin(connectionTo(`https://127.0.0.1:${port}`), call);
    server.close();
    expect(outcome).toMatchObject({ failure: { code: "tls", hint: expect.any(String) } });
    expect(outcome.kind === "failure" && outcome.failure.controllerError).toContain(
      ": http: server gave HTTP response to HTTPS client",
    );
  });
});
