/** What every story starts with: a demo of its worker's own, and a check that the page said nothing in its console. */
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { type RunningProcess, startApp, startDemo, startPython } from "./processes";

interface WorkerFixtures {
  /** Base URL of `npm run demo`. */
  readonly demo: string;
}

/** Starts real processes for one story; they end after it. */
interface Start {
  app(...args: Parameters<typeof startApp>): ReturnType<typeof startApp>;
  /** A Python plugin on a free port. Gives its port. */
  python(script: "corrected" | "as-printed", token: string): Promise<string>;
}

interface TestFixtures {
  readonly start: Start;
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
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern
  start: async ({}, use) => {
    const running: RunningProcess[] = [];
    const kept = async <T extends RunningProcess>(starting: Promise<T>): Promise<T> => {
      const started = await starting;
      running.push(started);
      return started;
    };
    await use({
      app: (...args) => kept(startApp(...args)),
      python: async (script, token) => (await kept(startPython(script, 0, token))).caught,
    });
    for (const each of running.reverse()) await each.stop();
  },
  // Asks for `start`, so that it judges before the processes end and the page misses them.
  quiet: [
    async ({ page, start: _start }, use) => {
      const noise: string[] = [];
      // A page or an answer that is not there is told to the reader; a missing script or style to nobody.
      page.on("response", (response) => {
        const isAsset = !["document", "fetch", "xhr"].includes(response.request().resourceType());
        if (isAsset && response.status() >= 400) noise.push(`${response.status()} ${response.url()}`);
      });
      page.on("console", (message) => {
        const isStatus = message.text().startsWith("Failed to load resource");
        if (message.type() === "error" && !isStatus) noise.push(message.text());
      });
      page.on("pageerror", (error) => noise.push(String(error)));
      await use(undefined);
      expect(noise).toEqual([]);
      await page.close();
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
