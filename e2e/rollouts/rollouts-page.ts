/** The Rollouts page in a reader's words. */
import { expect, type Locator, type Page } from "@playwright/test";

export class RolloutsPage {
  readonly page: Page;
  readonly verdict: Locator;
  readonly editor: Locator;
  readonly details: Locator;

  constructor(page: Page) {
    this.page = page;
    this.verdict = page.getByRole("region", { name: "Verdict" });
    this.editor = page.getByRole("textbox", { name: "ConfigMap argo-rollouts-config" });
    this.details = page.getByRole("region", { name: "Details" });
  }

  async open(base: string, query = ""): Promise<void> {
    await this.page.goto(`${base}/rollouts${query}`);
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(this.editor).toBeVisible();
  }

  plugin(name: string): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  /** The row of a step: what it is, what was seen, what that means. */
  step(plugin: string, label: string): Locator {
    return this.plugin(plugin)
      .getByRole("row")
      .filter({ has: this.page.getByRole("rowheader", { name: label }) });
  }

  async starts(): Promise<void> {
    await expect(this.verdict.getByRole("heading")).toHaveText("The controller starts.");
  }

  async doesNotStart(why: string | RegExp): Promise<void> {
    await expect(this.verdict.getByRole("heading")).toHaveText("The controller does not start.");
    await expect(this.verdict).toContainText(why);
    await expect(this.verdict).toContainText("also those that use no plugin");
  }

  async checkDownload(plugin: string): Promise<void> {
    await this.plugin(plugin).getByRole("button", { name: "Check download" }).click();
  }

  async show(detail: string): Promise<void> {
    await this.details.getByRole("button", { name: detail, exact: true }).click();
  }

  /** In place of the whole text. */
  async write(text: string): Promise<void> {
    await this.editor.click();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.insertText(text);
  }
}
