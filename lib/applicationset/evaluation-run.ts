/**
 * One evaluation, event by event: entry by entry, each generator's sets filtered, each set rendered. One bad set never
 * hides the rest: its error is beside the others' Applications.
 */
import { afterRendering } from "./after-rendering";
import { ApplicationTemplate } from "./application";
import { copySets, mayChangeSets } from "./copy-sets";
import type {
  ConditionReason,
  EvaluateOptions,
  Evaluation,
  EvaluationEvent,
  EvaluationSources,
  GeneratorResult,
  ParameterSet,
  RenderedApplication,
} from "./evaluation";
import { pluginNames } from "./generators/child";
import { type GeneratedSet, GeneratorError, NotEvaluatedError } from "./generators/generator";
import { OpenStep } from "./generators/open-step";
import { generators } from "./generators/registry";
import { SetHistory } from "./generators/set-history";
import { type StepContext, takeStep } from "./generators/take-step";
import { keepSet } from "./kept-set";
import { EvaluationProblems } from "./problems/evaluation-problems";
import {
  type ApplicationSet,
  type ApplicationSetDocument,
  type GeneratorEntry,
  type GeneratorKind,
  stringMapAt,
} from "./schema/application-set";
import { type DecodedStruct, isStruct } from "./schema/decode";
import { compileSelector, type Selector, SelectorError } from "./selector";
import { createRenderer } from "./template/create-renderer";
import { mergeTemplate } from "./template/merge-template";
import { PatchNotEvaluatedError } from "./template/strategic-merge";
import { ControllerPanic, RenderError, type TextRenderer } from "./template/text-renderer";

/** What one kind of an entry gave: a template and its sets. */
interface Transformed {
  readonly kind: GeneratorKind;
  readonly spec: DecodedStruct;
  readonly sets: readonly ParameterSet[];
}

/** Applications in one event, at most: some milliseconds of work. */
const batchSize = 256;

/** Of one document, once. */
export class EvaluationRun {
  private readonly results: GeneratorResult[] = [];
  private readonly applications: RenderedApplication[] = [];
  private readonly problems: EvaluationProblems;
  private readonly renderer: TextRenderer;
  private readonly history = new SetHistory();
  private reason: ConditionReason = "";
  private error = "";
  private patchKnown = true;
  private pausedAt = performance.now();

  constructor(
    document: ApplicationSetDocument,
    private readonly applicationSet: ApplicationSet,
    private readonly sources: EvaluationSources,
    private readonly options: EvaluateOptions,
  ) {
    this.problems = new EvaluationProblems(document, applicationSet);
    this.renderer = createRenderer(applicationSet, this.problems);
  }

  async *run(): AsyncGenerator<EvaluationEvent, Evaluation> {
    let panic = "";
    try {
      for (const [index, entry] of this.applicationSet.generators.entries()) yield* this.entry(index, entry);
    } catch (error) {
      if (!(error instanceof ControllerPanic)) throw error;
      panic = error.message;
      this.problems.panic(panic);
    }
    return this.finish(panic);
  }

  private async finish(panic: string): Promise<Evaluation> {
    const { name, namespace, goTemplate } = this.applicationSet;
    const known = this.patchKnown && this.results.every((result) => result.known);
    const applications = panic === "" ? this.applications : [];
    this.problems.templates(this.results, panic !== "");
    if (panic === "") this.problems.whole(this.results, this.error, known);
    const { applicationSet, sources, problems: report } = this;
    const stopped = { error: this.error, panic, known };
    const after = await afterRendering({
      applicationSet,
      applications,
      stopped,
      sources,
      report,
      signal: this.options.signal,
    });
    return {
      name,
      namespace,
      goTemplate,
      known,
      generators: this.results,
      applications,
      problems: this.problems.finish(),
      reason: panic === "" ? this.reason : "",
      error: panic === "" ? this.error : "",
      ...after,
      panic,
      requeueAfterSeconds: minRequeue(this.applicationSet),
    };
  }

  /** generator_spec_processor.go: Transform, then each set of the entry rendered. */
  private async *entry(index: number, entry: GeneratorEntry): AsyncGenerator<EvaluationEvent, void> {
    const gathered: Transformed[] = [];
    const result = await this.transform(index, entry, gathered);
    yield { type: "generator", result };
    this.options.signal?.throwIfAborted();
    if (result.error !== "") this.fail("ApplicationGenerationFromParamsError", result.error);
    else for (const transformed of gathered) yield* this.render(index, entry, transformed);
  }

  /** Runs the kinds of an entry; `gathered` takes what each gave. */
  private async transform(
    index: number,
    entry: GeneratorEntry,
    gathered: Transformed[],
  ): Promise<GeneratorResult> {
    const steps: OpenStep[] = [];
    let error = "";
    let known = true;
    let count = 0;
    try {
      const selector = entry.selector ? compileSelector(entry.selector) : null;
      for (const kind of entry.kinds) {
        const spec = entry.specs.get(kind) ?? {};
        const step = new OpenStep(this.history, [...entry.path, kind], kind);
        steps.push(step);
        const outcome = await this.generate(index, entry, kind, spec, selector, count, step);
        if (outcome.error !== "") error ||= outcome.error;
        else if (outcome.sets === null) known = false;
        else {
          gathered.push({ kind, spec, sets: outcome.sets });
          count += outcome.sets.length;
        }
      }
    } catch (thrown) {
      if (thrown instanceof ControllerPanic) {
        this.results.push(toResult(index, entry, [], { error: "", known: false, steps }));
      }
      if (!(thrown instanceof SelectorError)) throw thrown;
      error = `error parsing label selector: ${thrown.message}`;
      this.problems.selector(index, error);
    }
    const result = toResult(index, entry, gathered, { error, known, steps });
    this.results.push(result);
    return result;
  }

