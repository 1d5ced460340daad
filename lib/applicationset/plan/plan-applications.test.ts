import { describe, expect, it } from "vitest";
import {
  actions,
  generated,
  live,
  ownedBy,
  planned,
  plannedWithFindings,
  resourcesFinalizer,
  type Situation,
} from "./plan.fixtures";

const changed = { spec: { project: "other" } };
const policy = (name: string) => `syncPolicy: {applicationsSync: ${name}}`;

describe("which action", () => {
  const all: Situation = {
    generated: [generated("new"), generated("same"), generated("changed", changed)],
    live: [live("same"), live("changed"), live("gone")],
  };
  it.each<[string, Situation, string[]]>([
    ["the default", all, ["update changed", "delete gone", "create new", "unchanged same"]],
    [
      "sync",
      { ...all, spec: policy("sync") },
      ["update changed", "delete gone", "create new", "unchanged same"],
    ],
    [
      "create-only",
      { ...all, spec: policy("create-only") },
      ["keep changed", "keep gone", "create new", "unchanged same"],
    ],
    [
      "create-update",
      { ...all, spec: policy("create-update") },
      ["update changed", "keep gone", "create new", "unchanged same"],
    ],
    [
      "create-delete",
      { ...all, spec: policy("create-delete") },
      ["keep changed", "delete gone", "create new", "unchanged same"],
    ],
    ["zero sets delete all", { live: [live("a"), live("b")] }, ["delete a", "delete b"]],
    ["nothing at all", {}, []],
    [
      "an invalid one is skipped, its live one stays",
      { generated: [generated("a", { spec: { project: "" } })], live: [live("a")] },
      ["skip a"],
    ],
    [
      "both of a pair are skipped, their live one stays",
      { generated: [generated("a"), generated("a")], live: [live("a")] },
      ["skip a", "skip a"],
    ],
    ["without a name", { generated: [generated("")], live: [live("a")] }, ["skip ", "delete a"]],
    ["others' are left alone", { live: [live("a", { metadata: { ownerReferences: [] } })] }, []],
    [
      "another set's are left alone",
      { live: [live("a", { metadata: { ownerReferences: [ownedBy("other")] } })] },
      [],
    ],
    [
      "an owner of that name that is no ApplicationSet",
      { live: [live("a", { metadata: { ownerReferences: [ownedBy("demo", "Job", "batch/v1")] } })] },
      [],
    ],
    [
      "another namespace's are left alone",
      { live: [live("a", { metadata: { namespace: "elsewhere" } })] },
      [],
    ],
    ["what did not render has no name", { generated: [null], live: [live("a")], error: "e" }, ["delete a"]],
  ])("%s", (_, situation, expected) => {
    const plan = planned(situation);
    expect(actions(plan)).toEqual(expected);
    const sum = Object.values(plan.counts).reduce((left, right) => left + right, 0);
    expect(sum).toBe(plan.applications.length);
  });

  it("a live one that nobody owns is taken over, under every policy", () => {
    const { plan, findings } = plannedWithFindings({
      spec: policy("create-only"),
      generated: [generated("a")],
      live: [live("a", { metadata: { ownerReferences: [] } })],
    });
    expect(actions(plan)).toEqual(["update a"]);
    expect(plan.applications[0]?.changes.map(({ field }) => field)).toEqual(["metadata.ownerReferences"]);
    expect(findings.map(({ code }) => code)).toEqual(["APPSET079"]);
    expect(plan.deletionsWaitFor).toBe("");
  });

  it("one that belongs to another can't be, and nothing is deleted", () => {
    const owners = [{ kind: "Job" }, ownedBy("other")];
    const { plan, findings } = plannedWithFindings({
      generated: [generated("a"), generated("b")],
      live: [live("a", { metadata: { ownerReferences: owners } }), live("gone")],
    });
    expect(actions(plan)).toEqual(["skip a", "create b", "delete gone"]);
    expect(findings[0]?.more.controllerError).toBe(
      "Object argocd/a is already owned by another ApplicationSet controller other",
    );
    expect(plan.deletionsWaitFor).toBe("a");
    expect(plan.applications[2]?.reason).toMatch(/deleted only once a can be applied/);
  });

  it("what the API server refuses is neither created nor updated, and nothing is deleted", () => {
    const labels = { labels: { team: "a/b" } };
    const plan = planned({
      generated: [generated("My"), generated("a", { metadata: labels }), generated("b")],
      live: [live("a"), live("gone")],
    });
    expect(actions(plan)).toEqual(["skip My", "skip a", "create b", "delete gone"]);
    expect(plan.applications[0]?.reason).toMatch(
      /refuses to create it: Application\.argoproj\.io "My" is invalid/,
    );
    expect(plan.applications[1]?.reason).toMatch(/refuses to update it/);
    expect(plan.applications[3]?.reason).toMatch(/only once My can be applied/);
  });
});

