/** The engine measured: parsing, executing, and whole Applications for one set, a thousand, a hundred thousand. */
import { type Evaluation, evaluate } from "../lib/applicationset";
import { ApplicationTemplate } from "../lib/applicationset/application";
import { parseGoTemplate } from "../lib/applicationset/render-go";
import { createRenderer } from "../lib/applicationset/template/create-renderer";
import { type GoMap, parse } from "../lib/gotemplate";
import { functions } from "../lib/sprig";
import { type BenchInput, goSet } from "./input";
import { processorSeconds, rate, rounded } from "./measure";

export interface EngineFigures {
  /** Texts lexed, parsed and compiled in a second. */
  readonly parse: number;
  /** Parsed texts executed in a second. */
  readonly execute: number;
  /** Applications a second, by the number of sets that are rendered in one go. */
  readonly application: { readonly [sets: string]: number };
}

/** A sample of sets that the caches of a processor can't hold in whole. */
const sampleSize = 1_000;

export function measureEngine(input: BenchInput, milliseconds: number): EngineFigures {
  const { texts, applicationSet } = input;
  const options = { name: "base", functions, goTemplateOptions: applicationSet.goTemplateOptions };
  const templates = texts.map((text) => parseGoTemplate(text, applicationSet.goTemplateOptions));
  const sets = Array.from({ length: sampleSize }, (_, index) => goSet(input.jsonSet(index)));
  const set = (turn: number): GoMap => sets[turn % sampleSize] ?? goSet({});
  const parsed = rate(milliseconds, () => texts.map((text) => parse(text, options)));
  const executed = rate(milliseconds, (turn) => templates.map((template) => template.execute(set(turn))));
  return {
    parse: rounded(parsed * texts.length),
    execute: rounded(executed * texts.length),
    application: {
      1: rounded(rate(milliseconds, (turn) => renderAll(input, [set(turn)]))),
      1000: rounded(rate(milliseconds, () => renderAll(input, sets)) * sampleSize),
      100000: rounded(hundredThousand(input)),
    },
  };
}

/** From the template to finished Applications, the template's own preparation included. */
function renderAll({ applicationSet }: BenchInput, sets: readonly GoMap[]): number {
  const template = new ApplicationTemplate(applicationSet.template, applicationSet);
  const renderer = createRenderer(applicationSet, null);
  return sets.map((set) => template.render(set, renderer)).length;
}

function hundredThousand(input: BenchInput): number {
  const sets = Array.from({ length: 100_000 }, (_, index) => goSet(input.jsonSet(index)));
  const before = process.cpuUsage();
  renderAll(input, sets);
  return sets.length / processorSeconds(before);
}

export interface EvaluationFigures {
  /** From the plugin's answer to Applications and problems. */
  readonly seconds: { readonly 10000: number; readonly 100000: number };
  /** How many times 10,000 sets' time 100,000 take. */
  readonly growth: number;
  readonly memory: { readonly heapMegabytes: number; readonly outputMegabytes: number };
}

/** The whole evaluation, with the memory that 100,000 sets and their Applications need. */
export async function measureEvaluation(input: BenchInput): Promise<EvaluationFigures> {
  await evaluateSets(input, 1_000);
  const small = await secondsFor(input, 10_000);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const { seconds: large, evaluation } = await evaluateSets(input, 100_000);
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed - before;
  const output = evaluation.applications.reduce(
    (sum, { manifest }) => sum + JSON.stringify(manifest).length,
    0,
  );
  return {
    seconds: { 10000: rounded(small), 100000: rounded(large) },
    growth: rounded(large / small),
    memory: { heapMegabytes: rounded(heap / 2 ** 20), outputMegabytes: rounded(output / 2 ** 20) },
  };
}

/** A function of its own, so that nothing else of the evaluation is held any longer. */
async function secondsFor(input: BenchInput, count: number): Promise<number> {
  const { seconds } = await evaluateSets(input, count);
  return seconds;
}

/** Processor time from the plugin's answer on: making the answer is the plugin's work. */
async function evaluateSets(
  { document, jsonSet }: BenchInput,
  count: number,
): Promise<{ readonly seconds: number; readonly evaluation: Evaluation }> {
  const parameterSets = Array.from({ length: count }, (_, index) => jsonSet(index));
  const before = process.cpuUsage();
  const callPlugin = async () => ({ ok: true as const, parameterSets });
  const evaluation = await evaluate(document, { callPlugin }, { yieldMs: 0 });
  return { seconds: processorSeconds(before), evaluation };
}
