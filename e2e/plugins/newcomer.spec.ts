import { expect, expectAccessible, test } from "../fixtures";

test("a newcomer sends getparams to the demo's plugin and sees what its ApplicationSet would give", async ({
  page,
  demo,
}) => {
  await page.goto(demo);
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: /Plugins/ })
    .click();
  await expect(page.getByRole("heading", { name: "Plugins", level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "my-plugin", exact: true }).click();

  await expect(page.getByRole("heading", { name: "my-plugin" })).toBeVisible();
  await page.getByRole("button", { name: "Send" }).first().click();

  const table = page.getByRole("region", { name: "Table of parameter sets" });
  await expect(table.getByRole("row")).toHaveCount(3);
  await expect(table.getByText("val1")).toHaveCount(1);
  const chain = page.getByRole("list", { name: "How the controller finds and calls this plugin" });
  await expect(chain.getByRole("listitem")).toHaveCount(5);
  await expect(chain).toContainText("plugin.myplugin.token 15 B");
  await expect(page.getByText("2 parameter sets")).toBeVisible();

  await page.goto(`${demo}/applicationsets`);
  await page.getByRole("link", { name: "myplugin-corrected", exact: true }).click();
  // The list's own "Evaluate all" must be gone before Evaluate is looked for.
  await expect(page.getByRole("heading", { name: "myplugin-corrected" })).toBeVisible();
  await page.getByRole("button", { name: "Evaluate" }).click();
  const applications = page.getByRole("region", { name: "List of Applications" });
  await expect(applications.getByRole("button")).toHaveCount(2);
  await applications.getByRole("button", { name: /myplugin-val2/ }).click();
  await expect(page.getByRole("region", { name: "YAML of myplugin-val2" })).toContainText(
    "name: myplugin-val2",
  );
  await expectAccessible(page);
});

test("the list of plugins is filtered, explains its errors and calls them all", async ({ page, demo }) => {
  await page.goto(`${demo}/plugins`);
  await page.getByLabel("Filter plugins").fill("zero-");
  await expect(page.getByRole("link", { name: "zero-null" })).toBeVisible();
  await expect(page.getByRole("link", { name: "my-plugin", exact: true })).toHaveCount(0);
  await expect(page).toHaveURL(/q=zero-/);
  await page.goto(`${demo}/plugins/zero-parameters-at-top`);
  await page.getByRole("button", { name: "Send" }).first().click();
  await expect(page.getByText("every Application of zero-parameter-sets would be deleted.")).toBeVisible();
  await page.goto(`${demo}/plugins?q=zero-parameters-at-top`);
  await expect(page.getByRole("region", { name: "Plugins" })).toContainText(
    "where the controller does not look: zero parameter sets",
  );
});

test("keys move through the lists and send", async ({ page, demo }) => {
  await page.goto(`${demo}/applicationsets`);
  await expect(page.getByRole("heading", { name: "ApplicationSets", level: 1 })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await expect(page.getByRole("heading", { name: "Plugins", level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: "cm-plugin" })).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type("cm-plugin");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=cm-plugin/);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "cm-plugin" })).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("Keys");
});
