import { expect, expectAccessible, test } from "../fixtures";

test("a plugin that returns reserved keys: returned beside used, what survives, hints for lookalikes", async ({
  page,
  demo,
}) => {
  await page.goto(`${demo}/plugins/colliding-plugin`);
  await page.getByRole("button", { name: "Send" }).first().click();
  const table = page.getByRole("region", { name: "Table of parameter sets" });
  await table
    .getByRole("button", { name: /replaced/ })
    .first()
    .click();
  const collision = page.getByRole("region", { name: "Collision in parameter set 0" });
  await expect(collision).toContainText("The plugin returned");
  await expect(collision).toContainText("The controller uses");
  await expect(collision).toContainText("Survives");
  await expect(collision).toContainText("Lost");
  await expect(page.getByText("differs from the reserved", { exact: false }).first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("combobox", { name: "as ApplicationSet" }).selectOption({ label: "collisions-plain" });
  await page.getByRole("button", { name: "Send" }).first().click();
  await expect(page.getByText("goTemplate", { exact: true }).first()).toBeVisible();
  await page.getByRole("tab", { name: /Parameters/ }).click();
  await page.getByRole("button", { name: "Tree" }).click();
  await expect(page.getByRole("tree", { name: "Parameter sets" })).toBeVisible();
});
