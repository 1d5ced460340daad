import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../fixtures";
import { simpleManifests } from "../manifests";
import { startApp } from "../processes";

test("a changed manifest shows without a reload, and one bad file never hides the rest", async ({ page }) => {
  const good = simpleManifests({ baseUrl: "http://127.0.0.1:9", token: "t" });
  const app = await startApp({ "good.yaml": good });
  try {
    await page.goto(`${app.caught}/plugins`);
    await expect(page.getByRole("link", { name: "my-plugin", exact: true })).toBeVisible();
    writeFileSync(join(app.folder, "more.yaml"), good.replaceAll("my-plugin", "second-plugin"));
    writeFileSync(join(app.folder, "bad.yaml"), "kind: [unclosed\n");
    await expect(page.getByRole("link", { name: "second-plugin", exact: true })).toBeVisible();
    await expect(page.getByText("bad.yaml", { exact: false }).first()).toBeVisible();
    await expect(page.getByRole("link", { name: "my-plugin", exact: true })).toBeVisible();
  } finally {
    await app.stop();
  }
});

test("an empty start says where ApplicationSets may come from", async ({ page }) => {
  const app = await startApp(null);
  try {
    await page.goto(app.caught);
    await expect(
      page.getByRole("heading", { name: "Where do your ApplicationSets come from?" }),
    ).toBeVisible();
    await expect(page.getByText("--manifests", { exact: false }).first()).toBeVisible();
  } finally {
    await app.stop();
  }
});
