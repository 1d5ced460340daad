/** What every story starts with: a demo of its worker's own, and a check that the page said nothing in its console. */
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { startDemo } from "./processes";

interface WorkerFixtures {
  /** Base URL of `npm run demo`. */
  readonly demo: string;
}

interface TestFixtures {
  /** Collects console errors and uncaught exceptions; any of them fails the story. */
  readonly quiet: undefined;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern
    async ({}, use) => {
      const running = await startDemo();
      await use(running.caught);
      await running.stop();
    },
    { scope: "worker", timeout: 90_000 },
  ],
  quiet: [
    async ({ page }, use) => {
      const noise: string[] = [];
      page.on("console", (message) => message.type() === "error" && noise.push(message.text()));
      page.on("pageerror", (error) => noise.push(String(error)));
      await use(undefined);
      expect(noise).toEqual([]);
    },
    { auto: true },
  ],
});

/** No violation of WCAG 2.2 A and AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  expect(found).toEqual([]);
}

export { expect };
