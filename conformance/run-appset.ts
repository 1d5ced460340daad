/**
 * Runs a recorded case of a whole ApplicationSet: its plugins on loopback ports, the real chain and client, the real
 * evaluation, and every step compared with what Argo CD gave.
 */
import {
  type ApplicationSetDocument,
  type ClusterSecret,
  type Evaluation,
  type EvaluationSources,
  evaluate,
  type Fixture,
  type FixtureTypes,
  fixtureSets,
  plainJson,
  readApplicationSet,
} from "../lib/applicationset";
import type { JsonValue } from "../lib/gotemplate";
import { parseManifests } from "../lib/manifests";
import { splitDocuments } from "../lib/manifests/split";
import { type ChainLookup, resolveChain } from "../lib/plugin/chain";
import { callPlugin } from "../lib/plugin/client";
import { type CasePlugin, PluginServer, type RecordedRequest } from "./plugin-server";
import { sameJson } from "./same-json";

export interface AppsetCase {
  readonly id: string;
  readonly mode: "appset";
  readonly manifests: string;
  readonly namespace: string;
  readonly plugins?: Readonly<Record<string, CasePlugin>>;
  readonly fixtures?: readonly CaseFixture[];
  readonly unordered?: boolean;
  readonly want: Readonly<Record<string, unknown>>;
}

/** Parameter sets of a generator with an outside source; several of one kind answer call after call. */
interface CaseFixture {
  readonly kind: string;
  readonly params: readonly { readonly [key: string]: JsonValue }[];
  readonly types?: FixtureTypes;
  readonly typedValues?: boolean;
}

/** One thing that differs from the recorded answer. */
export interface Difference {
  readonly what: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** The differences of one case; none: it passes. */
export async function runAppsetCase(testCase: AppsetCase): Promise<Difference[]> {
  const requests: RecordedRequest[] = [];
  const servers = Object.entries(testCase.plugins ?? {}).map(
    ([name, plugin]) => new PluginServer(name, plugin, (request) => requests.push(request)),
  );
  try {
    await Promise.all(servers.map((server) => server.start()));
    const addresses = new Addresses(servers);
    for (const server of servers) server.expand = addresses.expand;
    return await compareCase(testCase, addresses, requests);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** Placeholders of a case and the addresses that stand for them in this run. */
class Addresses {
  constructor(private readonly servers: readonly PluginServer[]) {}

  readonly expand = (text: string): string =>
    this.servers.reduce(
      (expanded, { name, port }) =>
        expanded
          .replaceAll(`\${PLUGIN:${name}}`, `http://127.0.0.1:${port}`)
          .replaceAll(`\${PLUGINHOST:${name}}`, `127.0.0.1:${port}`)
          .replaceAll(`\${PLUGINPORT:${name}}`, String(port)),
      text,
    );

  /** The other way round, in all texts of a value. */
  hide<T>(value: T): T {
    const text = this.servers.reduce(
      (hidden, { name, port }) =>
        hidden
          .replaceAll(`http://127.0.0.1:${port}`, `\${PLUGIN:${name}}`)
          .replaceAll(`127.0.0.1:${port}`, `\${PLUGINHOST:${name}}`)
          .replaceAll(`localhost:${port}`, `localhost:\${PLUGINPORT:${name}}`),
      JSON.stringify(value),
    );
    return JSON.parse(text);
  }
}

async function compareCase(
  testCase: AppsetCase,
  addresses: Addresses,
  requests: readonly RecordedRequest[],
): Promise<Difference[]> {
  const { want, namespace } = testCase;
  const text = addresses.expand(testCase.manifests);
  const document = findApplicationSet(text, namespace);
  if (want.parseError !== undefined) {
    const error = document === null ? "no ApplicationSet" : document.error || objectError(text, namespace);
    return error === "" ? [{ what: "parseError", expected: want.parseError, got: "" }] : [];
  }
  if (!document?.applicationSet)
    return [{ what: "parse", expected: "", got: document?.error ?? "no ApplicationSet" }];
  const evaluation = await evaluate(document, caseSources(text, namespace, testCase.fixtures ?? []));
  const got = addresses.hide({ ...gotten(evaluation), requests: [...requests] });
  return [...differences(testCase, got), ...strictDifferences(want, document)];
}

/** The one ApplicationSet; a document that can't be read counts as one. */
function findApplicationSet(text: string, namespace: string): ApplicationSetDocument | null {
  const documents = splitDocuments(text).map((part) =>
    readApplicationSet(part.text, { namespace, line: part.line }),
  );
  const broken = documents.find(({ error }) => error !== "" && error !== "no ApplicationSet");
  return broken ?? documents.find(({ applicationSet }) => applicationSet !== null) ?? null;
}

/** The API server refuses a Secret whose data is no base64, and what holds a map or list where text belongs. */
function objectError(text: string, namespace: string): string {
  const { manifests, problems } = parseManifests(text, { file: "case.yaml", namespace, maxDocuments: 1_000 });
  const refused = problems.find(({ code, message }) => code === "SOURCE008" && message.includes("base64"));
  if (refused) return refused.message;
  const broken = manifests.find(
    ({ kind, content }) =>
      (kind === "ConfigMap" || kind === "Secret") && ![content.data, content.stringData].every(holdsTexts),
  );
  return broken ? `${broken.kind} ${broken.name}: its data is no map of texts` : "";
}

function holdsTexts(data: JsonValue | undefined): boolean {
  if (data === undefined || data === null) return true;
  if (typeof data !== "object" || Array.isArray(data)) return false;
  return Object.values(data).every((value) => typeof value !== "object" || value === null);
}

/** The plugins as the controller finds and calls them. */
function caseSources(text: string, namespace: string, fixtures: readonly CaseFixture[]): EvaluationSources {
  const { manifests } = parseManifests(text, { file: "case.yaml", namespace, maxDocuments: 1_000 });
  const find = (kind: string) => (space: string, name: string) =>
    manifests.find((item) => item.kind === kind && item.namespace === space && item.name === name)?.content ??
    null;
  const lookup: ChainLookup = { configMap: find("ConfigMap"), secret: find("Secret") };
  const allowed = () => ({ allowed: true }) as const;
  const policy = { checkScheme: allowed, checkAddress: allowed, checkRedirect: allowed };
  return {
    async callPlugin(call) {
      const chain = resolveChain(lookup, namespace, call.plugin, { showClearToken: true });
      if (!chain.connection) return { ok: false, error: chain.error };
      const run = await callPlugin(chain.connection, call, { policy, keepEchoedToken: true });
      if (run.outcome.kind === "success") return { ok: true, parameterSets: run.outcome.parameterSets };
      return { ok: false, error: run.outcome.failure.controllerError };
    },
    outsideSets: fixtureSets(fixtures.map(toFixture)),
    clusterSecrets: async () =>
      manifests
        .filter(({ kind, namespace: space }) => kind === "Secret" && space === namespace)
        .map(({ content }) => toClusterSecret(content))
        .filter(({ labels }) => labels["argocd.argoproj.io/secret-type"] === "cluster"),
  };
}

function toClusterSecret(content: { readonly [key: string]: JsonValue }): ClusterSecret {
  const metadata = mapValues(content.metadata, (value) => value);
  const data = mapValues(content.data, (value) => Buffer.from(String(value), "base64").toString("utf8"));
  return {
    labels: mapValues(metadata.labels, (value) => String(value)),
    annotations: mapValues(metadata.annotations, (value) => String(value)),
    data: { ...data, ...mapValues(content.stringData, (value) => String(value)) },
  };
}

function mapValues<T>(map: JsonValue | undefined, toValue: (value: JsonValue) => T): { [key: string]: T } {
  if (typeof map !== "object" || map === null || Array.isArray(map)) return {};
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, toValue(value)]));
}

