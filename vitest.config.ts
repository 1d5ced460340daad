import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    include: ["{app,cli,components,conformance,examples,lib}/**/*.test.{ts,tsx}", "*.test.ts"],
    // Tests of long texts give no time of their own: what takes the square of the length takes longer than this.
    testTimeout: 30_000,
  },
});
