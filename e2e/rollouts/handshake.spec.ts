import { readFile, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { buildGoPlugin } from "../../lib/rollouts/file-server.fixtures";
import { expect, test } from "../fixtures";
import { startFileServer } from "./file-server";
import { configMap } from "./rollouts-manifests";
import { RolloutsPage } from "./rollouts-page";

const name = "acme/router";

test("nothing is executed unless the inspector was started for it", async ({ page, start }) => {
  const server = await startFileServer();
  const location = `${server.url}/plugin`;
  const app = await start.app({ "rollouts.yaml": configMap([{ name, location }]) });
  const rollouts = new RolloutsPage(page);
  await rollouts.open(app.caught);
  await rollouts.checkDownload(name);
  await rollouts.plugin(name).getByRole("button", { name: "Handshake" }).click();
  const dialog = page.getByRole("dialog", { name: "Executing plugins is off" });
  await expect(dialog).toContainText("--allow-exec");
  await expect(dialog.getByRole("button", { name: "Run it", exact: true })).toHaveCount(0);
  const asked = await page.evaluate(
    async (body) =>
      (
        await fetch("/api/rollouts/handshake", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body,
        })
      ).status,
    JSON.stringify({ id: "argo-rollouts", location }),
  );
  expect(asked).toBe(403);
  await server.stop();
});

test("a real go-plugin executable shakes hands where it is allowed", async ({ page, start }) => {
  test.setTimeout(240_000);
  const built = await buildGoPlugin();
  test.skip("missing" in built, "missing" in built ? built.missing : "");
  if ("missing" in built) return;
  const server = await startFileServer(await readFile(built.path));
  await rm(dirname(built.path), { recursive: true });
  const entry = { name, location: `${server.url}/plugin`, sha256: server.sha256 };
  const app = await start.app({ "rollouts.yaml": configMap([entry]) }, ["--allow-exec"]);
  const rollouts = new RolloutsPage(page);
  await rollouts.open(app.caught);
  await rollouts.checkDownload(name);
  await rollouts.starts();
  await expect(rollouts.details).toContainText("statically linked");
  await rollouts.plugin(name).getByRole("button", { name: "Handshake" }).click();
  const dialog = page.getByRole("dialog", { name: "Execute the plugin for its handshake?" });
  await expect(dialog).toContainText("This runs a program from the network");
  await dialog.getByRole("button", { name: "Run it", exact: true }).click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  const facts = rollouts.details.getByRole("region", { name: "Handshake" });
  await expect(facts).toContainText("made");
  await expect(facts).toContainText("netrpc");
  await expect(facts).toContainText("unix");
  await expect(rollouts.step(name, "handshake").getByRole("img", { name: "correct" })).toBeVisible();
  await server.stop();
});
