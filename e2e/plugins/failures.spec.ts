import { expect, test } from "../fixtures";

/** Plugin of the examples, and what its page must say after Send. */
const failures = [
  ["fails-forbidden", "API error with status code 403"],
  ["fails-broken", "API error with status code 502"],
  ["fails-html", "invalid character '<' looking for beginning of value"],
  ["fails-object", "json: cannot unmarshal object into Go struct field ServiceResponse.output.parameters"],
  ["fails-too-large", "too_large"],
  ["fails-closes", "EOF"],
  ["fails-loop", "stopped after 10 redirects"],
  ["fails-metadata", "address_not_allowed"],
  ["fails-connection-refused", "connect: connection refused"],
  ["fails-dns", "no such host"],
  ["fails-tls", "tls"],
] as const;

test("each way of failing is named, with the controller's text where it is known", async ({ page, demo }) => {
  for (const [plugin, text] of failures) {
    await page.goto(`${demo}/plugins/${plugin}`);
    await page.getByRole("button", { name: "Send" }).first().click();
    await expect(page.getByRole("alert").filter({ hasText: text }).first(), plugin).toBeVisible();
    await expect(page.getByRole("button", { name: "Copy error" }), plugin).toBeVisible();
  }
});

test("a slow plugin: elapsed time, Cancel, and the page stays usable", async ({ page, demo }) => {
  await page.goto(`${demo}/plugins/fails-slow`);
  await page.getByRole("button", { name: "Send" }).first().click();
  await expect(page.getByRole("status").filter({ hasText: "waiting for the answer" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).first().click();
  await expect(page.getByRole("button", { name: "Send", exact: false }).first()).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "waiting for the answer" })).toHaveCount(0);
});

test("a token in clear is hidden everywhere", async ({ page, demo }) => {
  await page.goto(`${demo}/plugins/fails-token-in-clear`);
  await expect(page.getByText("hidden here", { exact: false }).first()).toBeVisible();
});
