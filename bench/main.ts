/**
 * `npm run -s bench`: one JSON object with the engine's rates on this machine and, when Go is here, with those of
 * Go's text/template on the same texts in the same run. `--milliseconds N`: how long each rate is measured.
 */
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { measureEngine, measureEvaluation } from "./engine";
import { prepareGo } from "./go";
import { readInput } from "./input";
import { matrixRun, measureMatrix } from "./matrix";
import { best, rounded } from "./measure";

/** Engine and Go take turns, so that a busy moment of the machine meets both. */
const rounds = 3;

const { values } = parseArgs({
  options: {
    milliseconds: { type: "string", default: "2000" },
    // For the processes that this one starts.
    matrix: { type: "string" },
    sets: { type: "string", default: "1000" },
  },
});
const milliseconds = Number(values.milliseconds);
if (!(milliseconds > 0)) throw new RangeError("--milliseconds wants a number above 0");

const input = readInput();
if (values.matrix === undefined) await measureAll();
else print(await matrixRun(input, values.matrix, Number(values.sets)));

async function measureAll(): Promise<void> {
  const program = prepareGo(input);
  let engine = measureEngine(input, milliseconds / rounds);
  let go = program?.measure(milliseconds / rounds) ?? null;
  for (let round = 1; round < rounds; round++) {
    engine = best(engine, measureEngine(input, milliseconds / rounds));
    go = go && program ? best(go, program.measure(milliseconds / rounds)) : null;
  }
  program?.remove();
  const matrix = measureMatrix();
  const evaluation = await measureEvaluation(input);
  const applications = engine.application["1000"] ?? 0;
  print({
    machine: { processor: cpus()[0]?.model ?? "", cores: cpus().length, node: process.version },
    template: {
      texts: input.texts.length,
      withPlaceholders: input.texts.filter((text) => text.includes("{{")).length,
    },
    engine,
    evaluation,
    matrix,
    go,
    ratios: {
      vsController: go && rounded(applications / go.controller),
      vsGoParsedOnce: go && rounded(applications / go.parsedOnce),
    },
  });
}

function print(result: object): void {
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
}
