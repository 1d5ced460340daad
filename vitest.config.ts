import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    include: ["{app,cli,components,conformance,examples,lib}/**/*.test.{ts,tsx}", "*.test.ts"],
    testTimeout: 30_000,
  },
});
