import { expect, test } from "../fixtures";

test("a plugin registered by hand: refused input, saved, sent to, changed, removed; its token never comes back", async ({
  page,
  start,
}) => {
  const token = "strong-password";
  const port = await start.python("corrected", token);
  const app = await start.app(null);
  const bodies: string[] = [];
  page.on("response", async (response) => {
    if (response.url().startsWith(app.caught)) bodies.push(await response.text().catch(() => ""));
  });
  await page.goto(`${app.caught}/plugins?add=true`);
  const form = page.getByRole("dialog", { name: "Add a plugin by hand" });
  await form.getByLabel("Name").fill("Not A Name");
  await form.getByLabel("Base URL").fill("ftp://127.0.0.1");
  await form.getByRole("button", { name: "Add plugin" }).click();
  await expect(form.getByLabel("Name")).toHaveAttribute("aria-invalid", "true");

  await form.getByLabel("Name").fill("hello");
  await form.getByLabel("Base URL").fill(`http://127.0.0.1:${port}`);
  await form.getByLabel("Token").fill(token);
  await form.getByRole("button", { name: "Add plugin" }).click();
  await expect(page.getByRole("heading", { name: "hello" })).toBeVisible();
  await page.getByRole("button", { name: "Send" }).first().click();
  await expect(page.getByRole("region", { name: "Table of parameter sets" }).getByRole("row")).toHaveCount(3);

  await page.getByRole("button", { name: "Change" }).click();
  const change = page.getByRole("dialog", { name: "Change hello" });
  await expect(change.getByRole("textbox", { name: "Token" })).toHaveValue("");
  await change.getByLabel("Time limit in seconds").fill("5");
  await change.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("5 s", { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Send" }).first().click();
  await expect(page.getByRole("tab", { name: /History/ })).toContainText("2 runs");

  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page).toHaveURL(/\/plugins$/);
  expect(bodies.length).toBeGreaterThan(3);
  expect(bodies.filter((body) => body.includes(token))).toEqual([]);
});
