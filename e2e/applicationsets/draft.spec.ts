/** The manifest is edited in place: drafts, quick fixes, evaluation in the browser. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../fixtures";

const editorOf = (page: Page): Locator => page.getByRole("textbox", { name: "Manifest text" });
const problemsOf = (page: Page): Locator => page.getByRole("region", { name: "List of problems" });
const applicationsOf = (page: Page): Locator => page.getByRole("region", { name: "List of Applications" });

async function open(page: Page, base: string, name: string): Promise<void> {
  await page.goto(`${base}/applicationsets/${name}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(editorOf(page)).toBeVisible();
}

async function evaluate(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith("/evaluate"));
  await page.getByRole("button", { name: "Evaluate" }).click();
  expect((await answered).status()).toBe(200);
  await expect(page.getByRole("button", { name: "Evaluate" })).toBeVisible();
}

async function textOf(page: Page, base: string, name: string): Promise<string> {
  const detail = await (await page.request.get(`${base}/api/applicationsets/${name}`)).json();
  return detail.manifest;
}

/** Replaces the whole text at once, as a paste does. */
async function write(page: Page, text: string): Promise<void> {
  await editorOf(page).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

/** The server's acts from now on, but what a draft needs: recorded answers and what stands around it. */
function watchCalls(page: Page): string[] {
  const calls: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() === "POST" && pathname.startsWith("/api/") && !pathname.endsWith("/answers"))
      calls.push(pathname);
  });
  return calls;
}

const fixOf = (page: Page, code: string): Locator =>
  problemsOf(page)
    .getByRole("listitem")
    .filter({ hasText: code })
    .first()
    .getByRole("button", { name: /^(?:Write|Go through)/ });

test("the documentation's simple example is mended in place, without a call", async ({ page, demo }) => {
  await open(page, demo, "myplugin");
  await evaluate(page);
  const calls = watchCalls(page);
  await fixOf(page, "APPSET022").click();
  await expect(editorOf(page)).toContainText("(.generator.input.parameters | toJson | fromJson).map");
  await expect(editorOf(page)).toBeFocused();
  await expect(page.getByText("draft, 1 edit")).toBeVisible();
  await expect(page.getByText("and the controller still have the old version")).toBeVisible();
  await expect(problemsOf(page).getByText("APPSET022")).toHaveCount(0);
  // What the plugin does not return is the other thing that the documentation gets wrong.
  const text = (await textOf(page, demo, "myplugin"))
    .replace(/\{\{ index .*? \}\}/, "{{ (.generator.input.parameters | toJson | fromJson).map.key1 }}")
    .replace("{{ .something.from.the.plugin }}", "{{ .key2 }}");
  await write(
    page,
    text.replace("name: myplugin\n      annotations", 'name: "a-{{ .key1 }}"\n      annotations'),
  );
  await expect(applicationsOf(page).getByRole("button")).toHaveText([/a-/, /a-/]);
  expect(calls).toEqual([]);
  await expectAccessible(page);
});

test("the documentation's matrix gets its dot, and with it both Applications", async ({ page, demo }) => {
  await open(page, demo, "fb-matrix");
  await evaluate(page);
  const calls = watchCalls(page);
  await fixOf(page, "APPSET024").click();
  await expect(editorOf(page)).toContainText("{{.values.branchLink}}");
  await expect(applicationsOf(page).getByRole("button")).toHaveText([/feature-branch-1/, /feature-branch-2/]);
  await expect(page.getByRole("region", { name: /^YAML of fb-matrix-feature-branch-1/ })).toContainText(
    "https://git.example.com/org/repo/tree/feature-branch-1",
  );
  expect(calls).toEqual([]);

  // The fix is one step: undone at once, and the file's own result is back.
  await page.keyboard.press("ControlOrMeta+z");
  await expect(editorOf(page)).toContainText('"{{values.branchLink}}"');
  await expect(page.getByText("draft, 1 edit")).toHaveCount(0);
  await expect(problemsOf(page).getByText("APPSET024").first()).toBeVisible();
});

