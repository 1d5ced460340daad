import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../fixtures";
import { simpleManifests } from "../manifests";

test("a changed manifest shows without a reload, and one bad file never hides the rest", async ({
  page,
  start,
}) => {
  const good = simpleManifests({ baseUrl: "http://127.0.0.1:9", token: "t" });
  const app = await start.app({ "good.yaml": good });
  await page.goto(`${app.caught}/plugins`);
  await expect(page.getByRole("link", { name: "my-plugin", exact: true })).toBeVisible();
  writeFileSync(join(app.folder, "more.yaml"), good.replaceAll("my-plugin", "second-plugin"));
  writeFileSync(join(app.folder, "bad.yaml"), "kind: [unclosed\n");
  await expect(page.getByRole("link", { name: "second-plugin", exact: true })).toBeVisible();
  await page.getByText("can't be read.").click();
  await expect(page.getByText("bad.yaml", { exact: false }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "my-plugin", exact: true })).toBeVisible();
});

test("an empty start says where ApplicationSets may come from", async ({ page, start }) => {
  const app = await start.app(null);
  await page.goto(app.caught);
  await expect(page.getByRole("heading", { name: "Where do your ApplicationSets come from?" })).toBeVisible();
  await expect(page.getByText("--manifests", { exact: false }).first()).toBeVisible();
});
