/** What a browser's worker imports stays free of Node: it is bundled for a browser and run with a browser's globals only. */
import { readFile } from "node:fs/promises";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { applicationSet } from "./workspace.fixtures";

const entries = [
  "lib/workspace/draft-view.ts",
  "lib/workspace/evaluation-view.ts",
  "lib/manifests/draft-fixtures.ts",
  "lib/rollouts/judge.ts",
];

/** Fails where something in the import graph needs a module of Node. */
async function bundle(contents: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    globalName: "lib",
    metafile: true,
    logLevel: "silent",
  });
  return { code: outputFiles[0]?.text ?? "", files: Object.keys(metafile.inputs) };
}

it("evaluates a draft with nothing but a browser's globals", async () => {
  const { code } = await bundle('export { draftView } from "./lib/workspace/draft-view";');
  const browser = { AbortController, TextDecoder, TextEncoder, URL, atob, btoa, performance, setTimeout };
  const context = createContext({ ...browser, crypto, structuredClone });
  runInContext(code, context);
  const manifest = applicationSet("apps", "p");
  const asked = { manifest, answer: { ok: true, parameterSets: [{ name: "one" }] } };
  const around = { namespace: "argocd", live: [], projects: [], clusters: [] };
  const view = await runInContext(
    `((manifest, answer, around) => lib.draftView({ manifest, fixtures: "" }, around, { callPlugin: async () => answer }))`,
    context,
  )(asked.manifest, asked.answer, around);
  expect(view.renderedApplications[0]).toMatchObject({ name: "app-one", error: "" });
});

it.each(entries)("%s and what it imports name no global of Node", async (entry) => {
  const { files } = await bundle(`export * from "./${entry}";`);
  const own = files.filter((file) => /^(app|components|lib)\//.test(file));
  expect(own.length).toBeGreaterThan(5);
  const named = await Promise.all(
    own.map(async (file) => {
      const code = (await readFile(file, "utf8")).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
      return /\b(Buffer|process|setImmediate|require)\b\s*[.(]|from "node:/.test(code) ? [file] : [];
    }),
  );
  expect(named.flat()).toEqual([]);
});
