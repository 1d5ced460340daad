/** Manifests of Argo Rollouts for the stories, as text. */

export interface Entry {
  readonly name: string;
  readonly location: string;
  readonly sha256?: string;
  readonly headersFrom?: string;
}

function entryText({ name, location, sha256, headersFrom }: Entry): string {
  return [
    `    - name: "${name}"`,
    `      location: "${location}"`,
    ...(sha256 === undefined ? [] : [`      sha256: "${sha256}"`]),
    ...(headersFrom === undefined
      ? []
      : ["      headersFrom:", "        - secretRef:", `            name: ${headersFrom}`]),
  ].join("\n");
}

export function configMap(
  entries: readonly Entry[],
  { namespace = "argo-rollouts", key = "trafficRouterPlugins" } = {},
): string {
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: argo-rollouts-config
  namespace: ${namespace}
data:
  ${key}: |-
${entries.map(entryText).join("\n")}
`;
}

/** As the documentation of traffic router plugins prints them. */
export const documented = {
  local: configMap([{ name: "argoproj-labs/sample-nginx", location: "file://./my-custom-plugin" }]),
  remote: configMap(
    [
      {
        name: "argoproj-labs/sample-nginx",
        location:
          "https://github.com/argoproj-labs/rollouts-plugin-trafficrouter-sample-nginx/releases/download/v0.0.1/metric-plugin-linux-amd64",
        sha256: "08f588b1c799a37bbe8d0fc74cc1b1492dd70b2c",
      },
    ],
    { namespace: "rollouts-remote" },
  ),
};

export const controller = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: argo-rollouts
  namespace: argo-rollouts
spec:
  replicas: 1
  selector:
    matchLabels:
      app.kubernetes.io/name: argo-rollouts
  template:
    metadata:
      labels:
        app.kubernetes.io/name: argo-rollouts
    spec:
      containers:
        - name: argo-rollouts
          image: quay.io/argoproj/argo-rollouts:v1.9.0
`;

export function node(architecture: string): string {
  return `apiVersion: v1
kind: Node
metadata:
  name: node-1
  labels:
    kubernetes.io/arch: ${architecture}
status:
  nodeInfo:
    architecture: ${architecture}
`;
}

export function rolloutNaming(plugin: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata:
  name: web
  namespace: shop
spec:
  strategy:
    canary:
      trafficRouting:
        plugins:
          ${plugin}:
            httpRoute: web
      steps:
        - setWeight: 20
`;
}
