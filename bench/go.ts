/** The same texts and sets by Go's text/template with Sprig, when the machine has Go. */
import { spawnSync } from "node:child_process";
import { buildOracle } from "../conformance/oracle-binary";
import type { BenchInput } from "./input";
import { rounded } from "./measure";

/** Times a second, on one core. */
export interface GoFigures {
  readonly go: string;
  /** Applications, each text with a clone of the base template, parsed and executed. */
  readonly controller: number;
  /** Applications, each text parsed once. */
  readonly parsedOnce: number;
  /** Texts. */
  readonly parse: number;
  readonly execute: number;
}

/** Builds the Go program once; each call of `measure` is a run of its own. null: there is no Go. */
export function prepareGo(
  input: BenchInput,
): { measure(milliseconds: number): GoFigures; remove(): void } | null {
  const oracle = buildOracle();
  if (!oracle) return null;
  const { texts, applicationSet } = input;
  const sets = Array.from({ length: 1_000 }, (_, index) => input.jsonSet(index));
  const options = applicationSet.goTemplateOptions;
  return {
    measure: (milliseconds) =>
      run(oracle.path, JSON.stringify({ texts, options, sets, milliseconds: Math.ceil(milliseconds) })),
    remove: oracle.remove,
  };
}

function run(path: string, request: string): GoFigures {
  const { status, stdout, stderr } = spawnSync(path, ["bench"], { input: request, encoding: "utf8" });
  if (status !== 0) throw new Error(`the Go program failed: ${stderr}`);
  const { go, ...rates }: GoFigures = JSON.parse(stdout);
  return {
    go,
    controller: rounded(rates.controller),
    parsedOnce: rounded(rates.parsedOnce),
    parse: rounded(rates.parse),
    execute: rounded(rates.execute),
  };
}
