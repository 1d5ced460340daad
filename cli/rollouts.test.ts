import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectFolder } from "./project-folder";

const manifests = join(projectFolder, "examples", "manifests");
function rollouts(...args: readonly string[]) {
  const command = ["--import", "tsx", join(projectFolder, "cli", "rollouts.ts"), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: projectFolder,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

it("says that the documentation's examples keep the controller from starting", () => {
  const { status, stdout } = rollouts("--manifests", join(manifests, "rollouts-as-printed.yaml"));
  expect(status).toBe(1);
  expect(stdout.match(/The controller does not start\./g)).toHaveLength(2);
  expect(stdout).toContain("is not in the official image");
  expect(stdout).toContain("has 40 characters");
});

it("starts without any ConfigMap, and gives JSON", () => {
  const { status, stdout } = rollouts("--manifests", join(manifests, "list.yaml"), "--json");
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject([{ verdict: { state: "starts" }, source: { found: false } }]);
});

it.each([[[]], [["--manifests"]], [["--nonsense"]]])("says what is wrong with %j", (args) => {
  const { status, stderr } = rollouts(...args);
  expect(status).toBe(2);
  expect(stderr).not.toBe("");
});
