import { expect, expectAccessible, test } from "../fixtures";

test("a matrix is followed step by step: two requests, two sets with their digests, each key with its reason", async ({
  page,
  demo,
}) => {
  await page.goto(`${demo}/applicationsets/fb-matrix-corrected`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("button", { name: "Evaluate" }).click();
  await expect(page.getByText("2 Applications").first()).toBeVisible();
  await page.getByRole("button", { name: "Steps" }).click();
  const steps = page.getByRole("region", { name: "Steps", exact: true });
  await expect(steps.getByText("Generator 0: matrix")).toBeVisible();
  await expect(steps.getByRole("paragraph").first()).toHaveText(/pullRequest2×plugin1, 1=2parameter sets/);
  const table = steps.getByRole("region", { name: "Evaluation in steps" });
  await expect(table.getByRole("columnheader", { name: /Call cm-plugin/ })).toContainText("2 requests");
  await expect(table.getByRole("button", { name: /answered 1 set/ })).toHaveCount(2);
  await expect(table).toContainText("sha256:a3f18c17771cc105");
  await expect(table).toContainText("sha256:7c20");

  const union = steps.getByRole("region", { name: "Keys of both children and of their union" });
  await expect(union.getByRole("row", { name: /digestFront/ })).toContainText("only in the second child");
  await expect(union.getByRole("row", { name: /^values/ })).toContainText("rendered early");
  await expectAccessible(page);

  await table
    .getByRole("button", { name: /answered 1 set/ })
    .nth(1)
    .click();
  await expect(steps.getByRole("region", { name: "Body of the request" })).toContainText(
    '"branch": "feature-branch-2"',
  );
  await table.getByRole("button", { name: "2 texts filled" }).nth(1).click();
  await expect(steps.getByRole("region", { name: "Texts of the second child" })).toContainText("{{.branch}}");
});

test("steps are walked by keyboard, and the link keeps the set for the workbench", async ({ page, demo }) => {
  await page.goto(`${demo}/applicationsets/guestbook?view=steps`);
  const table = page.getByRole("region", { name: "Evaluation in steps" });
  const first = table.getByRole("button", { name: /^#0/ });
  await first.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/set=0\.1/);
  await expect(table.locator("[aria-pressed=true]")).toBeFocused();
  await page.getByRole("button", { name: "Workbench" }).click();
  const applications = page.getByRole("region", { name: "List of Applications" });
  await expect(applications.getByRole("button").nth(1)).toHaveAttribute("aria-pressed", "true");
});

const merge = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: team-envs, namespace: argocd}
spec:
  goTemplate: true
  goTemplateOptions: ["missingkey=error"]
  generators:
    - merge:
        mergeKeys: [env]
        generators:
          - list: {elements: [{env: prod, replicas: "3", owner: {team: web}}, {env: dev, replicas: "1"}]}
          - list: {elements: [{env: prod, replicas: "5", owner: {mail: a@example.com}}, {env: test, replicas: "2"}]}
  template:
    metadata: {name: "team-{{.env}}"}
    spec:
      project: default
      source: {repoURL: https://git.example.com/apps.git, path: app, targetRevision: HEAD}
      destination: {server: https://kubernetes.default.svc, namespace: default}
`;

test("a merge says which child won each key, and which set found no partner", async ({ page, start }) => {
  const app = await start.app({ "merge.yaml": merge });
  await page.goto(`${app.caught}/applicationsets/team-envs?view=steps`);
  const table = page.getByRole("region", { name: "Evaluation in steps" });
  await expect(table.getByRole("row")).toHaveCount(4);
  await expect(table.getByRole("row", { name: /no partner test/ })).toContainText("dropped");
  const keys = page.getByRole("region", { name: "Keys of the merged set" });
  await expect(keys.getByRole("row", { name: /^env/ })).toContainText("merge key");
  await expect(keys.getByRole("row", { name: /^replicas/ })).toContainText(
    "child 2 overrides the first child",
  );
  await expect(keys.getByRole("row", { name: /^owner/ })).toContainText("merged deep");
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 780 });
  await expect(table.getByText("2 Child 2").first()).toBeVisible();
  await expectAccessible(page);
});

const failing = merge.replace("{env: test, replicas", "{env: prod, replicas");

test("an error stands at the step where it happens, and nothing after it pretends", async ({
  page,
  start,
}) => {
  const app = await start.app({ "merge.yaml": failing });
  await page.goto(`${app.caught}/applicationsets/team-envs?view=steps`);
  const table = page.getByRole("region", { name: "Evaluation in steps" });
  await expect(table.getByRole("button", { name: "fails", exact: true })).toHaveCount(1);
  await expect(table.getByRole("button", { name: "not reached" }).first()).toBeVisible();
  await expect(
    page.getByText("were not unique by the given mergeKeys", { exact: false }).first(),
  ).toBeVisible();
});
