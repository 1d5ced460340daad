import { describe, expect, it } from "vitest";
import { evaluate } from "../evaluate";
import { readApplicationSet } from "../schema/application-set";

async function patched(patch: string, template = "metadata: {name: a, labels: {old: x}}") {
  const spec = `{goTemplate: true, generators: [{list: {elements: [{env: prod}]}}], templatePatch: ${JSON.stringify(patch)}, template: {${template}, spec: {project: p, source: {repoURL: r, path: x, helm: {valueFiles: [a], valuesObject: {m: {k: 1}}}}, destination: {server: s}}}}`;
  const text = `kind: ApplicationSet\nmetadata: {name: demo, namespace: ns}\nspec: ${spec}`;
  const evaluation = await evaluate(readApplicationSet(text), {
    callPlugin: async () => ({ ok: false, error: null }),
  });
  return { ...evaluation, manifest: evaluation.applications[0]?.manifest };
}

describe("templatePatch", () => {
  it.each([
    [
      "maps are merged, null removes",
      "metadata: {labels: {new: '{{ .env }}', old: null}}",
      { metadata: { name: "a", namespace: "ns", labels: { new: "prod" } } },
    ],
    [
      "lists are replaced",
      "spec: {source: {helm: {valueFiles: [b]}}}",
      { spec: { source: { helm: { valueFiles: ["b"] } } } },
    ],
    [
      "finalizers are united",
      "metadata: {finalizers: [own]}",
      { metadata: { finalizers: ["own", "resources-finalizer.argocd.argoproj.io"] } },
    ],
    ["the project is put back", "spec: {project: other}", { spec: { project: "p" } }],
    [
      "the namespace is the ApplicationSet's",
      "metadata: {namespace: other}",
      { metadata: { namespace: "ns" } },
    ],
    [
      "$patch: delete leaves the zero value",
      "spec: {source: {$patch: delete}}",
      { spec: { source: { repoURL: "" } } },
    ],
    [
      "$retainKeys drops the others",
      "spec: {source: {$retainKeys: [repoURL, path], path: z}}",
      { spec: { source: { repoURL: "r", path: "z" } } },
    ],
    [
      "$deleteFromPrimitiveList",
      "spec: {source: {helm: {$deleteFromPrimitiveList/valueFiles: [a]}}}",
      { spec: { source: { helm: {} } } },
    ],
    [
      "names match without regard to case",
      '{"SPEC": {"source": {"Path": "y"}}}',
      { spec: { source: { repoURL: "r" } } },
    ],
    [
      "$setElementOrder",
      "metadata: {$setElementOrder/finalizers: [own, resources-finalizer.argocd.argoproj.io, new], finalizers: [own, new]}",
      { metadata: { finalizers: ["own", "resources-finalizer.argocd.argoproj.io", "new"] } },
    ],
    ["nothing", "", { metadata: { name: "a" } }],
    [
      "it may set the operation",
      "operation: {sync: {prune: true}}",
      { operation: { sync: { prune: true }, initiatedBy: {}, retry: {} } },
    ],
  ])("%s", async (_, patch, expected) => {
    const { manifest, error } = await patched(patch);
    expect(error).toBe("");
    expect(manifest).toMatchObject(expected);
  });

  it.each([
    [
      "flow YAML is read as JSON",
      "{metadata: {}}",
      /^invalid templatePatch "\{metadata: \{\}\}": invalid character 'm' looking for beginning of object key string$/,
    ],
    [
      "a number where text belongs",
      "spec: {source: {targetRevision: 1}}",
      /json: cannot unmarshal number into Go struct field Application\.spec\.source\.targetRevision of type string$/,
    ],
    [
      "a list",
      "[1]",
      /^invalid templatePatch "\[1\]": json: cannot unmarshal array into Go value of type v1alpha1\.Application$/,
    ],
    [
      "a null among finalizers",
      "metadata: {finalizers: [null]}",
      /list element types are not identical: \[\[resources-finalizer\.argocd\.argoproj\.io\] \[<nil>\]\]$/,
    ],
    [
      "an order that the patch's list has not",
      "spec: {source: {helm: {$setElementOrder/valueFiles: [b, a], valueFiles: [c]}}}",
      /: The order in patch list:\n\[c\]\n doesn't match \$setElementOrder list:\n\[b a\]\n$/,
    ],
    [
      "no time",
      "metadata: {creationTimestamp: x}",
      /: parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006"$/,
    ],
    [
      "an element of the wrong type",
      "spec: {syncPolicy: {syncOptions: [CreateNamespace: true]}}",
      /: json: cannot unmarshal object into Application\.spec\.syncPolicy\.syncOptions\.0 of type string$/,
    ],
    [
      "replicas that are no integer",
      "spec: {source: {kustomize: {replicas: [{name: d, count: 1.5}]}}}",
      /: json: cannot unmarshal number 1\.5 into Go value of type int32$/,
    ],
    ["an unknown $patch", "spec: {source: {$patch: x}}", /unknown patch type: x in map: map\[\$patch:x\]$/],
    [
      "a map into a map of valuesObject",
      "spec: {source: {helm: {valuesObject: {m: {k: 2}}}}}",
      /unable to find api field in struct RawExtension for the json field "m"$/,
    ],
    [
      "a template that fails",
      "metadata: {labels: {a: '{{ fail \"x\" }}'}}",
      /^error replacing values in templatePatch: failed to execute go template /,
    ],
  ])("%s is an error", async (_, patch, message) => {
    const { error, reason, problems } = await patched(patch);
    expect(error).toMatch(message);
    expect(reason).toBe("RenderTemplateParamsError");
    expect(problems[0]?.place.field).toBe("spec.templatePatch");
  });

  it("says so where a directive is not evaluated, and never gives a wrong result", async () => {
    const { manifest, known, problems } = await patched(
      "spec: {source: {helm: {$setElementOrder/parameters: [{name: a}], parameters: [{name: a}]}}}",
    );
    expect(manifest).toBeNull();
    expect(known).toBe(false);
    expect(problems.map(({ code }) => code)).toContain("APPSET007");
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});
