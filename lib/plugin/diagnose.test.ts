import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callPlugin } from "./client";
import { type PluginConnection, PluginToken } from "./connection";
import { call, connectionTo, type RawServer, rawServer, response } from "./plugin.fixtures";

let answer = response("");
let server: RawServer;
beforeAll(async () => {
  server = await rawServer((socket) => socket.end(answer));
});
afterAll(() => server.close());

/** The problems of a call that is answered so. */
async function problemsOf(bytes: Buffer, connection: Partial<PluginConnection> = {}) {
  answer = bytes;
  const run = await callPlugin({ ...connectionTo(server.url), ...connection }, call);
  return run.problems.map(({ code, place, message, remedy }) => ({
    code,
    link: place.link,
    text: `${message} ${remedy}`,
    place,
  }));
}

const origin = { secret: "own", key: "tok", looksEncoded: false } as const;

describe("a refused token is explained by its chain", () => {
  it.each([
    [
      "the value",
      { tokenOrigin: { ...origin, state: "value" } },
      "secret",
      "The token is that of key tok of Secret own",
    ],
    [
      "a missing key",
      { token: new PluginToken("$tok", true), tokenOrigin: { ...origin, state: "keyMissing" } },
      "secret",
      "sends $tok itself",
    ],
    [
      "a blank value",
      { token: new PluginToken(""), tokenOrigin: { ...origin, state: "blank" } },
      "secret",
      "key tok of Secret own is empty",
    ],
    [
      "encoded twice",
      { tokenOrigin: { ...origin, state: "value", looksEncoded: true } },
      "secret",
      "encoded twice",
    ],
    ["by hand", {}, "token", "registered with"],
  ] as const)("%s", async (_, connection, link, text) => {
    for (const status of ["401 X", "403 X"]) {
      const [found] = await problemsOf(response("", "", status), connection);
      expect(found).toMatchObject({ code: "PLUGIN030", link });
      expect(found?.text).toContain(text);
    }
  });
});

describe("what came back", () => {
  it.each([
    ["404 X", "", "PLUGIN031", "baseUrl", "/api/v1/getparams.execute"],
    ["405 X", "", "PLUGIN031", "baseUrl", ""],
    ["400 X", '{"message":"no team"}', "PLUGIN032", "answer", "no team"],
    ["502 X", "", "PLUGIN033", "answer", ""],
    ["304 X", "", "PLUGIN034", "answer", "no Location"],
    ["200 X", "<html>", "PLUGIN040", "answer", "HTML"],
    ["200 X", "{'a': 1}", "PLUGIN040", "answer", "json.dumps"],
    ["200 X", "output:\n- a", "PLUGIN040", "answer", "YAML"],
    ["200 X", "\ufeff{}", "PLUGIN040", "answer", "byte order mark"],
    ["200 X", "[]", "PLUGIN041", "answer", "list of objects"],
    ["200 X", "", "PLUGIN042", "answer", ""],
    ["200 X", "{}", "PLUGIN043", "answer", ""],
    ["200 X", '{"output":{}}', "PLUGIN044", "answer", ""],
    ["200 X", '{"parameters":[]}', "PLUGIN045", "answer", "Move parameters"],
    ["200 X", '{"output":{"parameters":[]}}', "PLUGIN046", "answer", ""],
    ["200 X", "null", "PLUGIN047", "answer", ""],
    ["200 X", '{"output":{"parameters":[{"a":1}]}} x', "PLUGIN050", "answer", "1 bytes"],
    ["200 X", '{"output":{"parameters":[{}]}}', "PLUGIN051", "answer", "output.parameters.0 is {}"],
    [
      "200 X",
      '{"output":{"parameters":[{"id":9007199254740993}]}}',
      "PLUGIN052",
      "answer",
      "becomes 9007199254740992",
    ],
    ["200 X", '{"output":{"parameters":[{"a":1,"a":2}]}}', "PLUGIN055", "answer", "output.parameters.0.a"],
    ["200 X", '{"Output":{"parameters":[{"a":1}]}}', "PLUGIN056", "answer", "read as output"],
  ])("%s %j is %s", async (status, body, code, link, text) => {
    const problems = await problemsOf(response(body, "", status));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code, link });
    expect(problems[0]?.text).toContain(text);
  });

  it("a problem in a parameter set says where", async () => {
    const [found] = await problemsOf(
      response('{"output":{"parameters":[{"a":1},{"b":{"c":[12345678901234567]}}]}}'),
    );
    expect(found?.place).toEqual({ plugin: "p", link: "answer", set: 1, key: ["b", "c", "0"] });
  });

  it("bytes that are not UTF-8, and a connection closed too early", async () => {
    const latin1 = Buffer.from('{"output":{"parameters":[{"a":"\xe9"}]}}', "latin1");
    expect((await problemsOf(response(latin1))).map(({ code }) => code)).toEqual(["PLUGIN058"]);
    const cut = Buffer.from(
      'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"output":{"parameters":[{"a":1}]}}',
    );
    expect((await problemsOf(cut)).map(({ code }) => code)).toEqual(["PLUGIN057"]);
  });

  it("a second answer in the body of the first, as from the documentation's plugin", async () => {
    const twice = Buffer.from(`HTTP/1.0 403 Forbidden\r\n\r\nHTTP/1.0 200 OK\r\n\r\n{}`);
    expect((await problemsOf(twice)).map(({ code }) => code)).toEqual(["PLUGIN030", "PLUGIN035"]);
  });

  it("an encoding that the controller does not unpack", async () => {
    const [found] = await problemsOf(response(Buffer.from([0x1b, 0]), "Content-Encoding: br\r\n"));
    expect(found?.text).toContain("encoded as br");
  });
});
