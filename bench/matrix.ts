/**
 * A matrix evaluated: sets of one plugin by ten of another, each size in a process of its own, so that what one needs at
 * most is known.
 */
import { execFileSync } from "node:child_process";
import { type Evaluation, evaluate } from "../lib/applicationset";
import type { BenchInput, JsonSet } from "./input";
import { processorSeconds, rounded } from "./measure";

/** `once`: the second child has no placeholder, so one call does. `each`: it has, so it is called for each set. */
const forms = { once: {}, each: { input: { parameters: { service: "{{ .service }}" } } } } as const;

type Form = keyof typeof forms;

/** Sets of the first child; each meets `secondSets`. */
const sizes = [1_000, 10_000] as const;
const secondSets = 10;

interface Run {
  readonly seconds: number;
  /** The most that the process ever held, Node itself included. */
  readonly peakMegabytes: number;
  /** What the evaluation keeps: sets, steps, Applications, problems. */
  readonly keptMegabytes: number;
}

export interface MatrixFigures {
  /** By the number of sets in the end. */
  readonly [sets: string]: Run | number;
  /** How many times the smaller one's time the larger takes, for ten times the sets. */
  readonly growth: number;
}

/** Starts this program again for each size, with the arguments that `matrixRun` is to be called for. */
export function measureMatrix(): { readonly [form in Form]: MatrixFigures } {
  return { once: measureForm("once"), each: measureForm("each") };
}

function measureForm(form: Form): MatrixFigures {
  const [small, large] = sizes.map((size) => inOwnProcess(form, size));
  if (!small || !large) throw new Error("a size has no figures");
  return {
    [sizes[0] * secondSets]: small,
    [sizes[1] * secondSets]: large,
    growth: rounded(large.seconds / small.seconds),
  };
}

function inOwnProcess(form: Form, size: number): Run {
  const program = process.argv[1] ?? "";
  const text = execFileSync(
    process.execPath,
    [...process.execArgv, program, "--matrix", form, "--sets", String(size)],
    { encoding: "utf8" },
  );
  return JSON.parse(text);
}

/** What one such process measures. */
export async function matrixRun(input: BenchInput, form: string, size: number): Promise<Run> {
  if (form !== "once" && form !== "each") throw new RangeError("--matrix wants once or each");
  const first = Array.from({ length: size }, (_, index) => input.jsonSet(index));
  await evaluateMatrix(input, form, first.slice(0, 50));
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const started = process.cpuUsage();
  const { applications, error } = await evaluateMatrix(input, form, first);
  const seconds = processorSeconds(started);
  if (error !== "" || applications.length !== size * secondSets) throw new Error(`wrong result: ${error}`);
  const peak = process.resourceUsage().maxRSS / 1024;
  globalThis.gc?.();
  const kept = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  return { seconds: rounded(seconds), peakMegabytes: rounded(peak), keptMegabytes: rounded(kept) };
}

function evaluateMatrix(input: BenchInput, form: Form, first: readonly JsonSet[]): Promise<Evaluation> {
  const plugin = (name: string, more: object = {}) => ({ plugin: { configMapRef: { name }, ...more } });
  const matrix = { generators: [plugin("first"), plugin("second", forms[form])] };
  const callPlugin = async (call: { readonly plugin: string }) => ({
    ok: true as const,
    parameterSets: call.plugin === "first" ? first : regions(),
  });
  return evaluate(input.documentWith([{ matrix }]), { callPlugin }, { yieldMs: 0 });
}

/** As an answer is: made anew for each call. */
const regions = () =>
  Array.from({ length: secondSets }, (_, index) => ({
    region: `region-${index}`,
    zone: { name: `${index}` },
  }));
