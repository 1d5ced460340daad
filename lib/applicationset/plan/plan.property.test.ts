import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../gotemplate/json-object";
import { readApplicationSet } from "../schema/application-set";
import { desired } from "./desired";
import { liveApplications } from "./live";
import { actions, type Fields, generated, live, ownedBy, planned, type Situation } from "./plan.fixtures";
import { planSettings } from "./settings";

const name = fc.constantFrom("a", "b", "c", "d", "__proto__", "", "No_Name");
const texts = fc.dictionary(
  fc.constantFrom("x", "y", "keep", "a/b", "__proto__"),
  fc.constantFrom("1", "2", "x/"),
);
const finalizers = (all: string[]) => fc.subarray(all);
const ofTemplates = ["resources-finalizer.argocd.argoproj.io", "foo.example.com/x"];
/** A template that has these itself gets one more of them at each run: see the last test. */
const ofDeletion = ["pre-delete-finalizer.argocd.argoproj.io/x", "post-delete-finalizer.argocd.argoproj.io"];
const metadata = (all: string[]) =>
  fc.record({ labels: texts, annotations: texts, finalizers: finalizers(all) }, { requiredKeys: [] });
const spec = fc.record(
  {
    project: fc.constantFrom("default", "web", ""),
    source: fc.record(
      {
        repoURL: fc.constant("r"),
        path: fc.constantFrom("", "p"),
        helm: fc.record(
          {
            values: fc.constantFrom("", "v"),
            valuesObject: fc.dictionary(fc.constantFrom("k", "l"), fc.jsonValue()),
          },
          { requiredKeys: [] },
        ),
        directory: fc.record(
          { recurse: fc.boolean(), exclude: fc.constantFrom("", "x") },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: ["repoURL"] },
    ),
    syncPolicy: fc.record({ syncOptions: fc.subarray(["A=b", "C=d"]) }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
const parts = (all: string[]) =>
  fc.record({ metadata: metadata(all), spec }) as fc.Arbitrary<Record<string, Fields>>;
const template = fc
  .record({ name, parts: parts(ofTemplates) })
  .map((each) => generated(each.name, each.parts));
const owner = fc.constantFrom<JsonObject[]>([ownedBy("demo")], [ownedBy("other")], []);
const cluster = fc
  .record({ name, parts: parts([...ofTemplates, ...ofDeletion]), ownerReferences: owner })
  .map((each) => {
    const application = live(each.name, each.parts);
    return {
      ...application,
      metadata: { ...Object(application.metadata), ownerReferences: each.ownerReferences },
    };
  });
const settings = fc.constantFrom(
  "",
  "syncPolicy: {applicationsSync: create-only}",
  "syncPolicy: {applicationsSync: create-delete}",
  "syncPolicy: {applicationsSync: create-update}, preservedFields: {labels: [keep], annotations: [keep]}",
  "ignoreApplicationDifferences: [{jsonPointers: [/spec/source/helm, /metadata/labels/x]}]",
  "strategy: {type: RollingSync, rollingSync: {steps: [{}]}}",
);
const situation: fc.Arbitrary<Situation> = fc.record({
  spec: settings,
  generated: fc.array(template, { maxLength: 6 }),
  live: fc.uniqueArray(cluster, { maxLength: 6, selector: nameOf }),
  known: fc.boolean(),
  error: fc.constantFrom("", "", "e"),
});

function nameOf({ metadata: own }: { readonly metadata?: unknown }): string {
  return String(Object(own).name);
}

const isOwned = (application: JsonObject) => JSON.stringify(application.metadata).includes('"name":"demo"');

/** What the cluster holds once the plan is carried out. */
function applied(given: Situation): JsonObject[] {
  const { applicationSet } = readApplicationSet(
    `kind: ApplicationSet\nmetadata: {name: demo}\nspec: {generators: [], ${given.spec ?? ""}}\n`,
  );
  if (!applicationSet) throw new Error("unreadable");
  const before = liveApplications(applicationSet, given.live ?? []);
  const after = new Map([...before].map(([key, { manifest }]) => [key, manifest]));
  for (const { action, name: key, application } of planned(given).applications) {
    if (action === "delete") after.delete(key);
    const manifest = application === null ? null : given.generated?.[application];
    if (!manifest || (action !== "create" && action !== "update")) continue;
    const held = before.get(key) ?? { name: key, manifest: {}, owner: null, isOwned: false };
    const wanted = desired(manifest, held, "demo", planSettings(applicationSet));
    after.set(key, {
      ...held.manifest,
      ...wanted,
      metadata: { name: key, namespace: "argocd", ...wanted.metadata },
    });
  }
  return [...after.values()];
}

describe("the plan", () => {
  it("of what is live as generated changes nothing", () => {
    fc.assert(
      fc.property(fc.uniqueArray(template, { selector: nameOf }), settings, (templates, own) => {
        const spec = own.startsWith("strategy") ? "" : own;
        const owned = templates.map((each) => ({
          ...each,
          metadata: { ...Object(each.metadata), ownerReferences: [ownedBy("demo")] },
        }));
        const plan = planned({ spec, generated: templates, live: owned });
        // A live Application without a name is none.
        return actions(plan).every((action) => /^unchanged |^skip |^create $/.test(action));
      }),
    );
  });

  it("adds up, and has every live Application of the set exactly once", () => {
    fc.assert(
      fc.property(situation, (given) => {
        const plan = planned(given);
        const sum = Object.values(plan.counts).reduce((left, right) => left + right, 0);
        const owned = (given.live ?? []).filter((each) => isOwned(each) && nameOf(each) !== "").map(nameOf);
        const listed = plan.applications
          .filter((each) => each.live && isOwned(each.live))
          .map((each) => each.name);
        const renderedOnce = plan.applications.filter(({ application }) => application !== null).length;
        return (
          sum === plan.applications.length &&
          JSON.stringify(owned.sort()) === JSON.stringify(listed.sort()) &&
          renderedOnce === (given.generated?.length ?? 0)
        );
      }),
    );
  });

  it("is empty once it is carried out", () => {
    fc.assert(
      fc.property(situation, (given) => {
        const again = planned({ ...given, live: applied(given) });
        return actions(again).every((action) => /^(unchanged|skip|keep) /.test(action));
      }),
    );
  });

  it("never is empty where the template has a finalizer that the controller keeps", () => {
    const finalizers = ["post-delete-finalizer.argocd.argoproj.io"];
    const given: Situation = { generated: [generated("a", { metadata: { finalizers } })] };
    const once = applied(given);
    const [again] = planned({ ...given, live: once }).applications;
    expect(again?.changes).toEqual([
      { field: "metadata.finalizers", before: finalizers, after: [...finalizers, ...finalizers] },
    ]);
  });
});
