/**
 * `npm run -s render -- --manifests FILE [--plugin-response NAME=FILE]`: the Applications of the file's ApplicationSets
 * as YAML on stdout, problems and the plan on stderr. The same evaluation as on the screens. Exit code 1 when the
 * controller would apply nothing, 2 when the command itself is wrong.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import {
  type ApplicationSetDocument,
  applicationsToYaml,
  type Evaluation,
  type EvaluationSources,
  evaluate,
  type Fixture,
  fixturesOf,
  type GeneratorAnswer,
  readApplicationSet,
  strictProblems,
} from "../lib/applicationset";
import { toJsonValue } from "../lib/applicationset/yaml/convert";
import { readDocument, YamlFault } from "../lib/applicationset/yaml/read-document";
import type { YamlValue } from "../lib/applicationset/yaml/yaml-value";
import type { JsonValue } from "../lib/gotemplate";
import {
  clustersOf,
  fixturesOfNamespace,
  fixtureUseProblems,
  knownProjects,
  liveApplications,
  type ParsedManifests,
  parseManifests,
} from "../lib/manifests";
import { splitDocuments } from "../lib/manifests/split";
import { readAnswer } from "../lib/plugin/read-answer";
import type { Problem } from "../lib/problems";
import { knownSources } from "../lib/workspace/known-sources";
import { planText } from "./plan-text";

const help = `Prints the Applications that an ApplicationSet would give.

  npm run -s render -- --manifests FILE [--plugin-response NAME=FILE]... [--fixture KIND=FILE]...

  --manifests FILE              YAML with one or more ApplicationSets, and beside them Fixtures (parameter sets of outside
                                sources), cluster Secrets, AppProjects, and live Applications as kubectl get -o yaml
                                prints them; other objects are passed over
  --plugin-response NAME=FILE   the body of a 200 answer of the plugin whose ConfigMap is NAME, for each of its calls
  --fixture KIND=FILE           parameter sets of a generator with an outside source (pullRequest, git, clusters, ...):
                                a list in YAML or JSON; taken before a Fixture of the manifests
  --namespace NAMESPACE         the controller's namespace (default: argocd)
  --help                        this text

Applications go to standard output as YAML documents, problems to standard error. With live Applications in the file the
plan follows there: what the controller would create, update and delete.
A plugin without a response is not called, an outside source is not asked: their sets are unknown, not zero.
Exit code: 0 rendered, 1 the controller would apply nothing or what it applies is unknown, 2 wrong use.
`;

class UsageError extends Error {}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === null) {
    process.stdout.write(help);
    return 0;
  }
  const text = readText(options.manifests);
  const documents = findApplicationSets(text, options.namespace);
  if (documents.length === 0) throw new UsageError(`There is no ApplicationSet in ${options.manifests}.`);
  const beside = readBeside(text, options);
  for (const problem of beside.problems) process.stderr.write(problemText(options.manifests, problem));
  let code = 0;
  const texts: string[] = [];
  for (const document of documents) {
    const sources = fileSources(document, beside, options);
    const evaluation = await evaluate(document, sources, { yieldMs: 0 });
    for (const problem of [...evaluation.problems, ...strictProblems(document)])
      process.stderr.write(problemText(options.manifests, problem));
    if (evaluation.plan) process.stderr.write(planText(evaluation.name, evaluation.plan));
    if (!applies(evaluation)) code = 1;
    if (evaluation.error !== "")
      process.stderr.write(`The controller would apply nothing: ${evaluation.error}\n`);
    const rendered = evaluation.applications.flatMap(({ manifest }) => (manifest ? [manifest] : []));
    if (rendered.length > 0) texts.push(applicationsToYaml(rendered));
  }
  process.stdout.write(texts.join("---\n"));
  return code;
}

interface Options {
  readonly manifests: string;
  readonly namespace: string;
  /** Body by plugin. */
  readonly responses: ReadonlyMap<string, Buffer>;
  readonly fixtures: readonly Fixture[];
}

/** null: the help was asked for. */
function readOptions(args: readonly string[]): Options | null {
  const { values } = parse(args);
  if (values.help) return null;
  if (!values.manifests) throw new UsageError("--manifests FILE is missing.");
  const responses = values["plugin-response"]?.map((given) => namedFile("--plugin-response", given)) ?? [];
  const fixtures = values.fixture?.map((given) => toFixture(...namedFile("--fixture", given))) ?? [];
  const namespace = values.namespace ?? "argocd";
  return { manifests: values.manifests, namespace, responses: new Map(responses), fixtures };
}

