/**
 * `npm run -s bench`: one JSON object with the engine's rates on this machine and, when Go is here, with those of
 * Go's text/template on the same texts in the same run. `--milliseconds N`: how long each rate is measured.
 */
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { measureEngine, measureEvaluation } from "./engine";
import { measureGo } from "./go";
import { readInput } from "./input";
import { rounded } from "./measure";

const { values } = parseArgs({ options: { milliseconds: { type: "string", default: "2000" } } });
const milliseconds = Number(values.milliseconds);
if (!(milliseconds > 0)) throw new RangeError("--milliseconds wants a number above 0");

const input = readInput();
const engine = measureEngine(input, milliseconds);
const evaluation = await measureEvaluation(input);
const go = measureGo(input, milliseconds);
const applications = engine.application["1000"] ?? 0;
const result = {
  machine: { processor: cpus()[0]?.model ?? "", cores: cpus().length, node: process.version },
  template: {
    texts: input.texts.length,
    withPlaceholders: input.texts.filter((text) => text.includes("{{")).length,
  },
  engine,
  evaluation,
  go,
  ratios: {
    vsController: go && rounded(applications / go.controller),
    vsGoParsedOnce: go && rounded(applications / go.parsedOnce),
  },
};
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
