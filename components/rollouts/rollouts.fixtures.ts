/** A report for tests: the documentation's two entries, in brief. */
import type { Problem } from "@/lib/problems";
import type { RolloutsPluginReport, RolloutsReport, VerdictStep } from "@/lib/rollouts/report";
import { exampleConfigMap } from "./example-config-map";

export const problemOf = (code: Problem["code"], message: string, more: Partial<Problem> = {}): Problem => ({
  code,
  severity: "error",
  message,
  controller: "The controller does not start.",
  remedy: "Take the SHA-256 of the file.",
  place: {},
  ...more,
});

export const stepOf = (more: Partial<VerdictStep> & Pick<VerdictStep, "id">): VerdictStep => ({
  label: more.id,
  state: "ok",
  when: "start",
  seen: "",
  sentence: "The form is right.",
  problem: null,
  ...more,
});

const spanOf = (part: string) => {
  const from = exampleConfigMap.indexOf(part);
  const before = exampleConfigMap.slice(0, from);
  const line = before.split("\n").length;
  return { from, to: from + part.length, line, column: from - before.lastIndexOf("\n") };
};

export const pluginOf = (more: Partial<RolloutsPluginReport>): RolloutsPluginReport => ({
  id: "trafficRouter-0",
  type: "trafficRouter",
  key: "trafficRouterPlugins",
  index: 0,
  name: "argoproj-labs/sample-nginx",
  location: "https://server.example/plugin",
  sha256: "",
  args: [],
  disabled: false,
  headersFrom: [],
  verdict: "starts",
  verdictText: "starts",
  steps: [],
  problems: [],
  advice: [],
  checksum: null,
  risks: [],
  uses: [],
  known: null,
  place: spanOf('- name: "argoproj-labs/sample-nginx"'),
  fields: { name: spanOf('"argoproj-labs/sample-nginx"'), location: null, sha256: null },
  downloadable: true,
  download: null,
  handshake: null,
  reach: [],
  ...more,
});

const tooShort = problemOf("ROLLOUTS007", "The `sha256` has 40 characters.", {
  place: { position: { line: 10, column: 15 } },
  fixes: [{ label: "Take sha256 out", edits: [] }],
});

export const seedReport: RolloutsReport = {
  id: "argo-rollouts",
  source: {
    kind: "manifests",
    file: "rollouts.yaml",
    line: 1,
    namespace: "argo-rollouts",
    text: exampleConfigMap,
    found: true,
  },
  verdict: {
    state: "doesNotStart",
    title: "The controller does not start.",
    why: "The `sha256` of `argoproj-labs/sample-nginx` has 40 characters.",
    effect: "No Rollout is reconciled, also those that use no plugin.",
    running: "Pods that run now go on until they restart.",
    controllerError: "sha256 checksum of downloaded file (x) does not match expected sha256",
  },
  controller: {
    deployment: null,
    replicas: null,
    workingDirectory: "/home/argo-rollouts",
    architectures: [],
    architecturesFrom: "",
  },
  plugins: [
    pluginOf({
      verdict: "doesNotStart",
      verdictText: "does not start",
      steps: [
        stepOf({ id: "name", seen: "<namespace>/<name>" }),
        stepOf({
          id: "sha256",
          state: "error",
          seen: "40 characters",
          sentence: "Never matches: the controller does not start.",
          problem: tooShort,
        }),
      ],
      problems: [tooShort],
      fields: {
        name: spanOf('"argoproj-labs/sample-nginx"'),
        location: spanOf('"https://github.com'),
        sha256: spanOf('"08f588b1c799a37bbe8d0fc74cc1b1492dd70b2c"'),
      },
    }),
    pluginOf({ id: "metricProvider-0", name: "argoproj-labs/sample-prometheus", verdict: "notKnown" }),
  ],
  problems: [tooShort],
  marks: [
    {
      ...spanOf('"08f588b1c799a37bbe8d0fc74cc1b1492dd70b2c"'),
      severity: "error",
      code: "ROLLOUTS007",
      message: tooShort.message,
    },
  ],
  missing: [],
  counts: { errors: 1, warnings: 0 },
  fixedConfigMap: null,
};
