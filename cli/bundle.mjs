// Bundles the commands that serve the app into .next/cli, beside the build: plain Node starts them a second faster
// than the loader for TypeScript can. Part of `npm run build`.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const project = fileURLToPath(new URL("..", import.meta.url));

await build({
  absWorkingDir: project,
  entryPoints: {
    serve: "cli/serve.ts",
    demo: "cli/demo.ts",
    // Where the bundled thread looks for its entry: see lib/workers.
    "start-worker": "lib/workers/engine-worker.ts",
  },
  outdir: ".next/cli",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  splitting: false,
  platform: "node",
  format: "esm",
  target: "node20",
  external: ["next", "pino", "better-sqlite3", "kysely"],
  // CommonJS inside the bundle may ask for Node's own modules.
  banner: {
    js: 'import { createRequire as createRequireOfBundle } from "node:module"; const require = createRequireOfBundle(import.meta.url);',
  },
  logLevel: "warning",
});
