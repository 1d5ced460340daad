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
  await expect(problems.getByText("can't index item of type v1.JSON", { exact: false })).toBeVisible();
  await expect(page.getByText("nothing is applied", { exact: false }).first()).toBeVisible();
  await expectAccessible(page);
});

test("the documentation's matrix shows its missing dot; with it, both branches and their digests", async ({
  page,
  demo,
}) => {
  await page.goto(`${demo}/applicationsets/fb-matrix`);
  await page.getByRole("button", { name: "Evaluate" }).click();
  const problems = page.getByRole("region", { name: "List of problems" });
  await problems.getByRole("button", { name: /APPSET024/ }).click();
  await expect(problems).toContainText("{{.values.branchLink}}");
  await expect(page.getByText("nothing is applied", { exact: false }).first()).toBeVisible();

  await page.goto(`${demo}/applicationsets/fb-matrix-corrected`);
  await page.getByRole("button", { name: "Evaluate" }).click();
  const applications = page.getByRole("region", { name: "List of Applications" });
  await expect(applications.getByRole("button")).toHaveText([/feature-branch-1/, /feature-branch-2/]);
  await expect(page.getByRole("region", { name: "YAML of fb-matrix-feature-branch-1" })).toContainText(
    "myregistry:feature-branch-1@sha256:a3f18c17771cc105",
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
