/** Many parameter sets with many keys: the table keeps its head and the sets' whole numbers while it scrolls. */
import { expect, test } from "../fixtures";

const elements = Array.from(
  { length: 1_100 },
  (_, index) => `{name: app-${index}, b: x, c: x, d: x, e: x, f: x, g: x, h: x, i: x}`,
);

const manySets = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: many, namespace: argocd}
spec:
  goTemplate: true
  generators:
    - list: {elements: [${elements.join(", ")}]}
  template:
    metadata: {name: "{{.name}}"}
    spec:
      project: default
      source: {repoURL: https://git.example.com/apps.git, path: .}
      destination: {server: https://kubernetes.default.svc}
`;

test("a long, wide table keeps its head in sight and cuts no number of a set", async ({ page, start }) => {
  const app = await start.app({ "many.yaml": manySets });
  await page.goto(`${app.caught}/applicationsets/many`);
  const table = page.getByRole("region", { name: "Table of parameter sets" });
  await expect(table.getByRole("button", { name: "Set 0", exact: true })).toBeVisible();
  await table.evaluate((region) => {
    region.scrollTop = region.scrollHeight;
    region.scrollLeft = region.scrollWidth;
  });
  const number = table.getByRole("rowheader").filter({ hasText: "1099" });
  await expect(number).toBeInViewport();
  expect(await number.evaluate((cell) => cell.scrollWidth - cell.clientWidth)).toBe(0);
  const top = (await table.boundingBox())?.y ?? 0;
  const head = (await table.getByRole("columnheader").last().boundingBox())?.y ?? 0;
  expect(Math.abs(head - top)).toBeLessThan(4);
});
