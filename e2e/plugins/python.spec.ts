import { expect, test } from "../fixtures";
import { simpleManifests } from "../manifests";

const token = "strong-password";
const urlOf = (port: string, path = "") => `http://127.0.0.1:${port}${path}`;

for (const script of ["corrected", "as-printed"] as const) {
  test(`the documentation's Python plugin, ${script}: the right token gives two parameter sets`, async ({
    page,
    start,
  }) => {
    const port = await start.python(script, token);
    const app = await start.app({ "all.yaml": simpleManifests({ baseUrl: urlOf(port), token }) });
    await page.goto(`${app.caught}/plugins/my-plugin`);
    await expect(page.getByText("This plugin has not been called from here.")).toBeVisible();
    await page.getByRole("button", { name: "Send" }).first().click();
    const table = page.getByRole("region", { name: "Table of parameter sets" });
    await expect(table.getByRole("row")).toHaveCount(3);
    await expect(page.getByRole("region", { name: "Exchange" })).toContainText("HTTP/1.0");
    await page.goto(`${app.caught}/applicationsets/myplugin`);
    const applications = page.getByRole("region", { name: "List of Applications" });
    await expect(applications.getByRole("button")).toHaveText([/myplugin-val1/, /myplugin-val2/]);
  });
}

test("a wrong token: 403 as the controller reads it, and which link of the chain to look at", async ({
  page,
  start,
}) => {
  const port = await start.python("corrected", token);
  const app = await start.app({ "all.yaml": simpleManifests({ baseUrl: urlOf(port), token: "wrong" }) });
  await page.goto(`${app.caught}/plugins/my-plugin`);
  await page.getByRole("button", { name: "Send" }).first().click();
  const text = "error listing params: error get api 'myplugin': API error with status code 403:";
  await expect(page.getByText(text).first()).toBeVisible();
  const chain = page.getByRole("list", { name: "How the controller finds and calls this plugin" });
  await expect(chain.getByRole("listitem").last()).toContainText("403");
  await expect(
    page.getByText(/key "?plugin\.myplugin\.token"? .*Secret|Secret .*plugin\.myplugin\.token/).first(),
  ).toBeVisible();
  await page.goto(`${app.caught}/applicationsets/myplugin`);
  await expect(page.getByText(/nothing is applied/i).first()).toBeVisible();
});

test("a wrong token at the plugin as printed: what follows its 403 is shown as the controller reads it", async ({
  page,
  start,
}) => {
  const port = await start.python("as-printed", token);
  const app = await start.app({ "all.yaml": simpleManifests({ baseUrl: urlOf(port), token: "wrong" }) });
  await page.goto(`${app.caught}/plugins/my-plugin`);
  await page.getByRole("button", { name: "Send" }).first().click();
  await expect(page.getByText(/API error with status code 403: HTTP\/1.0 200 OK/).first()).toBeVisible();
});

test("another path: 404", async ({ page, start }) => {
  const port = await start.python("corrected", token);
  const app = await start.app({ "all.yaml": simpleManifests({ baseUrl: urlOf(port, "/plugin"), token }) });
  await page.goto(`${app.caught}/plugins/my-plugin`);
  await page.getByRole("button", { name: "Send" }).first().click();
  await expect(page.getByText(/API error with status code 404:/).first()).toBeVisible();
  const exchange = page.getByRole("region", { name: "Exchange" });
  await expect(exchange).toContainText("/plugin/api/v1/getparams.execute");
});
