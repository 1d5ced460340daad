/** Reads files of recorded cases and runs each by its mode. */
import { readFileSync } from "node:fs";
import type { AppsetCase, Difference } from "./run-appset";
import type { ReplaceCase } from "./run-replace";

export type Case = ReplaceCase | AppsetCase;

/** What became of one case. */
export interface Outcome {
  readonly id: string;
  readonly differences: readonly Difference[];
}

type Runner = (testCase: Case) => Promise<readonly Difference[]>;

/** The runner of each mode, loaded when a case asks for it: a text alone needs no HTTP servers. */
const runners: Readonly<Record<Case["mode"], Runner>> = {
  replace: async (testCase) => {
    const { runReplaceCase } = await import("./run-replace");
    return testCase.mode === "replace" ? runReplaceCase(testCase) : [];
  },
  appset: async (testCase) => {
    const { runAppsetCase } = await import("./run-appset");
    return testCase.mode === "appset" ? runAppsetCase(testCase) : [];
  },
};

/** The cases of a file of JSON lines; throws where a line is no case. */
export function readCases(file: string): Case[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, i) => (line.trim() === "" ? [] : [readCase(line, `${file}:${i + 1}`)]));
}

function readCase(line: string, where: string): Case {
  const parsed: Case = JSON.parse(line);
  if (!Object.hasOwn(runners, parsed.mode)) throw new TypeError(`${where}: unknown mode ${parsed.mode}`);
  return parsed;
}

/** Runs one case; an exception is a difference too, so that one case never ends the run. */
export async function runCase(testCase: Case): Promise<Outcome> {
  try {
    return { id: testCase.id, differences: await runners[testCase.mode](testCase) };
  } catch (error) {
    const got = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { id: testCase.id, differences: [{ what: "the case runs", expected: "no exception", got }] };
  }
}
