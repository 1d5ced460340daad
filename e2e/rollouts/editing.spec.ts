import { expect, expectAccessible, test } from "../fixtures";
import { startFileServer } from "./file-server";
import { configMap, documented, rolloutNaming } from "./rollouts-manifests";
import { RolloutsPage } from "./rollouts-page";

const name = "acme/router";

test("without a folder: an example to load, text to paste, the verdict follows while typing", async ({
  page,
  start,
}) => {
  const app = await start.app(null);
  const rollouts = new RolloutsPage(page);
  await rollouts.open(app.caught);
  await page.getByRole("button", { name: "Load an example" }).click();
  await rollouts.doesNotStart("has 40 characters");
  await page.getByRole("button", { name: "Take sha256 out" }).click();
  await rollouts.doesNotStart("my-custom-plugin");
  await rollouts.write(configMap([{ name: "no-slash", location: "file:///plugins/a" }]));
  await rollouts.doesNotStart("no-slash");
  await rollouts.write(configMap([{ name, location: "ftp://server.example/a" }]));
  await rollouts.doesNotStart("ftp");
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(page.getByRole("button", { name: "Load an example" })).toBeVisible();
});

test("an edited ConfigMap: marks, a quick fix by keyboard, Revert, the way out of the editor", async ({
  page,
  start,
}) => {
  const app = await start.app({ "rollouts.yaml": documented.remote });
  const rollouts = new RolloutsPage(page);
  await rollouts.open(app.caught);
  await rollouts.doesNotStart("has 40 characters");
  // The step leads to its place in the text.
  await rollouts.step("argoproj-labs/sample-nginx", "sha256").getByRole("button", { name: "sha256" }).click();
  await expect(rollouts.editor).toBeFocused();
  await page.keyboard.type('"short"');
  await rollouts.doesNotStart("5 characters");
  await expect(page.getByText("edited here")).toBeVisible();
  await page.getByRole("button", { name: "Revert" }).click();
  await rollouts.doesNotStart("has 40 characters");
  // Tab indents; Escape, then Tab, leaves.
  await rollouts.editor.focus();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(rollouts.editor).not.toBeFocused();
});

test("a slow download says how far it is, and can be cancelled", async ({ page, start }) => {
  const server = await startFileServer();
  const app = await start.app({ "rollouts.yaml": configMap([{ name, location: `${server.url}/slow` }]) });
  const rollouts = new RolloutsPage(page);
  await rollouts.open(app.caught);
  await rollouts.checkDownload(name);
  const progress = page.getByRole("progressbar", { name: "Downloaded" });
  await expect(progress).toBeVisible();
  await expect.poll(async () => Number(await progress.getAttribute("value"))).toBeGreaterThan(60_000);
  await expect(rollouts.plugin(name)).toContainText("of 6.6 MB");
  await rollouts.plugin(name).getByRole("button", { name: "Cancel" }).click();
  await expect(progress).toBeHidden();
  await expect(page.getByText(/Stopped: you cancelled it/)).toBeVisible();
  await expect(rollouts.verdict.getByRole("heading")).toContainText("not known");
  await server.stop();
});

test("headers come from Secrets and never reach the browser", async ({ page, start }) => {
  const server = await startFileServer();
  const secret = `apiVersion: v1
kind: Secret
metadata:
  name: registry
  namespace: argo-rollouts
stringData:
  Authorization: Bearer of-the-plugin
`;
  const entry = { name, location: `${server.url}/private`, sha256: server.sha256, headersFrom: "registry" };
  const app = await start.app({ "rollouts.yaml": configMap([entry]), "secret.yaml": secret });
  const rollouts = new RolloutsPage(page);
  await rollouts.open(app.caught);
  await rollouts.checkDownload(name);
  await rollouts.starts();
  await expect(rollouts.details).toContainText("Authorization");
  expect(await (await page.request.get(`${app.caught}/api/rollouts`)).text()).not.toContain("of-the-plugin");
  expect(await page.content()).not.toContain("of-the-plugin");
  await server.stop();
});

test("a watched server: bars over time, until it is stopped", async ({ page, start }) => {
  const server = await startFileServer();
  const app = await start.app({ "rollouts.yaml": configMap([{ name, location: `${server.url}/plugin` }]) });
  const rollouts = new RolloutsPage(page);
  await rollouts.open(app.caught, "?show=watch");
  await rollouts.details.getByRole("button", { name: "Watch the server" }).click();
  await expect(rollouts.details.getByRole("img", { name: /checks answered/ })).toBeVisible();
  await expect(rollouts.details.getByRole("list", { name: "Last checks" })).toContainText("200 in");
  await rollouts.details.getByRole("button", { name: "Stop" }).click();
  await expect(rollouts.details.getByRole("button", { name: "Watch again" })).toBeVisible();
  await server.stop();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`no violation of WCAG 2.2 AA, ${colorScheme}`, async ({ page, start }) => {
    await page.emulateMedia({ colorScheme });
    const app = await start.app({
      "rollouts.yaml": documented.remote,
      "web.yaml": rolloutNaming("acme/missing"),
    });
    const rollouts = new RolloutsPage(page);
    for (const detail of ["checksum", "download", "risk", "watch", "use", "fixed"]) {
      await rollouts.open(app.caught, `?show=${detail}`);
      await rollouts.doesNotStart("has 40 characters");
      await expectAccessible(page);
    }
  });
}

test.describe("at 360 pixels", () => {
  test.use({ viewport: { width: 360, height: 780 } });
  test("panes are tabs, and a step leads back to the text", async ({ page, start }) => {
    const app = await start.app({ "rollouts.yaml": documented.remote });
    const rollouts = new RolloutsPage(page);
    await rollouts.open(app.caught);
    await page.getByRole("tab", { name: "Steps" }).click();
    await expect(rollouts.editor).toBeHidden();
    await expectAccessible(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over).toBeLessThanOrEqual(0);
    await page.getByRole("tab", { name: "Details" }).click();
    await expect(rollouts.details).toBeVisible();
    await page.getByRole("tab", { name: "Steps" }).click();
    await rollouts
      .step("argoproj-labs/sample-nginx", "sha256")
      .getByRole("button", { name: "sha256" })
      .click();
    await expect(rollouts.editor).toBeFocused();
  });
});