describe("what a deletion takes along", () => {
  const known = [{ name: "one", server: "https://one", project: "" }];
  it.each<[string, Situation, RegExp]>([
    ["the finalizer", { live: [live("a")] }, /has the finalizer .*: what it deployed is deleted with it/],
    [
      "the finalizer for the background",
      { live: [live("a", { metadata: { finalizers: [`${resourcesFinalizer}/background`] } })] },
      /argoproj\.io\/background: what it deployed is deleted with it/,
    ],
    [
      "no finalizer",
      { live: [live("a", { metadata: { finalizers: ["foo.example.com/bar"] } })] },
      /no resources finalizer: what it deployed stays/,
    ],
    [
      "a destination that no longer exists",
      { live: [live("a", { spec: { destination: { name: "two" } } })], clusters: known },
      /first removes the finalizer .*: what it deployed stays/,
    ],
    [
      "a destination that exists",
      { live: [live("a", { spec: { destination: { server: "https://one" } } })], clusters: known },
      /deleted with it/,
    ],
    [
      "one that is being deleted",
      { live: [live("a", { metadata: { deletionTimestamp: "2024-01-01T00:00:00Z" } })] },
      /being deleted already/,
    ],
  ])("%s", (_, situation, reason) => {
    const [application] = planned(situation).applications;
    expect(application?.action).toBe("delete");
    expect(application?.reason).toMatch(reason);
  });
});

describe("when nothing is done, or not all is known", () => {
  const given: Situation = { generated: [generated("a")], live: [live("gone")] };
  it.each<[string, Situation, string, string, RegExp]>([
    [
      "an error",
      { error: "e" },
      "The run ends in an error: e",
      "",
      /Nothing is deleted while the error lasts/,
    ],
    ["a panic", { panic: "p" }, "The run ends in a panic: p", "", /Nothing is deleted while the error lasts/],
    ["something unknown", { known: false }, "", "Not all", /whether it is deleted, is not known/],
    [
      "a rollout without steps",
      { spec: "strategy: {type: RollingSync}" },
      "The run ends in an error: No steps defined for rollout",
      "",
      /No parameter set gives this name/,
    ],
  ])("%s", (_, situation, stopped, unknown, reason) => {
    const plan = planned({ ...given, ...situation });
    expect(plan.stopped).toBe(stopped);
    expect(plan.unknown.slice(0, unknown.length || 1)).toBe(unknown);
    expect(actions(plan)).toEqual(["create a", "delete gone"]);
    expect(plan.applications[1]?.reason).toMatch(reason);
  });
});

describe("remarks", () => {
  it.each<[string, string, RegExp]>([
    ["the default policy", "", /sets no policy/],
    ["its own policy", policy("create-only"), /create-only is the spec's own.*--enable-policy-override/],
    [
      "RollingSync",
      "strategy: {type: RollingSync, rollingSync: {steps: [{}, {}]}}",
      /in 2 steps.*automated sync off/,
    ],
    ["preserveResourcesOnDeletion", "syncPolicy: {preserveResourcesOnDeletion: true}", /keeps what it has/],
  ])("%s", (_, spec, remark) => {
    expect(planned({ spec }).remarks.join("\n")).toMatch(remark);
  });
});

it("shows what is live without its status and managedFields", () => {
  const [application] = planned({ live: [live("a")] }).applications;
  expect(Object.keys(application?.live ?? {})).toEqual(["apiVersion", "kind", "metadata", "spec"]);
  expect(application?.live?.metadata).not.toHaveProperty("managedFields");
  expect(application?.live?.metadata).toHaveProperty("ownerReferences");
});
