import { describe, expect, it, vi } from "vitest";
import { applyTextEdits } from "../editor/text-position";
import { toDiagnostics } from "./report-diagnostics";
import { pluginOf, problemOf, seedReport, stepOf } from "./rollouts.fixtures";
import { checksumEdit, choosePlugin, ownProblems, stepSpan, stepStateWord } from "./rollouts-words";

const digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

describe("which plugin is shown", () => {
  const report = (more: readonly ReturnType<typeof pluginOf>[]) => ({ ...seedReport, plugins: more });
  const starts = pluginOf({ id: "a", name: "x/a" });
  const broken = pluginOf({ id: "b", name: "x/b", verdict: "doesNotStart" });
  const noted = pluginOf({ id: "c", name: "x/c", problems: [problemOf("ROLLOUTS007", "m")] });
  it.each([
    ["the one asked for by id", [starts, broken], "a", "a"],
    ["the one asked for by name", [starts, broken], "x/a", "a"],
    ["the one that stops the controller", [starts, noted, broken], null, "b"],
    ["one with a problem", [starts, noted], null, "c"],
    ["the first", [starts], null, "a"],
    ["what is asked for and not there is the default", [starts, broken], "gone", "b"],
  ])("%s", (_name, plugins, wanted, expected) => {
    expect(choosePlugin(report(plugins), wanted)?.id).toBe(expected);
  });
  it("none of none", () => expect(choosePlugin(report([]), null)).toBeNull());
});

describe("writing the file's digest", () => {
  it.each([
    ['sha256: "08f5"', '"08f5"', `sha256: "${digest}"`],
    ["sha256: '08f5'", "'08f5'", `sha256: '${digest}'`],
    ["sha256: 08f5", "08f5", `sha256: "${digest}"`],
    ["sha256: 123 # why", "123", `sha256: "${digest}" # why`],
  ])("%s", (text, value, expected) => {
    const from = text.indexOf(value);
    const span = { from, to: from + value.length, line: 1, column: from + 1 };
    expect(applyTextEdits(text, [checksumEdit(text, span, digest)])).toBe(expected);
  });
});

describe("words of a step", () => {
  it("says what an error does", () => {
    expect(stepStateWord(stepOf({ id: "sha256", state: "error" }))).toBe("stops the controller");
    expect(stepStateWord(stepOf({ id: "linking", state: "error", when: "firstUse" }))).toBe(
      "fails at first use",
    );
    expect(stepStateWord(stepOf({ id: "sha256", state: "notReached" }))).toBe("not reached");
  });

  it("knows where its evidence stands", () => {
    const [plugin] = seedReport.plugins;
    if (!plugin) throw new Error("no plugin");
    const lineOf = (id: "name" | "sha256" | "headers" | "linking") => stepSpan(plugin, stepOf({ id }))?.line;
    expect([lineOf("name"), lineOf("sha256"), lineOf("headers"), lineOf("linking")]).toEqual([
      8,
      10,
      8,
      undefined,
    ]);
  });
});

describe("problems of the ConfigMap itself", () => {
  it("are those that no plugin and no missing name tells", () => {
    const own = problemOf("ROLLOUTS001", "The text is no YAML.");
    expect(ownProblems({ ...seedReport, problems: [own, ...seedReport.problems] })).toEqual([own]);
    expect(ownProblems(seedReport)).toEqual([]);
  });
});

describe("marks in the editor", () => {
  it("carry the quick fixes of the problem that stands there", () => {
    const onFix = vi.fn();
    const [mark] = toDiagnostics(seedReport, onFix);
    expect(mark).toMatchObject({
      severity: "error",
      code: "ROLLOUTS007",
      message: "The `sha256` has 40 characters.",
    });
    expect(mark?.actions?.map(({ label }) => label)).toEqual(["Take sha256 out"]);
    mark?.actions?.[0]?.apply();
    expect(onFix).toHaveBeenCalledWith({ label: "Take sha256 out", edits: [] });
  });

  it("find it also where the problem counts the file's lines", () => {
    const report = { ...seedReport, source: { ...seedReport.source, line: 21 } };
    const problems = seedReport.problems.map((each) => ({
      ...each,
      place: { position: { line: 30, column: 15 } },
    }));
    const [mark] = toDiagnostics({ ...report, problems }, () => {});
    expect(mark?.actions).toHaveLength(1);
  });
});
