/**
 * `npm run fuzz:go`: random templates on random data, by our engine and by Go's text/template with Sprig. Each
 * difference is made small and printed as a conformance case. Exit code 1 when there was one; without Go there is
 * nothing to compare with, and that is said.
 */
import { parseArgs } from "node:util";
import { type Answer, agree, type Case, render } from "../conformance/fuzz/compare";
import { randomParams } from "../conformance/fuzz/data";
import { Oracle } from "../conformance/fuzz/oracle";
import { Random } from "../conformance/fuzz/random";
import { shrink } from "../conformance/fuzz/shrink";
import { randomTemplate } from "../conformance/fuzz/template";
import { buildOracle } from "../conformance/oracle-binary";
import { toValidText } from "../lib/gotemplate";

const help = `Compares our template engine with Go's on random templates.

  npm run fuzz:go -- [--seed N] [--count N] [--first N] [--only NAME,...] [--failures N]

  --seed N         the same seed gives the same cases (default: by the clock)
  --count N        how many cases (default 100000)
  --first N        the number of the first case (default 0)
  --only NAME,...  call only these functions
  --failures N     stop after so many differences (default 10)
`;

interface Options {
  readonly seed: number;
  readonly count: number;
  readonly first: number;
  readonly only: ReadonlySet<string> | null;
  readonly failures: number;
}

interface Tally {
  compared: number;
  incomparable: number;
  killed: number;
  different: number;
}

const optionSets = [[], [], ["missingkey=error"], ["missingkey=zero"], ["missingkey=default"]];

/** What the program says of a template that it left running; it ends itself then. */
const tooLong = "too long";

/** So many cases are with Go at a time. */
const batchSize = 200;
const progressEvery = 10_000;

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === null) {
    process.stdout.write(help);
    return 0;
  }
  const binary = buildOracle();
  if (!binary) {
    process.stderr.write("There is no Go on this machine: nothing to compare with.\n");
    return 0;
  }
  const oracle = new Oracle(binary.path);
  process.stderr.write(`seed ${options.seed}\n`);
  try {
    const tally = await fuzz(options, oracle);
    process.stderr.write(
      `seed ${options.seed}: ${tally.compared} compared, ${tally.incomparable} incomparable (unstable or over a budget), ` +
        `${tally.killed} too much for Go, ${tally.different} different\n`,
    );
    return tally.different > 0 ? 1 : 0;
  } finally {
    oracle.stop();
    binary.remove();
  }
}

function readOptions(args: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: "string" },
      count: { type: "string", default: "100000" },
      first: { type: "string", default: "0" },
      only: { type: "string" },
      failures: { type: "string", default: "10" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return null;
  return {
    seed: wholeNumber(values.seed ?? String(Date.now() % 2 ** 31), "seed"),
    count: wholeNumber(values.count, "count"),
    first: wholeNumber(values.first, "first"),
    only: values.only ? new Set(values.only.split(",")) : null,
    failures: wholeNumber(values.failures, "failures"),
  };
}

function wholeNumber(text: string, name: string): number {
  if (!/^[0-9]{1,10}$/.test(text)) throw new Error(`--${name} wants a whole number, not ${text}`);
  return Number(text);
}

async function fuzz(options: Options, oracle: Oracle): Promise<Tally> {
  const tally: Tally = { compared: 0, incomparable: 0, killed: 0, different: 0 };
  const end = options.first + options.count;
  for (let at = options.first; at < end && tally.different < options.failures; at += batchSize) {
    const indexes = Array.from({ length: Math.min(batchSize, end - at) }, (_, i) => at + i);
    const cases = indexes.map((index) => makeCase(options, index));
    const answers = await askAll(oracle, cases);
    if (at > options.first && (at - options.first) % progressEvery === 0) progress(at, tally);
    for (const [i, testCase] of cases.entries()) {
      await judge(options, oracle, at + i, testCase, answers[i] ?? null, tally);
    }
  }
  return tally;
}

/** When the program dies, the first that waits is the culprit: the others are asked again, of a new one. */
async function askAll(oracle: Oracle, cases: readonly Case[]): Promise<(Answer | null)[]> {
  const answers: (Answer | null)[] = cases.map(() => null);
  let pending = [...cases.entries()];
  while (pending.length > 0) {
    const given = await Promise.all(pending.map(([, testCase]) => oracle.ask(testCase)));
    for (const [i, [index]] of pending.entries()) answers[index] = given[i] ?? null;
    const unanswered = pending.filter((_, i) => given[i] === null);
    const stopped = given.some((answer) => answer?.text === tooLong);
    pending = stopped ? unanswered : unanswered.slice(1);
  }
  return answers;
}

function progress(at: number, { compared, different }: Tally): void {
  process.stderr.write(`${at}: ${compared} compared, ${different} different\n`);
}

function makeCase({ seed, only }: Options, index: number): Case {
  const random = new Random(seed, index);
  return {
    template: randomTemplate(random, only),
    params: randomParams(random),
    options: random.pick(optionSets),
  };
}

async function judge(
  options: Options,
  oracle: Oracle,
  index: number,
  testCase: Case,
  go: Answer | null,
  tally: Tally,
): Promise<void> {
  const ours = render(testCase);
  if (go === null || go.text === tooLong) {
    tally.killed++;
    process.stderr.write(`too much for Go: ${JSON.stringify(testCase.template)}\n`);
  } else if (ours.incomparable) tally.incomparable++;
  else {
    tally.compared++;
    if (agree(ours, go)) return;
    tally.different++;
    await report(
      `fuzz/${options.seed}/${index}`,
      await shrink(testCase, (smaller) => differs(oracle, smaller)),
      oracle,
    );
  }
}

async function differs(oracle: Oracle, testCase: Case): Promise<boolean> {
  const ours = render(testCase);
  if (ours.incomparable) return false;
  const go = await oracle.ask(testCase);
  return go !== null && !agree(ours, go);
}

/** Go's answer as a conformance case on standard output, ours beside it on standard error. */
async function report(id: string, testCase: Case, oracle: Oracle): Promise<void> {
  const go = await oracle.ask(testCase);
  const want = go ? { [go.kind]: toValidText(go.text) } : { panic: "" };
  const ours = render(testCase);
  process.stdout.write(`${JSON.stringify({ id, mode: "replace", ...testCase, goTemplate: true, want })}\n`);
  process.stderr.write(`  ours: ${JSON.stringify({ [ours.kind]: toValidText(ours.text) })}\n`);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nTry --help.\n`);
    process.exitCode = 2;
  },
);
