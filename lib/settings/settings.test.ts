import { expect, it } from "vitest";
import { readArguments } from "./arguments";
import { readSettings, SettingsError, toEnvironment } from "./settings";

it("has defaults that only this machine reaches", () => {
  expect(readSettings({})).toEqual({
    host: "127.0.0.1",
    port: 4300,
    manifests: "",
    data: ".appset-inspector",
    namespace: "argocd",
    allowedHosts: [],
    accessToken: "",
    trustProxy: false,
    allowExec: false,
    logLevel: "info",
  });
});

it("lets flags win over variables, and gives the same settings back as variables", () => {
  const environment = { APPSET_INSPECTOR_PORT: "1", APPSET_INSPECTOR_NAMESPACE: "cd" };
  const argv = ["--port", "0", "--allow-host", "a", "--allow-host", "b:1", "--trust-proxy", "--dev"];
  const { settings, dev } = readArguments(argv, environment);
  expect([dev, settings.port, settings.namespace, settings.allowedHosts, settings.trustProxy]).toEqual([
    true,
    0,
    "cd",
    ["a", "b:1"],
    true,
  ]);
  expect(readSettings(toEnvironment(settings))).toEqual(settings);
});

it.each([
  ["a port that is none", ["--port", "70000"], {}],
  ["an unknown flag", ["--prot", "1"], {}],
  ["a flag without its value", ["--manifests"], {}],
  ["a word", ["manifests"], {}],
  ["a namespace that is none", ["--namespace", "Argo CD"], {}],
  ["a short access token", [], { APPSET_INSPECTOR_ACCESS_TOKEN: "hunter2" }],
])("refuses %s, and never repeats a token", (_, argv, environment) => {
  expect(() => readArguments(argv, environment)).toThrow(SettingsError);
  expect(() => readArguments(argv, environment)).not.toThrow(/hunter2/);
});