test("a text that is no YAML for a moment leaves the last result, greyed, and says where", async ({
  page,
  demo,
}) => {
  await open(page, demo, "guestbook");
  const text = await textOf(page, demo, "guestbook");
  await write(page, text.replace("{{ .cluster }}-guestbook", "{{ .cluster }}-x"));
  await expect(applicationsOf(page).getByRole("button")).toHaveText([/dev-x/, /prod-x/]);

  await write(page, text.replace("  generators:", "  generators: ["));
  await expect(page.getByText("This text is no ApplicationSet at the moment")).toBeVisible();
  await expect(problemsOf(page).getByRole("button", { name: /APPSET001/ })).toBeVisible();
  await expect(applicationsOf(page).getByRole("button")).toHaveText([/dev-x/, /prod-x/]);
  await expect(page.getByText(/^result of /).first()).toBeVisible();
  await expectAccessible(page);

  await write(page, text.replace("{{ .cluster }}-guestbook", "{{ .cluster }}-y"));
  await expect(applicationsOf(page).getByRole("button")).toHaveText([/dev-y/, /prod-y/]);
  await expect(page.getByText(/^result of /)).toHaveCount(0);
});

test("a draft outlives a reload; reverting it can be taken back", async ({ page, demo }) => {
  await open(page, demo, "guestbook");
  const text = await textOf(page, demo, "guestbook");
  await write(page, text.replace("{{ .cluster }}-guestbook", "{{ .cluster }}-kept"));
  await expect(applicationsOf(page).getByRole("button")).toHaveText([/dev-kept/, /prod-kept/]);
  await page.reload();
  await expect(editorOf(page)).toContainText("{{ .cluster }}-kept");
  await expect(applicationsOf(page).getByRole("button")).toHaveText([/dev-kept/, /prod-kept/]);

  await page.getByRole("button", { name: "Revert" }).click();
  await expect(editorOf(page)).toBeFocused();
  await expect(applicationsOf(page).getByRole("button")).toHaveText([/dev-guestbook/, /prod-guestbook/]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(applicationsOf(page).getByRole("button")).toHaveText([/dev-kept/, /prod-kept/]);
  await page.getByRole("button", { name: "Revert" }).click();
  await page.reload();
  await expect(editorOf(page)).toContainText("{{ .cluster }}-guestbook");
  await expect(page.getByText(/^draft/)).toHaveCount(0);
});

test("Evaluate calls the plugin with the draft's input, and typing goes on with what it answered", async ({
  page,
  demo,
}) => {
  await open(page, demo, "function-families");
  await evaluate(page);
  await expect(applicationsOf(page).getByRole("button")).toHaveCount(2);
  const text = await textOf(page, demo, "function-families");
  const changed = text.replace(
    "        values:\n",
    "        input:\n          parameters:\n            environment: staging\n        values:\n",
  );
  await write(page, changed);
  const sets = page.getByRole("region", { name: "Parameter sets", exact: true });
  await expect(sets).toContainText("not been called with this input");
  await evaluate(page);
  await expect(applicationsOf(page).getByRole("button")).toHaveText([/checkout-service-staging/]);
  await expect(page.getByText("The plugins were called for this draft")).toBeVisible();

  const calls = watchCalls(page);
  await write(page, changed.replace("-{{ .environment }}'", "-{{ .environment }}-x'"));
  await expect(applicationsOf(page).getByRole("button")).toHaveText([/checkout-service-staging-x/]);
  expect(calls).toEqual([]);
});

test("a file that changes under a draft is offered, and neither text is lost", async ({ page, start }) => {
  const listSet = (suffix: string) => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: apps
  namespace: argocd
spec:
  goTemplate: true
  goTemplateOptions: ["missingkey=error"]
  generators:
    - list:
        elements: [{ name: a }]
  template:
    metadata:
      name: "{{ .name }}-${suffix}"
    spec:
      project: default
      source: { repoURL: https://git.example.com/a.git, path: app, targetRevision: HEAD }
      destination: { server: https://kubernetes.default.svc, namespace: a }
`;
  const app = await start.app({ "apps.yaml": listSet("file") });
  await open(page, app.caught, "apps");
  await write(page, listSet("mine"));
  await expect(applicationsOf(page).getByRole("button")).toHaveText([/a-mine/]);
  writeFileSync(join(app.folder, "apps.yaml"), listSet("theirs"));
  await expect(
    page.getByRole("alert").filter({ hasText: "apps.yaml changed while you edited" }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Differences from the file" }).click();
  await expect(page.getByText("{{ .name }}-theirs").first()).toBeVisible();
  await page.getByRole("button", { name: "Differences from the file" }).click();
  await page.getByRole("button", { name: "Keep mine" }).click();
  await expect(page.getByText("changed while you edited")).toHaveCount(0);
  await expect(editorOf(page)).toContainText("{{ .name }}-mine");

  // Written into the file, the draft is no draft any more.
  writeFileSync(join(app.folder, "apps.yaml"), listSet("mine"));
  await expect(page.getByText(/^draft/)).toHaveCount(0);
  await expect(applicationsOf(page).getByRole("button")).toHaveText([/a-mine/]);
});

test("problems and text find each other: F8, the cursor, Go to line", async ({ page, demo }) => {
  await open(page, demo, "fb-matrix");
  await evaluate(page);
  const row = problemsOf(page)
    .getByRole("button", { name: /APPSET024/ })
    .first();
  await row.click();
  await problemsOf(page)
    .getByRole("button", { name: /^Go to line/ })
    .first()
    .click();
  await expect(editorOf(page)).toBeFocused();
  await expect(row).toHaveAttribute("aria-current", "true");
  await expect(page.getByRole("link", { name: "Why APPSET024" }).first()).toHaveAttribute(
    "href",
    "/problems/APPSET024",
  );
});

test("names are completed: parameters of the sets, functions, fields", async ({ page, demo }) => {
  await open(page, demo, "guestbook");
  const text = await textOf(page, demo, "guestbook");
  const [before = ""] = text.split("{{ .cluster }}-guestbook");
  const complete = async (typed: string) => {
    await write(page, before);
    await page.keyboard.type(typed);
    await page.keyboard.press("Control+Space");
    return page.getByRole("listbox").getByRole("option").first();
  };
  await expect(await complete("{{ .clu")).toContainText("cluster");
  await page.keyboard.press("Enter");
  await expect(editorOf(page)).toContainText("{{ .cluster");
  await expect(await complete("{{ trunc")).toContainText("(c int, s string) string");
  await page.keyboard.press("Escape");
  await write(page, "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\n");
  await page.keyboard.type("sp");
  await expect(page.getByRole("listbox").getByRole("option").first()).toContainText("spec");
});

test("names are completed also when what completes them comes after the next keys", async ({
  page,
  demo,
}) => {
  await open(page, demo, "guestbook");
  // Loaded when the first name is asked for; held back until more is typed.
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/_next/static/**", async (route) => {
    await held;
    await route.continue();
  });
  await editorOf(page).focus();
  await page.keyboard.press("ControlOrMeta+End");
  const asked = page.waitForRequest("**/_next/static/**");
  await page.keyboard.type("\n# {{ ");
  await asked;
  await page.keyboard.type(".clu");
  await page.keyboard.press("Control+Space");
  release();
  await expect(page.getByRole("listbox").getByRole("option").first()).toContainText("cluster");
});

test.describe("at 360 pixels", () => {
  test.use({ viewport: { width: 360, height: 780 } });
  test("a fix leads to the text, and nothing runs out of the page", async ({ page, demo }) => {
    await page.goto(`${demo}/applicationsets/fb-matrix`);
    await page.getByRole("button", { name: "Evaluate" }).click();
    await page.getByRole("tab", { name: /Problems/ }).click();
    await fixOf(page, "APPSET024").click();
    await expect(page.getByRole("tab", { name: /Manifest/ })).toHaveAttribute("aria-selected", "true");
    await expect(editorOf(page)).toBeFocused();
    await expect(page.getByText("still have the old version")).toBeVisible();
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  });
});
