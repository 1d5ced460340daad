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

export function measureGo(input: BenchInput, milliseconds: number): GoFigures | null {
  const oracle = buildOracle();
  if (!oracle) return null;
  try {
    const { texts, applicationSet } = input;
    const sets = Array.from({ length: 1_000 }, (_, index) => input.jsonSet(index));
    const request = JSON.stringify({ texts, options: applicationSet.goTemplateOptions, sets, milliseconds });
    const { status, stdout, stderr } = spawnSync(oracle.path, ["bench"], {
      input: request,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`the Go program failed: ${stderr}`);
    const { go, ...rates }: GoFigures = JSON.parse(stdout);
    return {
      go,
      controller: rounded(rates.controller),
      parsedOnce: rounded(rates.parsedOnce),
      parse: rounded(rates.parse),
      execute: rounded(rates.execute),
    };
  } finally {
    oracle.remove();
  }
}
