import { expect, expectAccessible, test } from "../fixtures";

const pulls = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: previews, namespace: argocd}
spec:
  goTemplate: true
  goTemplateOptions: ["missingkey=error"]
  generators:
    - pullRequest:
        github: {owner: acme, repo: shop}
  template:
    metadata: {name: "preview-{{.branch_slug}}"}
    spec:
      project: default
      source: {repoURL: https://git.example.com/shop.git, path: app, targetRevision: "{{.head_sha}}"}
      destination: {server: https://kubernetes.default.svc, namespace: previews}
`;

test("a fixture begun from examples makes the Applications known; a second pull request makes a second", async ({
  page,
  start,
}) => {
  const app = await start.app({ "previews.yaml": pulls });
  await page.goto(`${app.caught}/applicationsets/previews`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("button", { name: /^Fixtures/ }).click();
  const form = page.getByRole("region", { name: "Form of the fixtures" });
  await expect(form.getByText("No fixture: the sets are unknown.", { exact: false })).toBeVisible();
  await form.getByRole("button", { name: "Add sets" }).click();
  const list = page.getByRole("region", { name: "List of Applications" });
  await expect(list.getByRole("row")).toHaveText([/preview-feature-login-page/]);
  await expectAccessible(page);

  await form.getByRole("button", { name: "Duplicate set 0" }).click();
  await form.getByLabel("branch_slug", { exact: true }).fill("fix-cart");
  await expect(list.getByRole("row")).toHaveText([/preview-feature-login-page/, /preview-fix-cart/]);

  await form.getByLabel("number", { exact: true }).fill("102");
  await page.getByRole("button", { name: "YAML", exact: true }).first().click();
  await expect(page.getByLabel("YAML of the fixtures")).toContainText('number: "102"');
});

test("the form says what the generator would never give", async ({ page, demo }) => {
  await page.goto(`${demo}/applicationsets/fb-matrix-corrected`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("button", { name: /^Fixtures/ }).click();
  const form = page.getByRole("region", { name: "Form of the fixtures" });
  await form.getByRole("button", { name: /#0 feature-branch-1/ }).click();
  await form.getByRole("button", { name: "Leave out title" }).click();
  await expect(form.getByText("The generator always gives this key.")).toBeVisible();
  await form.getByRole("button", { name: "Add title" }).click();
  await expect(form.getByLabel("title", { exact: true })).toHaveValue("Add a login page");
});
