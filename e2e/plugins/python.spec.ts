import { expect, test } from "../fixtures";
import { simpleManifests } from "../manifests";
import { type RunningProcess, startApp, startPython } from "../processes";

const token = "strong-password";

/** One app over one real Python plugin, both ended afterwards. */
async function withPlugin(
  script: "corrected" | "as-printed",
  manifest: (port: string) => string,
  story: (url: string) => Promise<void>,
): Promise<void> {
  const plugin = await startPython(script, 0, token);
  let app: RunningProcess | null = null;
  try {
    app = await startApp({ "myplugin.yaml": manifest(plugin.caught) });
    await story(app.caught);
  } finally {
    await app?.stop();
    await plugin.stop();
  }
}

for (const script of ["corrected", "as-printed"] as const) {
  test(`the documentation's Python plugin, ${script}: the right token gives two parameter sets`, async ({
    page,
  }) => {
    const manifest = (port: string) => simpleManifests({ baseUrl: `http://127.0.0.1:${port}`, token });
    await withPlugin(script, manifest, async (url) => {
      await page.goto(`${url}/plugins/my-plugin`);
      await page.getByRole("button", { name: "Send" }).first().click();
      const table = page.getByRole("region", { name: "Table of parameter sets" });
      await expect(table.getByRole("row")).toHaveCount(3);
      await expect(page.getByRole("region", { name: "Exchange" })).toContainText("HTTP/1.0");
      await page.goto(`${url}/applicationsets/myplugin`);
      const applications = page.getByRole("region", { name: "List of Applications" });
      await expect(applications.getByRole("button")).toHaveText([/myplugin-val1/, /myplugin-val2/]);
    });
  });
}

test("a wrong token: 403 as the controller reads it, and which link of the chain to look at", async ({
  page,
}) => {
  const manifest = (port: string) => simpleManifests({ baseUrl: `http://127.0.0.1:${port}`, token: "wrong" });
  await withPlugin("corrected", manifest, async (url) => {
    await page.goto(`${url}/plugins/my-plugin`);
    await page.getByRole("button", { name: "Send" }).first().click();
    const text = "error listing params: error get api 'myplugin': API error with status code 403: ";
    await expect(page.getByText(text.trim()).first()).toBeVisible();
    await expect(page.getByText("Compare the token in the Secret").first()).toBeVisible();
    const chain = page.getByRole("list", { name: "How the controller finds and calls this plugin" });
    await expect(chain.getByRole("listitem").last()).toContainText("403");
    await page.goto(`${url}/applicationsets/myplugin`);
    await expect(page.getByText("nothing is applied", { exact: false }).first()).toBeVisible();
  });
});

test("a wrong token at the plugin as printed: what follows its 403 is shown as the controller reads it", async ({
  page,
}) => {
  const manifest = (port: string) => simpleManifests({ baseUrl: `http://127.0.0.1:${port}`, token: "wrong" });
  await withPlugin("as-printed", manifest, async (url) => {
    await page.goto(`${url}/plugins/my-plugin`);
    await page.getByRole("button", { name: "Send" }).first().click();
    await expect(
      page.getByText("API error with status code 403: HTTP/1.0 200 OK", { exact: false }).first(),
    ).toBeVisible();
  });
});

test("another path: 404", async ({ page }) => {
  const manifest = (port: string) => simpleManifests({ baseUrl: `http://127.0.0.1:${port}/plugin`, token });
  await withPlugin("corrected", manifest, async (url) => {
    await page.goto(`${url}/plugins/my-plugin`);
    await page.getByRole("button", { name: "Send" }).first().click();
    await expect(page.getByText("API error with status code 404:", { exact: false }).first()).toBeVisible();
    await expect(page.getByRole("region", { name: "Exchange" })).toContainText(
      "/plugin/api/v1/getparams.execute",
    );
  });
});
