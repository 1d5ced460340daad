import { expect, expectAccessible, test } from "../fixtures";

const applicationSet = (policy: string) => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: shop, namespace: argocd}
spec:
  goTemplate: true
  goTemplateOptions: ["missingkey=error"]
  syncPolicy: {applicationsSync: ${policy}}
  generators:
    - list: {elements: [{name: same}, {name: changed}, {name: new}]}
  template:
    metadata: {name: "{{.name}}"}
    spec:
      project: default
      source:
        repoURL: https://git.example.com/apps.git
        targetRevision: HEAD
        path: apps/{{.name}}
        helm:
          values: |
            replicas: 3
            name: {{.name}}
      destination: {server: https://kubernetes.default.svc, namespace: shop}
`;

const live = (name: string, replicas: number) => `---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${name}
  namespace: argocd
  finalizers: [resources-finalizer.argocd.argoproj.io]
  ownerReferences:
    - {apiVersion: argoproj.io/v1alpha1, kind: ApplicationSet, name: shop, uid: a, controller: true, blockOwnerDeletion: true}
spec:
  project: default
  source:
    repoURL: https://git.example.com/apps.git
    targetRevision: HEAD
    path: apps/${name}
    helm:
      values: |
        replicas: ${replicas}
        name: ${name}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`;

const cluster = live("same", 3) + live("changed", 1) + live("gone", 3);

test("the plan says what is created, updated and deleted, deletions first, with a diff to live", async ({
  page,
  start,
}) => {
  const app = await start.app({ "shop.yaml": applicationSet("sync"), "live.yaml": cluster });
  await page.goto(`${app.caught}/applicationsets/shop`);
  const pane = page.getByRole("region", { name: "Applications", exact: true });
  await expect(pane.getByText("The next run deletes 1 live Application", { exact: false })).toBeVisible();
  const list = page.getByRole("region", { name: "List of Applications" });
  await expect(list.getByRole("row")).toHaveText([
    /gone.*delete/,
    /same.*unchanged/,
    /changed.*update/,
    /new.*create/,
  ]);
  await list.getByRole("button", { name: /changed/ }).click();
  await pane.getByRole("button", { name: "Diff to live" }).click();
  const changes = page.getByRole("region", { name: "Changes of changed" });
  await expect(changes.getByRole("region", { name: "spec.source.helm.values" })).toContainText(
    "removed: replicas: 1",
  );
  await expect(changes).toContainText("added: replicas: 3");
  await expectAccessible(page);

  await pane.getByRole("button", { name: /1 delete/ }).click();
  await expect(list.getByRole("row")).toHaveCount(1);
  await list.getByRole("button", { name: /gone/ }).click();
  await expect(page).toHaveURL(/live=gone/);
  await expect(page.getByRole("region", { name: "Live gone" })).toContainText("path: apps/gone");
});

test("a policy that forbids it keeps what would be updated and deleted, and the list says so", async ({
  page,
  start,
}) => {
  const app = await start.app({ "shop.yaml": applicationSet("create-only"), "live.yaml": cluster });
  await page.goto(`${app.caught}/applicationsets`);
  const row = page.getByRole("row", { name: /shop/ });
  await expect(row).toContainText("1 create");
  await expect(row).toContainText("2 keep");
  await row.getByRole("link", { name: "shop" }).click();
  const pane = page.getByRole("region", { name: "Applications", exact: true });
  await expect(pane.getByText("policy create-only", { exact: true })).toBeVisible();
  await expect(pane.getByText("The next run deletes", { exact: false })).toHaveCount(0);
  await expect(
    page.getByRole("region", { name: "List of Applications" }).getByRole("row", { name: /gone/ }),
  ).toContainText("keep");
});

test("without live Applications nothing is said of deletions", async ({ page, start }) => {
  const app = await start.app({ "shop.yaml": applicationSet("sync") });
  await page.goto(`${app.caught}/applicationsets`);
  await expect(page.getByRole("row", { name: /shop/ })).toContainText("apply 3");
  await page.goto(`${app.caught}/applicationsets/shop`);
  await expect(page.getByText("What is live is not known", { exact: false })).toBeVisible();
  await expect(page.getByRole("button", { name: "Diff to live" })).toHaveCount(0);
});

test("at 360 pixels the list still says what the next run deletes, in its whole width", async ({
  page,
  start,
}) => {
  await page.setViewportSize({ width: 360, height: 780 });
  const app = await start.app({ "shop.yaml": applicationSet("sync"), "live.yaml": cluster });
  await page.goto(`${app.caught}/applicationsets`);
  const head = page.getByRole("columnheader", { name: "The next run will" });
  await expect(head).toBeInViewport();
  const row = page.getByRole("row").filter({ hasText: "shop" }).first();
  await expect(row).toContainText("1 delete");
  const last = await page.getByRole("columnheader", { name: "Problems" }).boundingBox();
  expect(Math.round((last?.x ?? 0) + (last?.width ?? 0))).toBe(360);
});
