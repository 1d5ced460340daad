/** The problems of a run: what happened, what the controller does, what to do, which link of the chain to look at. */
import { isUtf8 } from "node:buffer";
import { type Problem, type ProblemCode, type ProblemPlace, problem } from "../problems";
import { type AnswerNote, answerNotes } from "./answer-notes";
import { type PluginConnection, timeoutMs } from "./connection";
import { type Advice, adviceFor } from "./failure-advice";
import { failureKind } from "./failures";
import type { Answer } from "./read-answer";
import type { PluginFailure, PluginHop, PluginOutcome, PluginTimings, ZeroReason } from "./run";

export interface RunFacts {
  readonly connection: PluginConnection;
  readonly hops: readonly PluginHop[];
  readonly timings: PluginTimings;
  readonly outcome: PluginOutcome;
  readonly answer: Answer | null;
  /** The last body as the controller reads it. */
  readonly bytes: Buffer;
  /** True when the connection ended before the body did. */
  readonly cut: boolean;
  readonly tokenCameBack: boolean;
}

export function diagnose(facts: RunFacts): Problem[] {
  const { outcome } = facts;
  const own =
    outcome.kind === "failure" ? [failureProblem(facts, outcome.failure)] : successProblems(facts, outcome);
  return [...own, ...secondAnswerProblems(facts), ...redirectProblems(facts), ...tokenProblems(facts)];
}

function at(facts: RunFacts, link: NonNullable<ProblemPlace["link"]>): ProblemPlace {
  return { plugin: facts.connection.plugin, link };
}

function failureProblem(facts: RunFacts, failure: PluginFailure): Problem {
  const kind = failureKind(failure);
  const advice: Advice = adviceFor(facts, failure);
  const controllerError =
    failure.controllerError === null ? {} : { controllerError: failure.controllerError };
  return problem(
    kind.problem,
    at(facts, advice.link ?? kind.link),
    [failure.message, advice.why].filter(Boolean).join(" "),
    {
      ...controllerError,
      controller: failure.next,
      remedy: advice.remedy ?? failure.hint,
    },
  );
}

const zeroProblems: { readonly [reason in ZeroReason]: readonly [code: ProblemCode, message: string] } = {
  empty_body: ["PLUGIN042", "The plugin answered with an empty body: zero parameter sets."],
  no_output: ["PLUGIN043", "The answer has no output: zero parameter sets."],
  no_parameters: ["PLUGIN044", "The answer's output has no parameters: zero parameter sets."],
  parameters_at_top: [
    "PLUGIN045",
    "The answer has parameters at its top, where the controller does not look: zero parameter sets.",
  ],
  empty_list: ["PLUGIN046", "output.parameters is an empty list: zero parameter sets."],
  null: ["PLUGIN047", "The answer is null: zero parameter sets."],
};

function successProblems(facts: RunFacts, outcome: Extract<PluginOutcome, { kind: "success" }>): Problem[] {
  const problems: Problem[] = [];
  const add = (code: ProblemCode, message: string, place: ProblemPlace = at(facts, "answer")) =>
    problems.push(problem(code, place, message));
  if (outcome.zeroReason !== null) add(...zeroProblems[outcome.zeroReason]);
  const answer = facts.answer?.kind === "sets" ? facts.answer : null;
  const trailing = answer ? facts.bytes.subarray(answer.end).toString("latin1").trim().length : 0;
  if (trailing > 0) add("PLUGIN050", `${trailing} bytes follow the first JSON value.`);
  if (facts.cut && outcome.zeroReason !== "empty_body") {
    add("PLUGIN057", "The connection was closed before the promised end of the body.");
  }
  if (answer && !isUtf8(facts.bytes.subarray(0, answer.end)))
    add("PLUGIN058", "The answer holds bytes that are not UTF-8.");
  for (const note of answer?.node ? answerNotes(answer.node) : []) {
    const set = note.set === null ? {} : { set: note.set, key: note.key };
    add(noteCodes[note.kind], noteMessage(note), { ...at(facts, "answer"), ...set });
  }
  problems.push(...slowProblems(facts));
  return problems;
}

const noteCodes: { readonly [kind in AnswerNote["kind"]]: ProblemCode } = {
  empty_entry: "PLUGIN051",
  number: "PLUGIN052",
  twice: "PLUGIN055",
  case: "PLUGIN056",
};

function noteMessage({ kind, path, detail }: AnswerNote): string {
  switch (kind) {
    case "empty_entry":
      return `${path} is ${detail}.`;
    case "number":
      return `${path} is ${detail}, which becomes ${BigInt(Number(detail))}.`;
    case "twice":
      return `${path} is given more than once.`;
    case "case":
      return `${path} is read as ${detail.toLowerCase()}.`;
  }
}

const slowMs = 5_000;

function slowProblems(facts: RunFacts): Problem[] {
  const limit = timeoutMs(facts.connection);
  const { total } = facts.timings;
  const near = limit !== null && total > limit / 2;
  if (!near && total < slowMs) return [];
  const of = limit === null ? "" : ` of ${limit / 1000} s`;
  return [problem("PLUGIN053", at(facts, "answer"), `The plugin took ${(total / 1000).toFixed(1)} s${of}.`)];
}

/** An error's body that is itself a response: a plugin that went on after it had refused. */
function secondAnswerProblems(facts: RunFacts): Problem[] {
  const line = /^HTTP\/1\.[01] [0-9]{3}[^\r\n]*/.exec(facts.bytes.subarray(0, 100).toString("utf8"))?.[0];
  if (facts.answer !== null || line === undefined) return [];
  return [problem("PLUGIN035", at(facts, "answer"), `The body of the answer begins with "${line}".`)];
}

/** The hops show where a redirect changed the request. */
function redirectProblems(facts: RunFacts): Problem[] {
  const { hops, connection } = facts;
  const last = hops.at(-1);
  if (hops.length < 2 || !last) return [];
  const problems = [
    problem(
      "PLUGIN039",
      at(facts, "baseUrl"),
      `The call ended at ${last.url}, after ${hops.length - 1} of nine redirects.`,
    ),
  ];
  const turned = hops.findIndex((hop) => hop.method === "GET");
  if (turned > 0) {
    const message = `${hops[turned - 1]?.url} answered ${hops[turned - 1]?.status}, so the parameters were not sent on.`;
    problems.push(problem("PLUGIN037", at(facts, "baseUrl"), message));
  }
  const dropped = hops.find((hop) => !hop.requestHeaders.some(([name]) => name === "Authorization"));
  if (dropped && !connection.token.isEmpty) {
    problems.push(problem("PLUGIN038", at(facts, "baseUrl"), `${dropped.url} is on another host.`));
  }
  return problems;
}

function tokenProblems(facts: RunFacts): Problem[] {
  if (!facts.tokenCameBack) return [];
  return [problem("PLUGIN054", at(facts, "answer"), "The plugin's answer holds the token that it was sent.")];
}
