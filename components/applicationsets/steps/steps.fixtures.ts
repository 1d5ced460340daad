/** ApplicationSets with steps: a matrix of three pull requests and a plugin, a merge of two lists. For tests. */
import type { Plan } from "@/lib/applicationset";
import type { JsonObject } from "@/lib/gotemplate/json-object";
import type { ApplicationSetDetail, StepView } from "@/lib/workspace";
import { failingApplicationSet } from "../applicationsets.fixtures";

export function stepOf(kind: string, sets: readonly JsonObject[], more: Partial<StepView> = {}): StepView {
  return {
    kind,
    field: `spec.generators[0].${kind}`,
    line: 9,
    setCount: sets.length,
    keptCount: sets.length,
    kept: null,
    sets,
    error: "",
    call: null,
    fixture: "",
    matrix: null,
    merge: null,
    ...more,
  };
}

const pull = (number: number) => ({ number: String(number), branch: `feature-${number}`, labels: [] });
const input = (branch: string) => ({ input: { parameters: { branch } } });

function answered(branch: string, digests: readonly string[]): StepView {
  return stepOf(
    "plugin",
    digests.map((digest) => ({ digest, values: { link: `…/${branch}` }, generator: input(branch) })),
    {
      call: {
        plugin: "cm-plugin",
        applicationSetName: "fb-matrix",
        parameters: { branch },
        parametersJson: `{"branch":"${branch}"}`,
      },
    },
  );
}

const pulls = [pull(1), pull(2), pull(3)];
const seconds = [
  answered("feature-1", ["sha256:a"]),
  answered("feature-2", ["sha256:b"]),
  answered("feature-3", []),
];

const rendered = (branch: string) => [
  {
    field: "spec.generators[0].matrix.generators[1].plugin.input.parameters.branch",
    template: "{{.branch}}",
    text: branch,
  },
  {
    field: "spec.generators[0].matrix.generators[1].plugin.values.link",
    template: "…/{{.branch}}",
    text: `…/${branch}`,
  },
];

const unions = [0, 1].map((index): JsonObject => ({ ...seconds[index]?.sets[0], ...pulls[index] }));

export const matrixStep: StepView = stepOf("matrix", unions, {
  matrix: {
    first: stepOf("pullRequest", pulls, { fixture: "pulls (fb.yaml:60)" }),
    interpolated: true,
    rowCount: 3,
    rows: seconds.map((second, index) => ({
      first: index,
      rendered: rendered(`feature-${index + 1}`),
      second,
      from: Math.min(index, 2),
      count: second.keptCount,
    })),
  },
});

export const plan: Plan = {
  policy: "sync",
  stopped: "",
  unknown: "",
  deletionsWaitFor: "",
  remarks: [],
  applications: [
    {
      name: "fb-feature-1",
      action: "update",
      application: 0,
      reason: "Two fields differ.",
      changes: [
        { field: "spec.source.helm.values", before: "a: 1\nb: 2\n", after: "a: 1\nb: 3\n" },
        { field: "metadata.labels.team", before: undefined, after: "web" },
      ],
      live: { kind: "Application", metadata: { name: "fb-feature-1", managedFields: [] }, status: {} },
    },
    {
      name: "fb-feature-2",
      action: "create",
      application: 1,
      reason: "There is no live Application of this name.",
      changes: [],
      live: null,
    },
    {
      name: "fb-feature-3",
      action: "delete",
      application: null,
      reason: "No parameter set yields it any more.",
      changes: [],
      live: { kind: "Application", metadata: { name: "fb-feature-3" } },
    },
  ],
  counts: { create: 1, update: 1, unchanged: 0, delete: 1, skip: 0, keep: 0 },
};

const application = (set: number) => ({
  id: `0.${set}`,
  generator: 0,
  set,
  name: `fb-feature-${set + 1}`,
  yaml: `metadata:\n  name: fb-feature-${set + 1}\n`,
  error: "",
});

/** An ApplicationSet of one generator of one kind, that renders an Application for each kept set. */
export function withStep(step: StepView, planned: Plan | null = null): ApplicationSetDetail {
  const kept = step.kept ? step.kept.map((index) => step.sets[index] ?? {}) : step.sets;
  return {
    ...failingApplicationSet,
    reason: "",
    error: "",
    problems: [],
    parameterSets: step.keptCount,
    applications: step.keptCount,
    generatorResults: [
      {
        index: 0,
        kinds: [step.kind],
        plugins: [],
        known: step.setCount !== null || step.error !== "",
        error: step.error,
        parameterSets: kept.map((used, index) => ({
          index,
          returned: used,
          used,
          printsAs: {},
          findings: [],
        })),
        steps: [step],
      },
    ],
    renderedApplications: kept.map((_set, index) => application(index)),
    plan: planned,
  };
}

const base = stepOf("list", [
  { env: "prod", replicas: 3, owner: { team: "web" } },
  { env: "dev", replicas: 1, owner: {} },
]);
const override = stepOf("list", [
  { env: "prod", replicas: 5, owner: { mail: "web@example.com" } },
  { env: "test", replicas: 2 },
]);

export const mergeStep: StepView = stepOf(
  "merge",
  [
    { env: "prod", replicas: 5, owner: { team: "web", mail: "web@example.com" } },
    { env: "dev", replicas: 1, owner: {} },
  ],
  {
    merge: {
      mergeKeys: ["env"],
      children: [base, override],
      origins: [
        [
          { child: 0, set: 0 },
          { child: 1, set: 0 },
        ],
        [{ child: 0, set: 1 }],
      ],
      withoutPartner: [{ child: 1, set: 1 }],
      withoutPartnerCount: 1,
    },
  },
);
