import { expect, expectAccessible, test } from "../fixtures";

test("the documentation's simple example fails as on the controller, and says what to write instead", async ({
  page,
  demo,
}) => {
  await page.goto(`${demo}/applicationsets/myplugin`);
  await page.getByRole("button", { name: "Evaluate" }).click();
  const problems = page.getByRole("region", { name: "List of problems" });
  await problems.getByRole("button", { name: /APPSET022/ }).click();
  await expect(problems).toContainText("(.generator.input.parameters | toJson | fromJson).map.key1");
  await expect(page.getByText("can't index item of type v1.JSON", { exact: false }).first()).toBeVisible();
  await expect(page.getByText("nothing is applied", { exact: false }).first()).toBeVisible();
  await expectAccessible(page);
});

test("the documentation's matrix shows its missing dot", async ({ page, demo }) => {
  await page.goto(`${demo}/applicationsets/fb-matrix`);
  await expect(page.getByRole("region", { name: "List of problems" })).toContainText(
    "{{.values.branchLink}}",
  );
});

test("choosing a set, an Application or a problem chooses the others, and the link keeps the choice", async ({
  page,
  demo,
}) => {
  await page.goto(`${demo}/applicationsets/guestbook`);
  const applications = page.getByRole("region", { name: "List of Applications" });
  await applications.getByRole("button").nth(1).click();
  await expect(applications.getByRole("button").nth(1)).toHaveAttribute("aria-pressed", "true");
  const link = page.url();
  await page.goto("about:blank");
  await page.goto(link);
  await expect(applications.getByRole("button").nth(1)).toHaveAttribute("aria-pressed", "true");
});
