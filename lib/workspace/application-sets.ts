/** The ApplicationSets of the manifests, each evaluated from recorded runs or live. What did not change is not evaluated again. */
import type { GeneratorCall, Plan } from "../applicationset";
import type { GeneratorAnswer } from "../applicationset/evaluation";
import { type Manifest, parseManifests } from "../manifests";
import { draftView } from "./draft-view";
import { WorkspaceError } from "./errors";
import type { EvaluationView, evaluationView } from "./evaluation-view";
import { applicationSetId } from "./ids";
import { type FindRun, PluginAnswers } from "./plugin-answers";
import { describeGenerators } from "./plugin-callers";
import { originOf, type PluginDirectory, type PluginEntry } from "./plugin-directory";
import { around, draftSourcesOf } from "./surroundings";
import type { ApplicationSetDetail, ApplicationSetSummary, Draft, DraftSources, PlanOutline } from "./views";

/** What evaluation rests on at one moment. */
export interface ApplicationSetSources {
  readonly namespace: string;
  readonly manifests: readonly Manifest[];
  readonly directory: PluginDirectory;
}

interface Evaluated {
  readonly manifest: Manifest;
  readonly directory: PluginDirectory;
  /** The runs that it used, by call: when another one would be used now, it is out of date. */
  readonly used: PluginAnswers["used"];
  readonly view: EvaluationView;
  readonly evaluatedAt: string | null;
}

/** How many evaluations are kept whole. */
const maxKept = 500;

export class ApplicationSets {
  private readonly kept = new Map<string, Evaluated>();
  /** Evaluations from recorded runs under way: who asks meanwhile waits for the same one. */
  private readonly running = new Map<string, Promise<Evaluated>>();

  constructor(
    private readonly runs: {
      /** Recorded runs only. */
      readonly recorded: FindRun;
      readonly recordedId: (plugin: PluginEntry, call: GeneratorCall) => Promise<string | null>;
      /** Calls the plugin. */
      readonly live: FindRun;
    },
    private readonly evaluateView: typeof evaluationView,
  ) {}