  /** The kept sets of one kind, null when unknown, or the controller's error. */
  private async generate(
    index: number,
    entry: GeneratorEntry,
    kind: GeneratorKind,
    spec: DecodedStruct,
    selector: Selector | null,
    first: number,
    step: OpenStep,
  ): Promise<{ readonly sets: Transformed["sets"] | null; readonly error: string }> {
    try {
      this.problems.at(index, null, step.path);
      const { all, kept } = await takeStep(step, kind, spec, selector, this.context());
      this.options.signal?.throwIfAborted();
      this.problems.sets(index, entry, kind, all, kept, first, spec);
      const written = this.writtenKeys(kind, spec);
      return { sets: kept.map((set, position) => keepSet(first + position, set, written)), error: "" };
    } catch (error) {
      if (error instanceof NotEvaluatedError) {
        this.problems.notEvaluated(index, error);
        return { sets: null, error: "" };
      }
      if (!(error instanceof GeneratorError)) throw error;
      this.problems.generatorError(index, kind, error);
      return { sets: null, error: error.message };
    }
  }

  /** The keys that the controller writes over what was returned; null: what was returned can't be told from the set. */
  private writtenKeys(kind: GeneratorKind, spec: DecodedStruct): readonly string[] | null {
    const values = stringMapAt(spec, "values");
    if (!this.applicationSet.goTemplate || mayChangeSets(values.values())) return null;
    if (kind !== "plugin") return [];
    return values.size > 0 ? ["generator", "values"] : ["generator"];
  }

  private context(): StepContext {
    const { applicationSet, sources, renderer, history, problems: report } = this;
    const { signal } = this.options;
    const breathe = () => this.breathe();
    return { applicationSet, sources, renderer, generators, history, report, signal, breathe };
  }

  private async *render(
    generator: number,
    entry: GeneratorEntry,
    { kind, spec, sets }: Transformed,
  ): AsyncGenerator<EvaluationEvent, void> {
    const own = spec.template;
    const template = isStruct(own)
      ? mergeTemplate(own, this.applicationSet.template)
      : this.applicationSet.template;
    const plan = new ApplicationTemplate(template, this.applicationSet);
    const values = sets.map(({ value }) => value);
    const copies = mayChangeSets(plan.texts) ? copySets(values) : values;
    const base = [...entry.path, kind, "template"];
    let batch: RenderedApplication[] = [];
    for (const [position, set] of sets.entries()) {
      this.problems.at(generator, set.index, base);
      batch.push(this.renderSet(plan, generator, set.index, copies[position] ?? set.value));
      if (!this.isFull(batch) && position < sets.length - 1) continue;
      this.applications.push(...batch);
      yield { type: "applications", applications: batch };
      batch = [];
      await this.breathe();
    }
  }

  /** Whether it holds enough, or took long enough. */
  private isFull({ length }: readonly RenderedApplication[]): boolean {
    return length >= batchSize || (length % 32 === 0 && performance.now() - this.pausedAt >= this.pauseMs);
  }

  private get pauseMs(): number {
    return this.options.yieldMs || 30;
  }

  private renderSet(
    plan: ApplicationTemplate,
    generator: number,
    set: number,
    params: GeneratedSet["value"],
  ): RenderedApplication {
    try {
      return { generator, set, manifest: plan.render(params, this.renderer), error: "" };
    } catch (error) {
      if (error instanceof PatchNotEvaluatedError) return this.unknownPatch(generator, set, error);
      if (!(error instanceof RenderError)) throw error;
      this.fail("RenderTemplateParamsError", error.message);
      this.problems.renderError(error, params);
      return { generator, set, manifest: null, error: error.message };
    }
  }

  private unknownPatch(generator: number, set: number, error: PatchNotEvaluatedError): RenderedApplication {
    this.patchKnown = false;
    this.problems.patchNotEvaluated(error.message);
    return { generator, set, manifest: null, error: "" };
  }

  private fail(reason: ConditionReason, error: string): void {
    if (this.error !== "") return;
    this.reason = reason;
    this.error = error;
  }

  /** Lets others work, and an abort through, now and then. */
  private async breathe(): Promise<void> {
    const isDue = performance.now() - this.pausedAt >= this.pauseMs;
    if (isDue && this.options.yieldMs !== 0) await new Promise((resolve) => setTimeout(resolve, 0));
    if (isDue) this.pausedAt = performance.now();
    this.options.signal?.throwIfAborted();
  }
}

function toResult(
  index: number,
  entry: GeneratorEntry,
  gathered: readonly Transformed[],
  rest: Pick<GeneratorResult, "error" | "known" | "steps">,
): GeneratorResult {
  const parameterSets: ParameterSet[] = gathered.flatMap(({ sets }) => [...sets]);
  return { index, kinds: entry.kinds, plugins: pluginNames(entry), parameterSets, ...rest };
}

/** applicationset_controller.go: getMinRequeueAfter. Zero is ignored; a negative number wins. */
function minRequeue(applicationSet: ApplicationSet): number {
  const all = applicationSet.generators.flatMap((entry) =>
    [...entry.specs].map(([kind, spec]) => generators[kind].requeueAfterSeconds(spec, { generators })),
  );
  const given = all.filter((seconds) => seconds !== 0);
  return given.length === 0 ? 0 : Math.min(...given);
}
