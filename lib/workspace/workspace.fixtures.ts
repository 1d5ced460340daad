/** Plugins that answer, and manifests that use them: for the tests of the workspace and of the server. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface TestPlugin {
  readonly url: string;
  readonly requests: { readonly headers: IncomingMessage["headers"]; readonly body: string }[];
  close(): Promise<void>;
}

export type Answer = (body: string, response: ServerResponse) => void;

/** A plugin that answers as told, with 403 for another token. */
export async function startTestPlugin(answer: Answer, token = "strong-password"): Promise<TestPlugin> {
  const requests: { headers: IncomingMessage["headers"]; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    requests.push({ headers: request.headers, body });
    if (request.headers.authorization === `Bearer ${token}`) answer(body, response);
    else response.writeHead(403).end("forbidden");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port }: AddressInfo = Object(server.address());
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${port}`, requests, close };
}

/** Answers these parameter sets. */
export const answerSets =
  (...sets: readonly object[]): Answer =>
  (_, response) =>
    response.end(JSON.stringify({ output: { parameters: sets } }));

/** ConfigMap, Secret and an ApplicationSet that names Applications by the parameter `name`. */
export function manifestsFor(baseUrl: string): string {
  return `apiVersion: v1
kind: ConfigMap
metadata: {name: my-plugin}
data:
  baseUrl: ${baseUrl}
  token: $plugin.token
---
apiVersion: v1
kind: Secret
metadata: {name: argocd-secret}
data: {plugin.token: ${Buffer.from("strong-password\n").toString("base64")}}
---
${applicationSet("apps", "my-plugin")}`;
}

export function applicationSet(name: string, plugin: string): string {
  return `# kept
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: ${name}}
spec:
  goTemplate: true
  goTemplateOptions: ["missingkey=error"]
  generators:
    - plugin:
        configMapRef: {name: ${plugin}}
        input: {parameters: {stage: dev}}
        values: {greeting: "hello {{.name}}"}
  template:
    metadata: {name: "app-{{.name}}"}
    spec:
      project: default
      source: {repoURL: https://git.example.com/a.git, path: ., targetRevision: HEAD}
      destination: {server: https://kubernetes.default.svc, namespace: "{{.values.greeting}}"}
`;
}
