import { expect, it, vi } from "vitest";
import type { Draft } from "@/lib/workspace";
import type { EvaluationView } from "@/lib/workspace/evaluation-view";
import { failingApplicationSet } from "../applicationsets.fixtures";
import { DraftEvaluator, draftDetail, type Evaluate } from "./draft-evaluator";

const draft = (manifest: string): Draft => ({ manifest, fixtures: "" });
const viewOf = (manifest: string): EvaluationView => ({
  ...failingApplicationSet,
  problems: manifest.startsWith("broken")
    ? [{ ...failingApplicationSet.problems[0], code: "APPSET001" } as EvaluationView["problems"][number]]
    : [],
  error: manifest,
});
const settled = () => new Promise((resolve) => setTimeout(resolve, 15));

function evaluator(evaluate: Evaluate = async ({ manifest }) => viewOf(manifest)) {
  const spy = vi.fn(evaluate);
  return { made: new DraftEvaluator(spy, 5), spy };
}

it("waits for a pause, then evaluates the last text only", async () => {
  const { made, spy } = evaluator();
  for (const text of ["a", "ab", "abc"]) made.want(draft(text));
  expect(made.get().behind).toBe("running");
  await settled();
  expect(spy.mock.calls.map(([{ manifest }]) => manifest)).toEqual(["abc"]);
  expect(made.get()).toMatchObject({ behind: null, view: { error: "abc" }, draft: { manifest: "abc" } });
});

it("stops what is out of date, whose late answer changes nothing", async () => {
  const late: ((view: EvaluationView) => void)[] = [];
  const { made, spy } = evaluator(({ manifest }) =>
    manifest === "old" ? new Promise((resolve) => late.push(resolve)) : Promise.resolve(viewOf(manifest)),
  );
  made.want(draft("old"));
  await settled();
  made.want(draft("new"));
  expect(spy.mock.calls[0]?.[1].signal.aborted).toBe(true);
  await settled();
  late[0]?.(viewOf("old"));
  await settled();
  expect(made.get().view?.error).toBe("new");
});

it("keeps the last good result of a text that can't be read, with the problem of the new one", async () => {
  const { made } = evaluator();
  made.want(draft("good"));
  await settled();
  made.want(draft("broken:"));
  await settled();
  expect(made.get()).toMatchObject({
    behind: "unreadable",
    view: { error: "good" },
    draft: { manifest: "broken:" },
  });
  expect(made.get().problems.map(({ code }) => code)).toEqual(["APPSET001"]);
  const shown = draftDetail(failingApplicationSet, made.get());
  expect([shown.error, shown.manifest, shown.problems.length]).toEqual(["good", "broken:", 1]);
});

it("keeps it also when the evaluation fails, and says why", async () => {
  const { made } = evaluator(({ manifest }) =>
    manifest === "bad" ? Promise.reject(new Error("no worker")) : Promise.resolve(viewOf(manifest)),
  );
  made.want(draft("good"));
  await settled();
  made.want(draft("bad"));
  await settled();
  expect(made.get()).toMatchObject({
    behind: "failed",
    view: { error: "good" },
    error: new Error("no worker"),
  });
});

it("evaluates again what it has, at once; nothing when there is no draft", async () => {
  const { made, spy } = evaluator();
  made.again();
  made.want(draft("a"));
  await settled();
  made.again();
  await settled();
  expect(spy).toHaveBeenCalledTimes(2);
});

it("takes the server's result of this text, not of another", async () => {
  const { made } = evaluator();
  made.want(draft("mine"));
  made.accept(draft("other"), { ...failingApplicationSet, error: "other" });
  expect(made.get().view).toBeNull();
  made.accept(draft("mine"), { ...failingApplicationSet, error: "called" });
  await settled();
  expect(made.get()).toMatchObject({ behind: null, view: { error: "called" } });
  expect(made.get().evaluatedAt).toBe(failingApplicationSet.evaluatedAt);
});

it("without a draft there is nothing, and the file's own is shown", async () => {
  const { made } = evaluator();
  made.want(draft("a"));
  await settled();
  made.want(null);
  expect(made.get().view).toBeNull();
  expect(draftDetail(failingApplicationSet, made.get())).toBe(failingApplicationSet);
});
