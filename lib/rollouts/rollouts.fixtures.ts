/** Texts for the tests of judging. */
import { parseManifests } from "../manifests";
import type { DownloadFact, FileFact } from "./facts";
import { judge } from "./judge";
import { readManifestSources } from "./read-manifests";
import type { RolloutsReport } from "./report";
import { pastedSources, type RolloutsSources } from "./sources";

/** The documentation's first example, as printed. */
export const mountedExample = `apiVersion: v1
kind: ConfigMap
metadata:
  name: argo-rollouts-config
data:
  trafficRouterPlugins: |-
    - name: "argoproj-labs/sample-nginx" # the name of the plugin
      location: "file://./my-custom-plugin" # supports http(s):// urls and file://
`;

/** Its second. */
export const servedExample = `apiVersion: v1
kind: ConfigMap
metadata:
  name: argo-rollouts-config
data:
  trafficRouterPlugins: |-
    - name: "argoproj-labs/sample-nginx" # the name of the plugin
      location: "https://github.com/argoproj-labs/rollouts-plugin-trafficrouter-sample-nginx/releases/download/v0.0.1/metric-plugin-linux-amd64" # supports http(s):// urls and file://
      sha256: "08f588b1c799a37bbe8d0fc74cc1b1492dd70b2c" #optional sha256 checksum of the plugin executable
`;

/** A ConfigMap whose traffic routers are these lines. */
export function configMap(list: string, key = "trafficRouterPlugins"): string {
  const lines = list.split("\n").map((line) => `    ${line}`);
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: argo-rollouts-config\ndata:\n  ${key}: |-\n${lines.join("\n")}\n`;
}

export const deployment = (image = "quay.io/argoproj/argo-rollouts:v1.8.3", more = "") => `apiVersion: apps/v1
kind: Deployment
metadata: {name: argo-rollouts, namespace: argo-rollouts}
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: argo-rollouts
          image: ${image}
${more}`;

export function sourcesOf(...documents: readonly string[]): RolloutsSources {
  const options = { file: "a.yaml", namespace: "argocd", maxDocuments: 100 };
  const { manifests } = parseManifests(documents.join("\n---\n"), options);
  const [sources] = readManifestSources(manifests);
  if (!sources) throw new Error("no sources");
  return sources;
}

export const judgeText = (text: string): RolloutsReport => judge(pastedSources(text));

/** A step of the first plugin, in short. */
export function step(report: RolloutsReport, id: string, plugin = 0): string | undefined {
  const found = report.plugins[plugin]?.steps.find((one) => one.id === id);
  return found && [found.state, found.problem?.code ?? ""].join(" ").trim();
}

export const elf: FileFact = {
  format: "elf",
  description: "ELF 64-bit, amd64",
  size: 45_000_000,
  bits: 64,
  architecture: "amd64",
  executable: true,
  linked: "static",
  interpreter: "",
  libraries: [],
  cookieKey: true,
  types: ["trafficRouter"],
  goVersion: "go1.24.1",
  goModule: "example.com/plugin",
  goPlugin: "v1.6.3",
  argoRollouts: "v1.8.3",
};

export function downloaded(location: string, more: Partial<DownloadFact> = {}): DownloadFact {
  return {
    location,
    startedAt: "2026-11-22T10:00:00.000Z",
    state: "done",
    hops: [{ url: location, status: 200, statusText: "OK", address: "192.0.2.1:443", ms: 20 }],
    headers: [],
    status: 200,
    bytes: 45_000_000,
    firstByteMs: 20,
    totalMs: 900,
    sha256: "ab".repeat(32),
    file: elf,
    error: "",
    controllerError: "",
    ...more,
  };
}
