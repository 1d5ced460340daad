import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const manifest = `apiVersion: v1
kind: ConfigMap
metadata: {name: plug}
---
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: demo}
spec:
  goTemplate: true
  goTemplateOptions: [missingkey=error]
  generators:
  - plugin: {configMapRef: {name: plug}}
  template:
    metadata: {name: '{{ .name }}', labels: {answer: 'yes'}}
    spec:
      project: default
      destination: {name: in-cluster}
      source: {repoURL: 'https://example.com/app.git', path: .}
`;

describe("render", () => {
  let folder = "";
  const file = (name: string) => join(folder, name);
  const render = (...args: string[]) =>
    spawnSync(process.execPath, ["--import", "tsx", "cli/render.ts", ...args], { encoding: "utf8" });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "render-"));
    writeFileSync(file("set.yaml"), manifest);
    writeFileSync(file("two.json"), '{"output":{"parameters":[{"name":"one"},{"name":"two"}]}}');
    writeFileSync(file("none.json"), "{}");
    writeFileSync(file("bad.json"), "<html>");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("prints the Applications as documents", () => {
    const { stdout, stderr, status } = render(
      "--manifests",
      file("set.yaml"),
      "--plugin-response",
      `plug=${file("two.json")}`,
    );
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout.split("---\n")).toHaveLength(2);
    expect(stdout).toMatch(
      /^apiVersion: argoproj\.io\/v1alpha1\nkind: Application\nmetadata:\n {2}name: one\n {2}namespace: argocd\n {2}labels:\n {4}answer: "yes"\n/,
    );
  });

  it("prints the plan against live Applications, with clusters of the file", () => {
    const live =
      "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: old, ownerReferences: [{apiVersion: argoproj.io/v1alpha1, kind: ApplicationSet, name: demo, controller: true}]}\nspec: {project: default}\n";
    const secret =
      "apiVersion: v1\nkind: Secret\nmetadata: {name: c, labels: {argocd.argoproj.io/secret-type: cluster}}\nstringData: {name: eu, server: https://kubernetes.default.svc, config: hunter2}\n";
    const set = manifest
      .slice(manifest.indexOf("---") + 4)
      .replace("plugin: {configMapRef: {name: plug}}", "clusters: {}")
      .replace("name: in-cluster", "name: eu");
    writeFileSync(file("live.yaml"), [set, live, secret].join("---\n"));
    const { stdout, stderr, status } = render("--manifests", file("live.yaml"));
    expect(status).toBe(0);
    expect(stdout).toMatch(/\n {2}name: eu\n/);
    expect(stderr).toMatch(/Plan for demo \(policy sync\): 1 delete, 1 create, 0 update/);
    expect(stderr).toMatch(/\n {2}delete old: .*\n {2}create eu: /);
    expect(stdout + stderr).not.toContain("hunter2");
  });

  it.each([
    ["an unanswered plugin is unknown", [], /APPSET006.*unknown/],
    ["no sets", ["none.json"], /APPSET011.*every Application of demo would be deleted/],
    [
      "an answer that is no JSON",
      ["bad.json"],
      /The controller would apply nothing: error listing params: error get api 'demo': invalid character '<'/,
    ],
  ])("%s: exit code 1", (_, responses, message) => {
    const args = responses.flatMap((name) => ["--plugin-response", `plug=${file(name)}`]);
    const { stdout, stderr, status } = render("--manifests", file("set.yaml"), ...args);
    expect({ stdout, status }).toEqual({ stdout: "", status: 1 });
    expect(stderr).toMatch(message);
  });

  it.each([
    ["no manifests", [], /--manifests FILE is missing/],
    ["an unknown option", ["--what"], /Unknown option '--what'/],
    ["a file that is not there", ["--manifests", "/none.yaml"], /can't be read/],
  ])("%s: exit code 2", (_, args, message) => {
    const { stderr, status } = render(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});
