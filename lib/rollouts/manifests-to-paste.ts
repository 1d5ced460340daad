/** Manifests that make a plugin independent of its download server, written for this very plugin. */
import type { PluginEntry } from "./config-map";
import { type ControllerSource, configMapName, pluginTypes } from "./sources";

export interface PasteContext {
  readonly entry: PluginEntry;
  readonly namespace: string;
  readonly controller: ControllerSource | null;
  /** The digest as it is known: seen in a download, or written and of the right form; empty: not known. */
  readonly sha256: string;
}

interface Titled {
  readonly title: string;
  readonly yaml: string;
}

const folder = "/plugins";

const fileName = (entry: PluginEntry) => entry.name.split("/").at(-1) || "plugin";
const label = (entry: PluginEntry) =>
  fileName(entry)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40) || "plugin";

/** A Deployment patch whose init container downloads once a pod, and an entry that reads from the volume. */
export function initContainerPatch(context: PasteContext): Titled[] {
  const { entry, sha256 } = context;
  const path = `${folder}/${fileName(entry)}`;
  const script = [
    "set -e",
    `curl -fsSL -o ${shell(path)} ${shell(entry.location)}`,
    sha256 === ""
      ? "# add: echo '<sha256>  <file>' | sha256sum -c -"
      : `echo ${shell(`${sha256}  ${path}`)} | sha256sum -c -`,
    `chmod 0755 ${shell(path)}`,
  ];
  const secret =
    entry.headersFrom.length === 0
      ? []
      : ["# this download needs the headers of headersFrom: add them with -H"];
  return [
    {
      title: "Deployment: an init container downloads it",
      yaml: patch(context, [
        "initContainers:",
        `  - name: fetch-${label(entry)}`,
        "    image: curlimages/curl:8.11.1",
        '    command: ["sh", "-c"]',
        "    args:",
        "      - |",
        ...[...secret, ...script].map((line) => `        ${line}`),
        ...mounted("    "),
      ]),
    },
    entryPatch(context, path),
  ];
}

/** An image with the file, copied by an init container: it comes from the registry, and nodes keep it. */
export function imagePatch(context: PasteContext): Titled[] {
  const { entry, sha256 } = context;
  const file = fileName(entry);
  const path = `${folder}/${file}`;
  const checksum = sha256 === "" ? "" : `--checksum=sha256:${sha256} `;
  return [
    {
      title: "Dockerfile: an image with the plugin",
      yaml: [
        "# registry.example.com/rollouts-plugins:1",
        "FROM busybox:1.37",
        `ADD ${checksum}--chmod=0755 ${entry.location} /${file}`,
      ].join("\n"),
    },
    {
      title: "Deployment: an init container copies it out of that image",
      yaml: patch(context, [
        "initContainers:",
        `  - name: copy-${label(entry)}`,
        "    image: registry.example.com/rollouts-plugins:1",
        `    command: ["cp", ${JSON.stringify(`/${file}`)}, ${JSON.stringify(path)}]`,
        ...mounted("    "),
      ]),
    },
    entryPatch(context, path),
  ];
}

/** Two replicas: each keeps its own copy, one leads. */
export function replicasPatch({ controller, namespace }: PasteContext): Titled[] {
  return [
    {
      title: "Deployment: two replicas, of which one leads",
      yaml: [
        ...deploymentHead(controller, namespace),
        "spec:",
        "  replicas: 2",
        "  template:",
        "    spec:",
        "      topologySpreadConstraints:",
        "        - maxSkew: 1",
        "          topologyKey: kubernetes.io/hostname",
        "          whenUnsatisfiable: ScheduleAnyway",
        "          labelSelector:",
        "            matchLabels:",
        "              app.kubernetes.io/name: argo-rollouts",
      ].join("\n"),
    },
  ];
}

function deploymentHead(controller: ControllerSource | null, namespace: string): string[] {
  return [
    "apiVersion: apps/v1",
    "kind: Deployment",
    "metadata:",
    `  name: ${controller?.name ?? "argo-rollouts"}`,
    `  namespace: ${namespace}`,
  ];
}

/** A strategic merge patch: kubectl patch --patch-file, or a patch of kustomize. */
function patch({ controller, namespace }: PasteContext, initContainers: readonly string[]): string {
  return [
    ...deploymentHead(controller, namespace),
    "spec:",
    "  template:",
    "    spec:",
    ...initContainers.map((line) => `      ${line}`),
    "      containers:",
    `        - name: ${controller?.container || "argo-rollouts"}`,
    "          volumeMounts:",
    "            - name: plugins",
    `              mountPath: ${folder}`,
    "              readOnly: true",
    "      volumes:",
    "        - name: plugins",
    "          emptyDir: {}",
  ].join("\n");
}

const mounted = (indent: string) => [
  `${indent}volumeMounts:`,
  `${indent}  - name: plugins`,
  `${indent}    mountPath: ${folder}`,
];

function entryPatch({ entry, namespace }: PasteContext, path: string): Titled {
  const lines = [
    `- name: ${JSON.stringify(entry.name)}`,
    `  location: ${JSON.stringify(`file://${path}`)}`,
    ...(entry.args.length === 0 ? [] : [`  args: ${JSON.stringify(entry.args)}`]),
  ];
  return {
    title: "ConfigMap: the entry that reads it there",
    yaml: [
      "apiVersion: v1",
      "kind: ConfigMap",
      "metadata:",
      `  name: ${configMapName}`,
      `  namespace: ${namespace}`,
      "data:",
      `  ${pluginTypes[entry.type].key}: |-`,
      ...lines.map((line) => `    ${line}`),
    ].join("\n"),
  };
}

/** One word for a POSIX shell. */
export function shell(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}