function namedFile(option: string, given: string): [name: string, bytes: Buffer] {
  const at = given.indexOf("=");
  if (at < 1) throw new UsageError(`${option} wants NAME=FILE, not ${given}.`);
  return [given.slice(0, at), readBytes(given.slice(at + 1))];
}

function toFixture(kind: string, bytes: Buffer): Fixture {
  const value = toJsonValue(readFixture(kind, bytes.toString("utf8")));
  const isSet = (set: JsonValue): set is { [key: string]: JsonValue } =>
    typeof set === "object" && set !== null && !Array.isArray(set);
  if (!Array.isArray(value) || !value.every(isSet))
    throw new UsageError(`The fixture of ${kind} is no list of maps.`);
  return { kind, params: value };
}

function readFixture(kind: string, text: string): YamlValue {
  try {
    return readDocument(text).value;
  } catch (error) {
    if (!(error instanceof YamlFault)) throw error;
    throw new UsageError(`The fixture of ${kind} can't be read: ${error.message}`);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        manifests: { type: "string" },
        namespace: { type: "string" },
        "plugin-response": { type: "string", multiple: true },
        fixture: { type: "string", multiple: true },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file} can't be read: ${error instanceof Error ? error.message : error}`);
  }
}

const readText = (file: string) => readBytes(file).toString("utf8");

/** ApplicationSets, and documents that can't be read: they may hold one. */
function findApplicationSets(text: string, namespace: string): ApplicationSetDocument[] {
  return splitDocuments(text.replace(/^\ufeff/, ""))
    .map((part) => readApplicationSet(part.text, { namespace, line: part.line }))
    .filter(({ error }) => error !== "no ApplicationSet");
}

/** The file's other objects, with what is wrong with its Fixtures. */
function readBeside(text: string, { manifests: path, namespace }: Options): ParsedManifests {
  const options = { file: basename(path), namespace, maxDocuments: Number.POSITIVE_INFINITY };
  const { manifests, problems } = parseManifests(text, options);
  const own = problems.filter(({ code }) => code === "SOURCE012");
  return { manifests, problems: [...own, ...fixtureUseProblems(manifests)] };
}

/** Those of the command line, then those of the file for other kinds. */
function fixturesFor(
  { applicationSet }: ApplicationSetDocument,
  { manifests }: ParsedManifests,
  { fixtures }: Options,
): Fixture[] {
  if (!applicationSet) return [];
  const given = new Set(fixtures.map(({ kind }) => kind.toLowerCase()));
  const own = fixturesOf(applicationSet, fixturesOfNamespace(applicationSet.namespace, manifests));
  return [...fixtures, ...own.filter(({ kind }) => !given.has(kind.toLowerCase()))];
}

function fileSources(
  document: ApplicationSetDocument,
  beside: ParsedManifests,
  options: Options,
): EvaluationSources {
  const { manifests } = beside;
  const namespace = document.applicationSet?.namespace ?? options.namespace;
  const known = {
    live: liveApplications(namespace, manifests),
    projects: knownProjects(options.namespace, manifests),
    clusters: clustersOf(options.namespace, manifests),
  };
  return knownSources(pluginAnswers(options), fixturesFor(document, beside, options), known);
}

function pluginAnswers({ responses }: Options): EvaluationSources {
  return {
    async callPlugin({ plugin, applicationSetName }): Promise<GeneratorAnswer> {
      const bytes = responses.get(plugin);
      if (!bytes) return { ok: false, error: null };
      const answer = readAnswer({ bytes, ending: { error: null, known: true }, reads: { kind: "full" } });
      if (answer.kind === "sets") return { ok: true, parameterSets: answer.sets };
      return {
        ok: false,
        error: `error listing params: error get api '${applicationSetName}': ${answer.goText}`,
      };
    },
  };
}

/** Any error stops the whole set; what is unknown is not promised. */
function applies({ known, error, panic, applications }: Evaluation): boolean {
  return known && error === "" && panic === "" && applications.length > 0;
}

function problemText(
  file: string,
  { code, severity, message, controllerError, controller, remedy, place }: Problem,
): string {
  const at = place.position ? `:${place.position.line}:${place.position.column}` : "";
  const where = [place.field, place.set === undefined ? "" : `set ${place.set}`].filter(Boolean).join(", ");
  const lines = [
    `${file}${at}: ${severity} ${code}: ${message}${where ? ` (${where})` : ""}`,
    ...(controllerError ? [`  controller says: ${controllerError}`] : []),
    `  controller does: ${controller}`,
    `  remedy: ${remedy}`,
  ];
  return `${lines.join("\n")}\n`;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\nTry --help.\n`);
    process.exitCode = 2;
  },
);
