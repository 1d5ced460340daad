import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { outboundPolicy } from "../security/outbound";
import { type CallOptions, callPlugin } from "./client";
import {
  call,
  callBody,
  connectionTo,
  oneSet,
  rawServer,
  response,
  type Script,
  sends,
} from "./plugin.fixtures";
import type { PluginRun } from "./run";

/** Runs a call against a script; the server's address reads `URL` in texts. */
async function run(
  script: Script,
  more: { path?: string; token?: string; timeoutSeconds?: number; options?: CallOptions } = {},
): Promise<{ run: PluginRun; requests: string[]; error: string | null; port: number }> {
  const server = await rawServer(script);
  try {
    const connection = connectionTo(server.url + (more.path ?? ""), more.token, more.timeoutSeconds);
    const result = await callPlugin(connection, call, more.options);
    const { outcome } = result;
    const error = outcome.kind === "failure" ? outcome.failure.controllerError : "";
    return {
      run: result,
      requests: server.requests,
      error: error?.replaceAll(server.url, "URL") ?? null,
      port: server.port,
    };
  } finally {
    await server.close();
  }
}

const failureOf = ({ outcome }: PluginRun) => (outcome.kind === "failure" ? outcome.failure : null);
const setsOf = ({ outcome }: PluginRun) => (outcome.kind === "success" ? outcome.parameterSets : null);
const codesOf = (result: PluginRun) => result.problems.map(({ code }) => code);
const getApi = "error listing params: error get api 'demo': ";
const post = `${getApi}Post "URL/api/v1/getparams.execute": `;

describe("the request", () => {
  it("has the controller's bytes", async () => {
    const { requests, port } = await run(sends(response(oneSet)));
    expect(requests).toEqual([
      `POST /api/v1/getparams.execute HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUser-Agent: argocd-applicationset\r\n` +
        `Content-Length: ${callBody.length}\r\nAuthorization: Bearer s3cret\r\nContent-Type: application/json\r\n` +
        `Accept-Encoding: gzip\r\n\r\n${callBody}`,
    ]);
  });

  it.each([
    ["a path is kept", "/a/b", "/a/b/api/v1/getparams.execute"],
    ["one slash is added", "/", "/api/v1/getparams.execute"],
    ["two slashes stay two", "//", "//api/v1/getparams.execute"],
    ["a query swallows the path", "?tenant=a b", "/?tenant=a b/api/v1/getparams.execute"],
    ["a fragment swallows the path", "#x", "/"],
    ["dots stay", "/a/../b", "/a/../b/api/v1/getparams.execute"],
  ])("%s", async (_, path, uri) => {
    const { requests } = await run(sends(response(oneSet)), { path });
    expect(requests[0]?.split("\r\n")[0]).toBe(`POST ${uri} HTTP/1.1`);
  });

  it("has no Authorization without a token, and Basic for a user in the URL", async () => {
    const without = await run(sends(response(oneSet)), { token: " \n" });
    expect(without.requests[0]).not.toContain("Authorization");
    const server = await rawServer(sends(response(oneSet)));
    const result = await callPlugin(connectionTo(server.url.replace("//", "//mona:pa%40ss@"), ""), call);
    await server.close();
    expect(server.requests[0]).toContain(`Authorization: Basic ${btoa("mona:pa@ss")}\r\n`);
    expect(JSON.stringify(result)).not.toContain("pa@ss");
    expect(JSON.stringify(result)).not.toContain(btoa("mona:pa@ss"));
  });

  it("sends a token outside ASCII as its UTF-8 bytes", async () => {
    const { requests } = await run(sends(response(oneSet)), { token: "pä" });
    expect(Buffer.from(requests[0] ?? "", "latin1").toString()).toContain("Authorization: Bearer pä\r\n");
  });

  it("leaves parameters out when there are none, and takes their JSON as given", async () => {
    const server = await rawServer(sends(response(oneSet)));
    await callPlugin(connectionTo(server.url), { ...call, parameters: {} });
    await callPlugin(connectionTo(server.url), { ...call, parametersJson: '{"n":9007199254740993}' });
    await server.close();
    const bodies = server.requests.map((request) => request.split("\r\n\r\n")[1]);
    expect(bodies).toEqual([
      '{"applicationSetName":"demo","input":{}}\n',
      '{"applicationSetName":"demo","input":{"parameters":{"n":9007199254740993}}}\n',
    ]);
  });
});

