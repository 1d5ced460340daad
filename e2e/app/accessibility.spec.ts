import { expect, expectAccessible, test } from "../fixtures";

const paths = [
  "/plugins",
  "/plugins/my-plugin",
  "/plugins/colliding-plugin",
  "/applicationsets",
  "/applicationsets/myplugin",
  "/plugins/nothing-here",
];

for (const colorScheme of ["light", "dark"] as const) {
  test(`no violation of WCAG 2.2 AA, ${colorScheme}`, async ({ page, demo }) => {
    await page.emulateMedia({ colorScheme });
    for (const path of paths) {
      const response = await page.goto(demo + path);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      if (response?.status() === 200) await expectAccessible(page);
    }
  });
}

test.describe("at 360 pixels", () => {
  test.use({ viewport: { width: 360, height: 780 } });
  test("panes are tabs and nothing runs out of the page", async ({ page, demo }) => {
    for (const path of paths) {
      await page.goto(demo + path);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over, path).toBeLessThanOrEqual(0);
    }
    await page.goto(`${demo}/plugins/my-plugin`);
    await page.getByRole("tab", { name: /Parameters/ }).click();
    await expect(page.getByRole("tab", { name: /Parameters/ })).toHaveAttribute("aria-selected", "true");
  });
});