  async list(sources: ApplicationSetSources): Promise<ApplicationSetSummary[]> {
    const summaries: ApplicationSetSummary[] = [];
    for (const manifest of all(sources)) {
      summaries.push(toSummary(manifest, sources, await this.current(manifest, sources)));
    }
    return summaries.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async get(id: string, sources: ApplicationSetSources): Promise<ApplicationSetDetail> {
    const manifest = find(id, sources);
    return toDetail(manifest, sources, await this.current(manifest, sources));
  }

  /** Calls every plugin that it needs. Equal calls of one evaluation are made each time, as the controller does. */
  async evaluate(
    id: string,
    sources: ApplicationSetSources,
    signal?: AbortSignal,
  ): Promise<ApplicationSetDetail> {
    const manifest = find(id, sources);
    return toDetail(manifest, sources, await this.run(manifest, sources, this.runs.live, signal));
  }

  /** The same with a draft in place of the files' texts; the files' own evaluation stays what it was. */
  async evaluateDraft(
    id: string,
    draft: Draft,
    sources: ApplicationSetSources,
    signal?: AbortSignal,
  ): Promise<ApplicationSetDetail> {
    const manifest = find(id, sources);
    const answers = new PluginAnswers(sources.directory, this.runs.live);
    const surroundings = around(manifest.namespace, sources);
    const view = await draftView(draft, surroundings, answers, signal, this.evaluateView);
    const drafted = draftManifest(manifest, draft, sources.namespace);
    const detail = toDetail(drafted, sources, { view, evaluatedAt: answers.newest });
    return { ...detail, id };
  }

  draftSources(id: string, sources: ApplicationSetSources): DraftSources {
    return draftSourcesOf(find(id, sources), sources);
  }

  /** What the last run of exactly this call answered. Calls nothing. */
  async recordedAnswer(
    id: string,
    call: GeneratorCall,
    sources: ApplicationSetSources,
  ): Promise<GeneratorAnswer> {
    find(id, sources);
    return new PluginAnswers(sources.directory, this.runs.recorded).callPlugin(call);
  }

  private async current(manifest: Manifest, sources: ApplicationSetSources): Promise<Evaluated> {
    const id = applicationSetId(manifest, sources.namespace);
    const known = this.kept.get(id);
    if (known && (await this.isCurrent(known, manifest, sources))) return known;
    const running = this.running.get(id);
    if (running && (await this.isCurrent(await running, manifest, sources))) return running;
    const started = this.run(manifest, sources, this.runs.recorded);
    this.running.set(id, started);
    return started.finally(() => {
      if (this.running.get(id) === started) this.running.delete(id);
    });
  }

  private async isCurrent(
    known: Evaluated,
    manifest: Manifest,
    sources: ApplicationSetSources,
  ): Promise<boolean> {
    if (known.manifest !== manifest || known.directory !== sources.directory) return false;
    for (const { plugin, call, run } of known.used) {
      if ((await this.runs.recordedId(plugin, call)) !== (run?.id ?? null)) return false;
    }
    return true;
  }

  private async run(
    manifest: Manifest,
    sources: ApplicationSetSources,
    findRun: FindRun,
    signal?: AbortSignal,
  ): Promise<Evaluated> {
    const answers = new PluginAnswers(sources.directory, findRun);
    const input = { text: manifest.text, ...around(manifest.namespace, sources) };
    const view = await this.evaluateView(input, answers, signal);
    const { directory } = sources;
    const evaluated = { manifest, directory, used: answers.used, view, evaluatedAt: answers.newest };
    this.keep(applicationSetId(manifest, sources.namespace), evaluated);
    return evaluated;
  }

  private keep(id: string, evaluated: Evaluated): void {
    this.kept.delete(id);
    this.kept.set(id, evaluated);
    const [oldest] = this.kept.keys();
    if (this.kept.size > maxKept && oldest !== undefined) this.kept.delete(oldest);
  }
}

function all(sources: ApplicationSetSources): Manifest[] {
  return sources.manifests.filter(({ kind }) => kind === "ApplicationSet");
}

function find(id: string, sources: ApplicationSetSources): Manifest {
  const manifest = all(sources).find((candidate) => applicationSetId(candidate, sources.namespace) === id);
  if (manifest) return manifest;
  throw new WorkspaceError(
    "application_set_not_found",
    `There is no ApplicationSet ${id} in the manifests.`,
    "It may have been renamed or removed: go back to the list.",
  );
}

/** What the list would show of the draft; where it is no ApplicationSet any more, the file's. */
function draftManifest(manifest: Manifest, draft: Draft, namespace: string): Manifest {
  const options = { file: manifest.file, namespace, maxDocuments: 1 };
  const drafted = parseManifests(draft.manifest, options).manifests.find(
    ({ kind }) => kind === "ApplicationSet",
  );
  return { ...manifest, ...drafted, line: manifest.line, text: draft.manifest };
}

function toSummary(
  manifest: Manifest,
  sources: ApplicationSetSources,
  evaluated: Pick<Evaluated, "view" | "evaluatedAt">,
): ApplicationSetSummary {
  const { parameterSets, applications, reason, error, requeueAfterSeconds, problems, plan } = evaluated.view;
  return {
    id: applicationSetId(manifest, sources.namespace),
    name: manifest.name,
    namespace: manifest.namespace,
    origin: originOf(manifest),
    generators: describeGenerators(manifest, (name) => ({ id: sources.directory.idOf(name), name })),
    parameterSets,
    applications,
    reason,
    error,
    requeueAfterSeconds,
    evaluatedAt: evaluated.evaluatedAt,
    problems,
    plan: plan && outlineOf(plan),
  };
}

const outlineOf = ({ policy, stopped, unknown, deletionsWaitFor, counts }: Plan): PlanOutline => ({
  policy,
  stopped,
  unknown,
  deletionsWaitFor,
  counts,
});

function toDetail(
  manifest: Manifest,
  sources: ApplicationSetSources,
  evaluated: Pick<Evaluated, "view" | "evaluatedAt">,
): ApplicationSetDetail {
  const { goTemplate, generatorResults, renderedApplications, plan, validation } = evaluated.view;
  const summary = toSummary(manifest, sources, evaluated);
  const own = {
    manifest: manifest.text,
    goTemplate,
    generatorResults,
    renderedApplications,
    plan,
    validation,
  };
  return { ...summary, ...own };
}