describe("the answer", () => {
  const tests: [name: string, bytes: string | Buffer, sets: unknown][] = [
    ["with its length", response(oneSet), [{ name: "one" }]],
    ["until the connection closes", `HTTP/1.0 200 OK\r\n\r\n${oneSet}`, [{ name: "one" }]],
    [
      "in chunks",
      `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2a\r\n${oneSet}\r\n0\r\n\r\n`,
      [{ name: "one" }],
    ],
    ["as gzip", response(gzipSync(oneSet), "Content-Encoding: gzip\r\n"), [{ name: "one" }]],
    ["as GZIP", response(gzipSync(oneSet), "content-encoding: GZIP\r\n"), [{ name: "one" }]],
    [
      "in two gzip members",
      response(
        Buffer.concat([gzipSync(oneSet.slice(0, 9)), gzipSync(oneSet.slice(9))]),
        "Content-Encoding: gzip\r\n",
      ),
      [{ name: "one" }],
    ],
    [
      "cut after the first value",
      `HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n${oneSet}`,
      [{ name: "one" }],
    ],
    [
      "after an early hint",
      Buffer.concat([Buffer.from("HTTP/1.1 103 Early\r\nLink: a\r\n\r\n"), response(oneSet)]),
      [{ name: "one" }],
    ],
    [
      "with bare line feeds",
      `HTTP/1.1 200 OK\nContent-Length: ${oneSet.length}\n\n${oneSet}`,
      [{ name: "one" }],
    ],
    ["with a status outside the usual", response(oneSet, "", "299 Fine"), [{ name: "one" }]],
    ["without a body", "HTTP/1.1 204 No Content\r\n\r\n", []],
  ];
  it.each(tests)("is read %s", async (_, bytes, sets) => {
    const result = await run(sends(bytes));
    expect(setsOf(result.run)).toEqual(sets);
  });

  it("is taken as soon as the first value is complete, when nothing more comes", async () => {
    const { run: result } = await run(
      (socket) => void socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n${oneSet}`),
    );
    expect(setsOf(result)).toEqual([{ name: "one" }]);
    expect(result.timings.total).toBeLessThan(3_000);
  });

  it("keeps what the controller throws away", async () => {
    const { run: result, port } = await run(sends(response(oneSet, "X-Plugin: a\r\nX-Plugin: b\r\n")));
    expect(Buffer.from(result.bodyBase64, "base64").toString()).toBe(oneSet);
    expect(result.bodyBytes).toBe(oneSet.length);
    expect(result.hops[0]).toMatchObject({
      method: "POST",
      status: 200,
      statusText: "OK",
      httpVersion: "1.1",
      remoteAddress: `127.0.0.1:${port}`,
      requestBody: callBody,
    });
    expect(result.hops[0]?.headers).toContainEqual(["X-Plugin", "b"]);
    expect(result.timings).toMatchObject({ dns: null, tls: null });
    for (const phase of ["connect", "firstByte", "body", "total"] as const) {
      expect(result.timings[phase]).toBeGreaterThanOrEqual(0);
    }
  });

  it("may be hostile", async () => {
    const { run: result } = await run(
      sends(
        response(
          '{"__proto__":{"polluted":1},"output":{"parameters":[{"__proto__":{"polluted":1},"constructor":1}]}}',
        ),
      ),
    );
    const [set] = setsOf(result) ?? [];
    expect(Object.keys(set ?? {})).toEqual(["__proto__", "constructor"]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    const deep = `{"output":{"parameters":[{"a":${"[".repeat(9_990)}${"]".repeat(9_990)}}]}}`;
    expect(setsOf((await run(sends(response(deep)))).run)).toHaveLength(1);
  });
});

describe("failures", () => {
  const tests: [name: string, script: Script, code: string, error: string | null][] = [
    [
      "a status",
      sends(response('{"message":"no"}', "", "403 X")),
      "http_status",
      `${getApi}API error with status code 403: no`,
    ],
    [
      "a status whose body is cut",
      sends("HTTP/1.1 500 X\r\nContent-Length: 9\r\n\r\n{"),
      "http_status",
      `${getApi}API error with status code 500: unexpected EOF`,
    ],
    [
      "text that is not JSON",
      sends(response("<p>")),
      "not_json",
      `${getApi}invalid character '<' looking for beginning of value: <p>`,
    ],
    ["half a document", sends(response('{"ou')), "not_json", `${getApi}unexpected EOF: {"ou`],
    [
      "another shape",
      sends(response('{"output":[]}')),
      "wrong_shape",
      `${getApi}json: cannot unmarshal array into Go struct field ServiceResponse.output of type plugin.Output: {"output":[]}`,
    ],
    [
      "a body cut off",
      sends('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"ou'),
      "connection_reset",
      `${getApi}unexpected EOF: {"ou`,
    ],
    ["no answer", (socket) => void socket.end(), "connection_reset", `${post}EOF`],
    ["half a head", sends("HTTP/1.1 200 OK\r\nContent-"), "connection_reset", null],
    [
      "no HTTP",
      sends("hello world\r\n\r\n"),
      "network",
      `${post}net/http: HTTP/1.x transport connection broken: malformed HTTP status code "world"`,
    ],
    [
      "TLS where HTTP was asked",
      sends(Buffer.from("15030100020246", "hex")),
      "network",
      `${post}net/http: HTTP/1.x transport connection broken: malformed HTTP response "\\x15\\x03\\x01\\x00\\x02\\x02F"`,
    ],
    [
      "gzip that is none",
      sends(response(oneSet, "Content-Encoding: gzip\r\n")),
      "not_json",
      `${getApi}gzip: invalid header: `,
    ],
    [
      "gzip cut off",
      sends(response(gzipSync(oneSet).subarray(0, 30), "Content-Encoding: gzip\r\n")),
      "not_json",
      `${getApi}unexpected EOF: ${oneSet.slice(0, 17)}`,
    ],
    [
      "a corrupt gzip, whose text is not known",
      sends(
        response(
          Buffer.concat([gzipSync(oneSet).subarray(0, 10), Buffer.alloc(30, 0xff)]),
          "Content-Encoding: gzip\r\n",
        ),
      ),
      "not_json",
      null,
    ],
  ];
  it.each(tests)("%s", async (_, script, code, error) => {
    const result = await run(script);
    expect(failureOf(result.run)?.code).toBe(code);
    if (error?.endsWith(oneSet.slice(0, 17)))
      expect(result.error?.startsWith(`${getApi}unexpected EOF: {"output"`)).toBe(true);
    else expect(result.error).toBe(error);
    expect(result.run.problems[0]?.severity).toBe("error");
  });

  it("a timeout before the head", async () => {
    const { run: result, error } = await run(() => {}, { timeoutSeconds: 1 });
    expect(failureOf(result)?.code).toBe("timeout");
    expect(error).toBe(`${post}context deadline exceeded (Client.Timeout exceeded while awaiting headers)`);
    expect(result.hops).toEqual([]);
  });

  it("a timeout in the body", async () => {
    const hang: Script = (socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"ou');
    const { run: result, error } = await run(hang, { timeoutSeconds: 1 });
    expect(failureOf(result)?.code).toBe("timeout");
    expect(error).toBe(
      `${getApi}context deadline exceeded (Client.Timeout or context cancellation while reading body): {"ou`,
    );
  });

  it("our own longest wait, of which the controller knows nothing", async () => {
    const { run: result, error } = await run(() => {}, { timeoutSeconds: -1, options: { maxMs: 50 } });
    expect(failureOf(result)).toMatchObject({
      code: "timeout",
      controllerError: null,
      next: "The controller goes on waiting.",
    });
    expect(error).toBeNull();
  });

  it("cancelled before and while it runs", async () => {
    const before = await run(() => {}, { options: { signal: AbortSignal.abort() } });
    expect(failureOf(before.run)?.code).toBe("cancelled");
    const during = await run(() => {}, { options: { signal: AbortSignal.timeout(50) } });
    expect(failureOf(during.run)).toMatchObject({ code: "cancelled", controllerError: null });
    expect(during.run.timings.total).toBeLessThan(2_000);
  });

  it("an answer over the cap, plain and unpacked, unless its first value is complete", async () => {
    const large = `{"output":{"parameters":[{"x":"${"y".repeat(5_000)}"}]}}`;
    const options = { maxBodyBytes: 1_000 };
    const plain = await run(sends(response(large)), { options });
    expect(failureOf(plain.run)).toMatchObject({ code: "too_large", controllerError: null });
    const bomb = await run(sends(response(gzipSync(large), "Content-Encoding: gzip\r\n")), { options });
    expect(failureOf(bomb.run)).toMatchObject({ code: "too_large", controllerError: null });
    const padded = await run(sends(response(oneSet + " ".repeat(5_000))), { options });
    expect(setsOf(padded.run)).toEqual([{ name: "one" }]);
  });

  it.each([
    [
      "http://127.0.0.1:1",
      "connection_refused",
      'Post "http://127.0.0.1:1/api/v1/getparams.execute": dial tcp 127.0.0.1:1: connect: connection refused',
    ],
    [
      "http://[::1]:1",
      "connection_refused",
      'Post "http://[::1]:1/api/v1/getparams.execute": dial tcp [::1]:1: connect: connection refused',
    ],
    [
      "http://127.0.0.1:99999",
      "invalid_url",
      'Post "http://127.0.0.1:99999/api/v1/getparams.execute": dial tcp: address 99999: invalid port',
    ],
    ["http:", "invalid_url", 'Post "http:/api/v1/getparams.execute": http: no Host in request URL'],
    ["ftp://a", "invalid_url", 'Post "ftp://a/api/v1/getparams.execute": unsupported protocol scheme "ftp"'],
  ])("%s", async (baseUrl, code, text) => {
    const failure = failureOf(await callPlugin(connectionTo(baseUrl), call));
    expect(failure).toMatchObject({ code, controllerError: getApi + text });
  });

  it("a URL that Go can't read", async () => {
    const failure = failureOf(await callPlugin(connectionTo("http://h:port"), call));
    expect(failure?.controllerError).toBe(
      'error listing params: NewRequest returned unexpected error: parse "http://h:port/api/v1/getparams.execute": invalid port ":port" after host',
    );
  });

  it("a name that is not known", async () => {
    const lookup = async () => [];
    const failure = failureOf(await callPlugin(connectionTo("http://plugin.invalid"), call, { lookup }));
    expect(failure).toMatchObject({
      code: "dns",
      controllerError: `${getApi}Post "http://plugin.invalid/api/v1/getparams.execute": dial tcp: lookup plugin.invalid: no such host`,
    });
  });

  it("a token that no header can hold makes no request", async () => {
    const { requests, error } = await run(sends(response(oneSet)), { token: "two\nlines" });
    expect(requests).toEqual([]);
    expect(error).toBe(`${post}net/http: invalid header field value for "Authorization"`);
  });
});

describe("redirects", () => {
  const location = (status: number, to: string) =>
    `HTTP/1.1 ${status} X\r\nLocation: ${to}\r\nContent-Length: 0\r\n\r\n`;
  const first =
    (bytes: string): Script =>
    (socket, request) =>
      void socket.end(request.startsWith("POST /api/v1/") ? bytes : response(oneSet));

  it.each([301, 302, 303])("%i repeats as a GET without the body", async (status) => {
    const { run: result, requests, port } = await run(first(location(status, "/moved?a=1#part")));
    expect(requests[1]).toBe(
      `GET /moved?a=1 HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUser-Agent: argocd-applicationset\r\n` +
        `Authorization: Bearer s3cret\r\nReferer: http://127.0.0.1:${port}/api/v1/getparams.execute\r\n` +
        "Accept-Encoding: gzip\r\n\r\n",
    );
    expect(codesOf(result)).toEqual(["PLUGIN039", "PLUGIN037"]);
  });

  it.each([307, 308])("%i repeats the POST", async (status) => {
    const { run: result, requests } = await run(first(location(status, "../v2/x")));
    expect(requests[1]?.split("\r\n")[0]).toBe("POST /api/v2/x HTTP/1.1");
    expect(requests[1]?.endsWith(callBody)).toBe(true);
    expect(codesOf(result)).toEqual(["PLUGIN039"]);
  });

  it("drop the token on another host name, for good", async () => {
    const back: Script = (socket, request, server) =>
      void socket.end(
        request.startsWith("POST /api/")
          ? location(307, `http://localhost:${server.port}/other`)
          : request.startsWith("POST /other")
            ? location(307, `${server.url}/back`)
            : response(oneSet),
      );
    const lookup = async () => [{ address: "127.0.0.1", family: 4 as const }];
    const { run: result, requests } = await run(back, {
      options: { lookup, policy: outboundPolicy(["localhost"]) },
    });
    expect(requests.map((request) => request.includes("Authorization"))).toEqual([true, false, false]);
    expect(codesOf(result)).toEqual(["PLUGIN039", "PLUGIN038"]);
  });

  it("end after nine", async () => {
    const { run: result, requests, error } = await run((socket) => void socket.end(location(307, "/again")));
    expect(requests).toHaveLength(10);
    expect(result.hops).toHaveLength(10);
    expect(error).toBe(`${getApi}Post "/again": stopped after 10 redirects`);
  });

  it("to a foreign host are not followed, though the controller would", async () => {
    const { run: result } = await run(first(location(307, "http://other.example/x")));
    expect(failureOf(result)).toMatchObject({ code: "address_not_allowed", controllerError: null });
    expect(failureOf(result)?.message).toContain("The controller itself would follow");
  });

  it.each(["http://169.254.169.254/latest", "http://[::ffff:169.254.169.254]/", "http://0.0.0.0:80/"])(
    "never lead to %s, even where it is registered",
    async (to) => {
      const policy = outboundPolicy(["169.254.169.254", "::ffff:169.254.169.254", "0.0.0.0"]);
      const { run: result } = await run(first(location(307, to)), { options: { policy } });
      expect(failureOf(result)?.code).toBe("address_not_allowed");
    },
  );

  it("a Location that is no URL", async () => {
    const { error } = await run(first(location(302, "http://[::1")));
    expect(error).toBe(
      `${post}failed to parse Location header "http://[::1": parse "http://[::1": missing ']' in host`,
    );
  });

  it("without a Location are an answer", async () => {
    const { error } = await run(sends(response("moved", "", "301 X")));
    expect(error).toBe(`${getApi}API error with status code 301: moved`);
  });
});

describe("the address", () => {
  it("is looked up once and refused when any answer is link-local", async () => {
    const asked: string[] = [];
    const lookup = async (host: string) => {
      asked.push(host);
      return [
        { address: "127.0.0.1", family: 4 as const },
        { address: "169.254.169.254", family: 4 as const },
      ];
    };
    const result = await callPlugin(connectionTo("http://rebind.example:1"), call, { lookup });
    expect(failureOf(result)?.code).toBe("address_not_allowed");
    expect(asked).toEqual(["rebind.example"]);
  });

  it("is the next one when the first refuses", async () => {
    const server = createServer((_, reply) => reply.end(oneSet)).listen(0, "127.0.0.1");
    await new Promise((done) => server.once("listening", done));
    const { port } = server.address() as AddressInfo;
    const lookup = async () => [
      { address: "::1", family: 6 as const },
      { address: "127.0.0.1", family: 4 as const },
    ];
    const result = await callPlugin(connectionTo(`http://two.example:${port}`), call, { lookup });
    server.close();
    expect(setsOf(result)).toHaveLength(1);
    expect(result.hops[0]?.remoteAddress).toBe(`127.0.0.1:${port}`);
    expect(result.timings.dns).not.toBeNull();
  });
});

describe("an address that does not answer", () => {
  // 2001:db8::/32 is for documentation: nothing is there, or no route leads to it.
  it("is passed over after a moment for one of the other family", async () => {
    const server = await rawServer(sends(response(oneSet)));
    const lookup = async () => [
      { address: "2001:db8::1", family: 6 as const },
      { address: "127.0.0.1", family: 4 as const },
    ];
    const result = await callPlugin(connectionTo(`http://two.example:${server.port}`), call, { lookup });
    await server.close();
    expect(setsOf(result)).toHaveLength(1);
    expect(result.timings.total).toBeLessThan(3_000);
  });

  it("and the first family's error is told when both refuse", async () => {
    const lookup = async () => [
      { address: "127.0.0.1", family: 4 as const },
      { address: "::1", family: 6 as const },
    ];
    const failure = failureOf(await callPlugin(connectionTo("http://two.example:1"), call, { lookup }));
    expect(failure?.controllerError).toContain("dial tcp 127.0.0.1:1: connect: connection refused");
  });

  it("and a cancelled race is cancelled", async () => {
    const lookup = async () => [
      { address: "2001:db8::1", family: 6 as const },
      { address: "192.0.2.1", family: 4 as const },
    ];
    const signal = AbortSignal.timeout(20);
    const failure = failureOf(
      await callPlugin(connectionTo("http://two.example:1"), call, { lookup, signal }),
    );
    expect(["cancelled", "network", "timeout"]).toContain(failure?.code);
  });
});

describe("an address that is not to be reached", () => {
  it.each([
    "2852039166",
    "0xa9fea9fe",
    "0251.0376.0251.0376",
    "169.254.43518",
    "169.254.169.254.",
    "169.254.169.254",
    "user:pass@169.254.169.254:80",
    "[::ffff:169.254.169.254]",
    "[64:ff9b::a9fe:a9fe]:8080",
    "[fe80::1%25lo]",
    "0.0.0.0",
    "0",
  ])("gets no connection in whatever form: %s", async (host) => {
    const result = await callPlugin(connectionTo(`http://${host}/`, "s3cret-token"), call, { maxMs: 3_000 });
    // Where the system's resolver does not know the form, there is no such name.
    expect(["address_not_allowed", "dns", "invalid_url"]).toContain(failureOf(result)?.code);
    expect([result.hops, result.timings.connect]).toEqual([[], null]);
  });

  it.each([
    "http://2852039166/",
    "http://[::ffff:a9fe:a9fe]/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:1/",
    "//evil.example/",
  ])("is not followed to: %s", async (location) => {
    const head = `HTTP/1.1 307 X\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`;
    const { run: result } = await run(sends(head));
    expect(["address_not_allowed", "invalid_url"]).toContain(failureOf(result)?.code);
    expect(result.hops).toHaveLength(1);
  });
});

describe("the token", () => {
  const echoes: [name: string, script: Script][] = [
    ["in a parameter", sends(response('{"output":{"parameters":[{"s3cret-token":"x s3cret-token y"}]}}'))],
    ["in a header", sends(response(oneSet, "X-Auth: Bearer s3cret-token\r\n"))],
    ["in an error", sends(response("bad token s3cret-token", "", "401 X"))],
    ["in text that is no JSON, cut in its middle", sends(response(`${"x".repeat(56)}s3cret-token`))],
    ["in base64", sends(response(`{"output":{"parameters":[{"a":"${btoa("s3cret-token")}"}]}}`))],
    [
      "in a key given twice",
      sends(response('{"output":{"parameters":[{"s3cret-token":1,"s3cret-token":2}]}}')),
    ],
    ["cut in a message", sends(response(`{"message":"${"x".repeat(190)} s3cret-token"}`, "", "500 X"))],
    [
      "cut in a long message",
      sends(response(`{"message":"${"x".repeat(1_990)} s3cret-token"}`, "", "500 X")),
    ],
    ["in an answer inside an answer", sends(response("HTTP/1.1 200 s3cret-token", "", "500 X"))],
    [
      "in a redirect",
      sends("HTTP/1.1 307 X\r\nLocation: http://h.example/?t=s3cret-token\r\nContent-Length: 0\r\n\r\n"),
    ],
  ];
  it.each(echoes)("is hidden when it comes back %s", async (_, script) => {
    const { run: result } = await run(script, { token: "s3cret-token" });
    const text = JSON.stringify(result) + Buffer.from(result.bodyBase64, "base64").toString();
    expect(text).not.toContain("s3cret");
    expect(text).not.toContain(btoa("s3cret-token"));
    expect(codesOf(result)).toContain("PLUGIN054");
  });

  it("is not in a run that goes well", async () => {
    const { run: result } = await run(sends(response(oneSet)), { token: "s3cret-token" });
    expect(JSON.stringify(result)).not.toContain("s3cret-token");
    expect(result.hops[0]?.requestHeaders).toContainEqual(["Authorization", "Bearer ••••••••"]);
    expect(codesOf(result)).toEqual([]);
  });
});
