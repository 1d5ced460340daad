/**
 * `npm run -s conformance -- FILE... [--only PREFIX]`: runs recorded cases of the real controller, prints each failure,
 * and closes with `N passed, N failed`. Exit code 1 when a case failed, 2 when the command itself is wrong.
 */
import { parseArgs } from "node:util";
import { type Outcome, readCases, runCase } from "../conformance/run";

const help = `Runs recorded cases of the real controller.

  npm run -s conformance -- FILE... [--only PREFIX]

  FILE           JSON lines, one case each
  --only PREFIX  only the cases whose id begins so
`;

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { only: { type: "string", default: "" }, help: { type: "boolean", default: false } },
  });
  if (values.help || positionals.length === 0) {
    (values.help ? process.stdout : process.stderr).write(help);
    return values.help ? 0 : 2;
  }
  const cases = positionals.flatMap(readCases).filter(({ id }) => id.startsWith(values.only));
  let failed = 0;
  for (const testCase of cases) {
    const outcome = await runCase(testCase);
    if (outcome.differences.length > 0) failed++;
    report(outcome);
  }
  process.stdout.write(`${cases.length - failed} passed, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
}

function report({ id, differences }: Outcome): void {
  for (const { what, expected, got } of differences) {
    process.stdout.write(`FAIL ${id}: ${what}\n  expected: ${shown(expected)}\n  got:      ${shown(got)}\n`);
  }
}

const shown = (value: unknown) => JSON.stringify(value) ?? String(value);

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
