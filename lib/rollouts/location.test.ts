import { expect, it } from "vitest";
import { knownPlugin, systemOfFileName, typeOfFileName } from "./known-plugins";
import { absolutePath, readLocation, shownLocation, versionOf } from "./location";

it.each([
  ["https://github.com/a/b/releases/download/v0.0.1/plugin", true, "v0.0.1"],
  ["https://github.com/a/b/releases/download/stable-build/plugin", true, "stable-build"],
  ["https://github.com/a/b/releases/latest/download/plugin", false, "releases/latest"],
  ["https://raw.githubusercontent.com/a/b/main/plugin", false, "main"],
  [
    "https://raw.githubusercontent.com/a/b/0123456789abcdef0123456789abcdef01234567/plugin",
    true,
    "0123456789abcdef0123456789abcdef01234567",
  ],
  ["https://files.example.com/plugin-1.4.2-linux-amd64", true, "1.4.2-linux-amd64"],
  ["https://files.example.com/plugin-latest-linux-amd64", false, "plugin-latest-linux-amd64"],
])("sees whether %s names a version", (location, pinned, seen) => {
  expect(versionOf(location)).toEqual({ pinned, seen });
});

it.each(["https://files.example.com/api/v1/plugin", "https://files.example.com/plugin"])(
  "finds no version in %s",
  (location) => {
    expect(versionOf(location)).toBeNull();
  },
);

it.each([
  ["file://./x", "/home/argo-rollouts/x"],
  ["file://x", "/home/argo-rollouts/x"],
  ["file://../x", "/home/x"],
  ["file:///plugins/./a//b", "/plugins/a/b"],
  ["file://./a%20b", "/home/argo-rollouts/a b"],
])("finds the path of %s", (location, path) => {
  const read = readLocation(location);
  expect(read.kind === "file" && absolutePath("/home/argo-rollouts", read.path)).toBe(path);
});

it("shows no password", () => {
  expect(shownLocation("https://me:secret@h/x")).toBe("https://h/x");
  expect(shownLocation("ftp://me:secret@h/x")).toBe("ftp://h/x");
});

it.each([
  ["argoproj-labs/sample-nginx", "sample-nginx", "sample"],
  ["hashicorp/consul", "Consul", "alpha"],
  ["argoproj-labs/gatewayapi", "Gateway API", "maintained"],
  ["argoproj-labs/rollouts-plugin-trafficrouter-openshift", "OpenShift Route", "alpha"],
])("knows %s", (name, title, maturity) => {
  expect(knownPlugin(name)).toMatchObject({ title, maturity });
});

it("does not know what is not listed", () => {
  expect(knownPlugin("team/sample-nginx")).toBeNull();
});

it.each([
  ["metric-plugin-linux-amd64", "metricProvider", "linux", "amd64"],
  ["traffic-router-plugin_linux_x86_64", "trafficRouter", "linux", "amd64"],
  ["step-plugin-darwin-arm64", "step", "darwin", "arm64"],
  ["gatewayapi-plugin-linux-aarch64", null, "linux", "arm64"],
  ["plugin.exe", null, "windows", ""],
  ["plugin", null, "", ""],
])("reads the file name %s", (file, type, os, architecture) => {
  expect([typeOfFileName(file), systemOfFileName(file)]).toEqual([type, { os, architecture }]);
});
