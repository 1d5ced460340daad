import { expect, expectAccessible, test } from "../fixtures";

test("all problems stand on one page, each with the way to its place and to its code's page", async ({
  page,
  demo,
}) => {
  await page.goto(`${demo}/problems`);
  await expect(page.getByRole("heading", { name: "Problems" })).toBeVisible();
  const list = page.getByRole("region", { name: "All problems" });
  await page.getByRole("textbox", { name: "Filter problems" }).fill("PLUGIN004");
  await expect(list.getByRole("link", { name: "PLUGIN004" }).first()).toBeVisible();
  await expect(list.getByRole("link", { name: "PLUGIN001" })).toHaveCount(0);
  await expectAccessible(page);

  await list.getByRole("link", { name: "PLUGIN004" }).first().click();
  await expect(page.getByRole("heading", { name: "Token in clear in the ConfigMap" })).toBeVisible();
  for (const part of ["What the controller does", "Why", "What to do", "Example"])
    await expect(page.getByRole("heading", { name: part, exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Codes" }).click();
  await expect(page.getByRole("region", { name: "All codes" }).getByRole("link").first()).toBeVisible();
});

test("a code that is not there says so", async ({ page, demo }) => {
  await page.goto(`${demo}/problems/APPSET999`);
  await expect(page.getByText("There is no such code.")).toBeVisible();
});
