// A plugin whose answer collides with every key that the controller sets itself: `generator` and `values`, and keys
// that only look like them.
import { runAlone, servePlugin } from "./serve.mjs";

const sets = [
  {
    name: "whole",
    // All of this is replaced by the controller's own `generator`.
    generator: { input: { parameters: { cluster: "from-the-plugin" } }, version: "1.2.3" },
    // Replaced as soon as the generator's spec has values of its own.
    values: { team: "from-the-plugin", region: "eu-west-1" },
  },
  {
    name: "text",
    generator: "from-the-plugin",
    values: "from-the-plugin",
  },
  {
    name: "dotted",
    // With goTemplate false, nested keys are flattened to names like these.
    "generator.input.parameters.cluster": "from-the-plugin",
    "values.team": "from-the-plugin",
  },
  {
    name: "lookalike",
    Generator: "survives",
    VALUES: { team: "survives" },
    value: "survives",
  },
];

export function startPlugin({ port = 0, token }) {
  return servePlugin({ port, token, answer: () => structuredClone(sets) });
}

await runAlone(import.meta.url, startPlugin, 4361);
