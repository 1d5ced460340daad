import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { connectionByHand, PluginToken } from "./connection";
import { curlCommand } from "./curl";
import { call } from "./plugin.fixtures";
import { requestBody } from "./request-body";

const connection = connectionByHand({ name: "p", baseUrl: "http://mona:pw@h/it's?a", token: "s3cret" });

it("can be pasted, with $TOKEN for the token and without user information", () => {
  expect(curlCommand(connection, call)).toBe(
    [
      "curl --compressed -X POST 'http://h/it'\\''s?a/api/v1/getparams.execute'",
      '-H "Authorization: Bearer $TOKEN"',
      "-H 'Content-Type: application/json'",
      "-H 'User-Agent: argocd-applicationset'",
      `--data-raw '{"applicationSetName":"demo","input":{"parameters":{"k":"v"}}}'`,
    ].join(" \\\n  "),
  );
});

it("survives a shell, whatever the parameters hold", () => {
  const hostile = { ...call, parameters: { k: "'; $(id) `id` \\ \n \"" } };
  const script = curlCommand(connection, hostile).replace(/^curl/, "printf '%s\\n'");
  const printed = execFileSync("/bin/sh", ["-c", script], {
    encoding: "utf8",
    env: { ...process.env, TOKEN: "t" },
  });
  expect(printed).toContain("Authorization: Bearer t\n");
  expect(printed.endsWith(requestBody(hostile))).toBe(true);
});

it("sends what the controller sends in place of a token", () => {
  const at = (token: PluginToken) => curlCommand({ ...connection, token }, call);
  expect(at(new PluginToken("$key", true))).toContain("-H 'Authorization: Bearer $key'");
  expect(at(new PluginToken(""))).not.toContain("Authorization");
});
