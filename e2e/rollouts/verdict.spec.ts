import { expect, test } from "../fixtures";
import { startFileServer } from "./file-server";
import { configMap, controller, documented, node, rolloutNaming } from "./rollouts-manifests";
import { RolloutsPage } from "./rollouts-page";

const name = "acme/router";

test("the documentation's ConfigMaps: neither lets the controller start", async ({ page, start }) => {
  const app = await start.app({
    "local.yaml": documented.local,
    "remote.yaml": documented.remote,
    "controller.yaml": controller,
  });
  const rollouts = new RolloutsPage(page);
  await rollouts.open(app.caught, "?source=rollouts-remote");
  await rollouts.doesNotStart("has 40 characters");
  await expect(rollouts.verdict).toContainText("does not match expected hash");
  await expect(rollouts.step("argoproj-labs/sample-nginx", "sha256")).toContainText("40 characters");
  await expect(rollouts.details.getByRole("heading", { name: "Why it can't match" })).toBeVisible();
  await expect(
    rollouts.details.getByRole("img", { name: "40 characters present, 24 missing" }),
  ).toBeVisible();
  await expect(rollouts.step("argoproj-labs/sample-nginx", "plugin")).toContainText("not for production");

  await page.getByRole("combobox", { name: "Which ConfigMap" }).selectOption("argo-rollouts");
  await rollouts.doesNotStart("my-custom-plugin");
  await expect(rollouts.step("argoproj-labs/sample-nginx", "location")).toContainText("Neither in the image");
});

test("a good one starts once its download was seen", async ({ page, start }) => {
  const server = await startFileServer();
  const entry = { name, location: `${server.url}/redirect`, sha256: server.sha256 };
  const app = await start.app({ "rollouts.yaml": configMap([entry]), "controller.yaml": controller });
  const rollouts = new RolloutsPage(page);
  await rollouts.open(app.caught);
  await expect(rollouts.verdict.getByRole("heading")).toContainText("not known");
  expect(server.requests).toEqual([]);
  await rollouts.checkDownload(name);
  await rollouts.starts();
  await expect(rollouts.details.getByText("2 requests, by redirect")).toBeVisible();
  await expect(rollouts.details.getByRole("list", { name: "Requests" })).toContainText("302");
  await expect(rollouts.details).toContainText(server.sha256);
  await expect(rollouts.details).toContainText("ELF");
  await rollouts.show("sha256");
  await expect(rollouts.details.getByRole("heading", { name: "The sha256 matches" })).toBeVisible();
  await server.stop();
});

test("a wrong sha256: the file's own is computed and written", async ({ page, start }) => {
  const server = await startFileServer();
  const entry = { name, location: `${server.url}/plugin`, sha256: "0".repeat(64) };
  const app = await start.app({ "rollouts.yaml": configMap([entry]) });
  const rollouts = new RolloutsPage(page);
  await rollouts.open(app.caught);
  await page.getByRole("button", { name: "Compute from the file" }).click();
  await expect(page.getByText("Wrote the file's SHA-256 in line 10")).toBeVisible();
  await rollouts.starts();
  await expect(rollouts.editor).toContainText(server.sha256);
  // Undo brings the mistake back, and with it the verdict.
  await rollouts.editor.click();
  await page.keyboard.press("ControlOrMeta+z");
  await rollouts.doesNotStart("expected");
  await rollouts.show("sha256");
  await expect(rollouts.details.getByRole("heading", { name: "Why it doesn't match" })).toBeVisible();
  await server.stop();
});

const steps = [
  {
    step: "name",
    entry: { name: "router", location: "https://server.example/a" },
    why: "must be in the format",
  },
  { step: "location", entry: { name, location: "s3://bucket/plugin" }, why: "s3" },
  {
    step: "sha256",
    entry: { name, location: "https://server.example/a", sha256: "abc" },
    why: "3 characters",
  },
  {
    step: "sha256",
    entry: { name, location: "https://server.example/a", sha256: "AB".repeat(32) },
    why: "upper case",
  },
  {
    step: "headers",
    entry: { name, location: "https://server.example/a", headersFrom: "not-there" },
    why: "not-there",
  },
] as const;

test("each step of the start can stop it, before anything is downloaded", async ({ page, start }) => {
  const manifests = Object.fromEntries(
    steps.map(({ entry }, index) => [`${index}.yaml`, configMap([entry], { namespace: `case-${index}` })]),
  );
  const secret = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: other\n  namespace: case-4\n";
  const app = await start.app({ ...manifests, "secret.yaml": secret });
  const rollouts = new RolloutsPage(page);
  for (const [index, { step, entry, why }] of steps.entries()) {
    await rollouts.open(app.caught, `?source=case-${index}`);
    await rollouts.doesNotStart(why);
    const row = rollouts.step(entry.name, step);
    await expect(row.getByRole("img", { name: "stops the controller" })).toBeVisible();
  }
});

test("a list that is no YAML stops it, too", async ({ page, start }) => {
  const broken = configMap([]).replace("|-\n", "|-\n    - name: [\n");
  const app = await start.app({ "rollouts.yaml": broken });
  const rollouts = new RolloutsPage(page);
  await rollouts.open(app.caught);
  await rollouts.doesNotStart("trafficRouterPlugins");
});

test("each step after the download can fail", async ({ page, start }) => {
  const server = await startFileServer();
  const sha = server.sha256;
  const app = await start.app({
    "gone.yaml": configMap([{ name, location: `${server.url}/gone` }], { namespace: "gone" }),
    "other.yaml": configMap([{ name, location: `${server.url}/plugin`, sha256: `0${"1".repeat(63)}` }], {
      namespace: "other",
    }),
    "page.yaml": configMap([{ name, location: `${server.url}/page` }], { namespace: "page" }),
    "nodes.yaml": configMap([{ name, location: `${server.url}/plugin`, sha256: sha }]),
    "controller.yaml": controller,
    "node.yaml": node("s390x"),
  });
  const rollouts = new RolloutsPage(page);
  await rollouts.open(app.caught, "?source=gone");
  await rollouts.checkDownload(name);
  await expect(rollouts.step(name, "download")).toContainText("404");
  await rollouts.doesNotStart("404");

  await rollouts.open(app.caught, "?source=other");
  await rollouts.checkDownload(name);
  await rollouts.doesNotStart("sha256");
  await expect(
    rollouts.step(name, "sha256").getByRole("img", { name: "stops the controller" }),
  ).toBeVisible();

  await rollouts.open(app.caught, "?source=page");
  await rollouts.checkDownload(name);
  await expect(rollouts.step(name, "executable")).toContainText("HTML");

  await rollouts.open(app.caught);
  await rollouts.checkDownload(name);
  await expect(
    rollouts.step(name, "architecture").getByRole("img", { name: "fails at first use" }),
  ).toBeVisible();
  await expect(rollouts.step(name, "type")).toBeVisible();
  await server.stop();
});

test("a Rollout that names a plugin without an entry, and one that nobody names", async ({ page, start }) => {
  const app = await start.app({
    "rollouts.yaml": configMap([{ name, location: "https://server.example/v1/router" }]),
    "web.yaml": rolloutNaming("acme/missing"),
  });
  const rollouts = new RolloutsPage(page);
  await rollouts.open(app.caught);
  const missing = page.getByRole("region", { name: "Names without an entry" });
  await expect(missing).toContainText("acme/missing");
  await expect(missing).toContainText("Rollout shop/web");
  await expect(missing).toContainText("httpRoute: web");
  await rollouts.show("Use");
  await expect(rollouts.details).toContainText("Nobody names this plugin.");
});
