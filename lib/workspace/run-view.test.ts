import { expect, it } from "vitest";
import type { PluginRun } from "../plugin";
import { localEngine } from "./engine";
import type { PluginEntry } from "./plugin-directory";
import { toRunView } from "./run-view";

const plugin: PluginEntry = {
  id: "p",
  name: "p",
  origin: { kind: "hand" },
  baseUrl: "http://p",
  tokenShown: "none",
  timeoutSeconds: 30,
  links: [],
  connection: null,
  error: "",
  problems: [],
  callers: [],
};
const run = (parameterSets: readonly { a: number }[], body = ""): PluginRun => ({
  id: "r",
  startedAt: "2026-01-01T00:00:00.000Z",
  call: { plugin: "p", applicationSetName: "s", parameters: null },
  hops: [],
  timings: { dns: null, connect: null, tls: null, firstByte: null, body: null, total: 1 },
  bodyBase64: Buffer.from(body).toString("base64"),
  bodyBytes: body.length,
  outcome: { kind: "success", parameterSets, zeroReason: null },
  problems: [],
});

it("shows the answer also when the caller's values can't be rendered with it", async () => {
  const reading = { goTemplate: true, values: { v: "{{.a.b.c}}" } };
  const view = await toRunView({ run: run([{ a: 1 }]), reading }, plugin, localEngine.readAnswer);
  expect(view.parameterSets.map(({ returned }) => returned)).toEqual([{ a: 1 }]);
  expect(view.problems).toMatchObject([
    { code: "APPSET010", controllerError: expect.stringContaining("can't evaluate field b") },
  ]);
});

it("gives a page the beginning of a long body, and its whole length", async () => {
  const body = "x".repeat(2_000_000);
  const view = await toRunView(
    { run: run([], body), reading: { goTemplate: true, values: {} } },
    plugin,
    localEngine.readAnswer,
  );
  const shown = Buffer.from(view.bodyBase64, "base64").toString();
  expect(shown).toBe("x".repeat(shown.length));
  expect(shown.length).toBeGreaterThan(500_000);
  expect(shown.length).toBeLessThan(600_000);
  expect(view.bodyBytes).toBe(2_000_000);
});
