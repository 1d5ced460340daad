/** Reads files of recorded cases and runs each by its mode. */
import { readFileSync } from "node:fs";
import { type AppsetCase, type Difference, runAppsetCase } from "./run-appset";
import { type ReplaceCase, runReplaceCase } from "./run-replace";

export type Case = ReplaceCase | AppsetCase;

/** What became of one case. */
export interface Outcome {
  readonly id: string;
  readonly differences: readonly Difference[];
}

/** The runner of each mode. */
const runners = { replace: runReplaceCase, appset: runAppsetCase };

/** A line of the file, or what is wrong with it. */
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
    const differences =
      testCase.mode === "replace" ? runners.replace(testCase) : await runners.appset(testCase);
    return { id: testCase.id, differences };
  } catch (error) {
    const got = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { id: testCase.id, differences: [{ what: "the case runs", expected: "no exception", got }] };
  }
}