/** Recorded values are as JSON has them unless a case says otherwise. */
function toFixture({ kind, params, types, typedValues }: CaseFixture): Fixture {
  return { kind, params, types: { ...types, ...(typedValues ? { values: "map[string]string" } : {}) } };
}

function gotten(evaluation: Evaluation): Record<string, unknown> {
  const { generators, applications, reason, error, panic, requeueAfterSeconds } = evaluation;
  if (panic !== "") return { panic };
  return {
    generators: generators.map(({ known, parameterSets, error: text }) => ({
      params: known ? parameterSets.map(({ value }) => plainJson(value)) : "not evaluated",
      error: text,
    })),
    applications: evaluation.known
      ? applications.flatMap(({ manifest }) => (manifest ? [withoutType(manifest)] : []))
      : "not evaluated",
    reason,
    error,
    requeueAfterSeconds,
  };
}

function withoutType(manifest: { readonly [key: string]: JsonValue }): { [key: string]: JsonValue } {
  const { apiVersion, kind, ...rest } = manifest;
  // Recorded before the controller's client adds them: only a templatePatch sets them.
  const isOwn = apiVersion === "argoproj.io/v1alpha1" && kind === "Application";
  return isOwn ? rest : manifest;
}

const compared = ["panic", "error", "reason", "applications", "requests", "requeueAfterSeconds"] as const;

function differences(
  { want, unordered = false }: AppsetCase,
  got: Readonly<Record<string, unknown>>,
): Difference[] {
  const found: Difference[] = [];
  const compare = (what: string, expected: unknown, actual: unknown) => {
    if (!sameJson(expected, actual, unordered)) found.push({ what, expected, got: actual });
  };
  for (const key of compared) {
    if (key in want || (key === "panic" && "panic" in got)) compare(key, want[key], got[key]);
  }
  const expected = entriesOf(want.generators);
  const actual = entriesOf(got.generators);
  if ("generators" in want) compare("generators.length", expected.length, actual.length);
  for (const [index, entry] of expected.entries()) {
    for (const key of ["params", "error"])
      compare(`generators[${index}].${key}`, entry[key], actual[index]?.[key]);
  }
  return found;
}

function entriesOf(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value : [];
}

/** What strict reading refuses is reported in Go's words, though the controller passes over it. */
function strictDifferences(want: AppsetCase["want"], { strictError }: ApplicationSetDocument): Difference[] {
  if (want.strictError === undefined || want.strictError === strictError) return [];
  return [{ what: "strictError", expected: want.strictError, got: strictError }];
}
