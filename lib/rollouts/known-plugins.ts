/** The plugins that the documentation of Argo Rollouts lists, recognised by the name of their entry. */
import type { KnownPlugin, RolloutsPluginType } from "./report";

interface Listed extends Omit<KnownPlugin, "name" | "repository"> {
  /** The first is the one of its documentation. */
  readonly names: readonly [string, ...string[]];
  readonly repository: string;
}

const sample = "A sample to start one's own plugin from: its authors say not to use it in production.";
const young =
  "Listed by the documentation of Argo Rollouts; traffic router plugins are an alpha feature there.";

const listed: readonly Listed[] = [
  {
    names: ["argoproj-labs/sample-nginx"],
    title: "sample-nginx",
    type: "trafficRouter",
    purpose: "Shows how a traffic router plugin is built, after the NGINX Ingress router that is built in.",
    maturity: "sample",
    maturityText: sample,
    repository: "rollouts-plugin-trafficrouter-sample-nginx",
  },
  {
    names: ["argoproj-labs/consul", "hashicorp/consul"],
    title: "Consul",
    type: "trafficRouter",
    purpose: "Splits traffic with Consul service mesh: service resolvers and splitters.",
    maturity: "alpha",
    maturityText: young,
    repository: "rollouts-plugin-trafficrouter-consul",
  },
  {
    names: ["argoproj-labs/contour"],
    title: "Contour",
    type: "trafficRouter",
    purpose: "Sets the weights of Contour's HTTPProxy routes.",
    maturity: "alpha",
    maturityText: young,
    repository: "rollouts-plugin-trafficrouter-contour",
  },
  {
    names: ["argoproj-labs/gatewayAPI"],
    title: "Gateway API",
    type: "trafficRouter",
    purpose:
      "Sets the weights of HTTPRoute, GRPCRoute and the like, for every implementation of the Gateway API.",
    maturity: "maintained",
    maturityText:
      "Listed by the documentation of Argo Rollouts and released regularly; the plugin system itself is an alpha feature there.",
    repository: "rollouts-plugin-trafficrouter-gatewayapi",
  },
  {
    names: ["argoproj-labs/glooedge", "solo-io/glooedge"],
    title: "Gloo Edge",
    type: "trafficRouter",
    purpose: "Sets the weights of Gloo Edge's virtual services and route tables.",
    maturity: "alpha",
    maturityText: young,
    repository: "rollouts-plugin-trafficrouter-glooedge",
  },
  {
    names: ["argoproj-labs/glooplatform", "solo-io/glooplatform"],
    title: "Gloo Platform",
    type: "trafficRouter",
    purpose: "Sets the weights of Gloo Platform's route tables.",
    maturity: "alpha",
    maturityText: young,
    repository: "rollouts-plugin-trafficrouter-glooplatform",
  },
  {
    names: ["argoproj-labs/openshift", "argoproj-labs/openshift-route-plugin"],
    title: "OpenShift Route",
    type: "trafficRouter",
    purpose: "Sets the weights of OpenShift's Routes.",
    maturity: "alpha",
    maturityText: young,
    repository: "rollouts-plugin-trafficrouter-openshift",
  },
  {
    names: ["argoproj-labs/sample-prometheus"],
    title: "sample-prometheus",
    type: "metricProvider",
    purpose: "Shows how a metric plugin is built, after the Prometheus provider that is built in.",
    maturity: "sample",
    maturityText: sample,
    repository: "rollouts-plugin-metric-sample-prometheus",
  },
];

/** By the entry's name: as documented, or that of the repository; letters' case does not matter. */
export function knownPlugin(name: string): KnownPlugin | null {
  const wanted = name.toLowerCase();
  const found = listed.find(
    ({ names, repository }) =>
      names.some((known) => known.toLowerCase() === wanted) || wanted === `argoproj-labs/${repository}`,
  );
  if (!found) return null;
  const { names, repository, ...about } = found;
  return { ...about, name: names[0], repository: `https://github.com/argoproj-labs/${repository}` };
}

/** What a file's name says of its type; null when it says nothing. */
export function typeOfFileName(file: string): RolloutsPluginType | null {
  const name = file.toLowerCase();
  if (/traffic-?router|^traffic-/.test(name)) return "trafficRouter";
  if (/^metrics?(-|_)|metrics?-?(provider|plugin)/.test(name)) return "metricProvider";
  return /^step(-|_)|step-?plugin/.test(name) ? "step" : null;
}

/** What a file's name says of its system and architecture, such as `linux` and `amd64`; empty when nothing. */
export function systemOfFileName(file: string): { readonly os: string; readonly architecture: string } {
  const name = file.toLowerCase();
  const os =
    /(^|[-_.])(linux|darwin|windows)([-_.]|$)/.exec(name)?.[2] ?? (name.endsWith(".exe") ? "windows" : "");
  const word = /(^|[-_.])(amd64|x86_64|arm64|aarch64|ppc64le|s390x|386|arm)([-_.]|$)/.exec(name)?.[2] ?? "";
  const architecture = word === "x86_64" ? "amd64" : word === "aarch64" ? "arm64" : word;
  return { os, architecture };
}
