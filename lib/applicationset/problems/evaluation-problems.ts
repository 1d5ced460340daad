/** The problems of one evaluation, gathered while it runs, each with its place in the manifest. */
import { anyMap, type GoMap } from "../../gotemplate";
import type { Problem, ProblemCode } from "../../problems";
import { applicationName } from "../application";
import type { GeneratorResult, RenderedApplication } from "../evaluation";
import { rawInputs } from "../generators/child";
import type { GeneratedSet, GeneratorError, NotEvaluatedError } from "../generators/generator";
import type {
  ApplicationSet,
  ApplicationSetDocument,
  GeneratorEntry,
  GeneratorKind,
} from "../schema/application-set";
import type { DecodedStruct } from "../schema/decode";
import { optionPanic } from "../template/create-renderer";
import { RenderError } from "../template/text-renderer";
import type { Finding } from "../validate/finding";
import type { Path } from "../yaml/read-document";
import { checkEntry, type PlacedText } from "./entry-checks";
import type { ManifestEdits } from "./fixes/manifest-edits";
import { checkGenerators, projectFirst } from "./generator-checks";
import { factsOf } from "./generator-facts";
import { checkManifest } from "./manifest-checks";
import type { ManifestFinding } from "./manifest-finding";
import {
  goModeFix,
  keepFix,
  operatorFix,
  optionFixes,
  quoteElementsFix,
  renameFix,
  uniqueNameFix,
} from "./manifest-fixes";
import { inspectOutput } from "./output-problems";
import { checkOutsideWords } from "./outside-template-checks";
import { checkPatch } from "./patch-checks";
import { ProblemCollector, type ProblemDetail } from "./problem-collector";
import { ProblemPlaces } from "./problem-places";
import { type Diagnosis, diagnoseRenderError, shown } from "./render-problems";
import { SetNotes } from "./set-notes";
import { checkTemplate } from "./template-checks";
import { templateTextsOf } from "./template-texts";
import { unreadableProblem } from "./unreadable";
import { zeroSetProblems } from "./whole-problems";

export class EvaluationProblems {
  private readonly collector = new ProblemCollector();
  private readonly places: ProblemPlaces;
  private readonly setNotes: SetNotes;
  private failedSets = 0;
  private results: readonly GeneratorResult[] = [];

  constructor(
    private readonly document: ApplicationSetDocument,
    private readonly applicationSet: ApplicationSet,
  ) {
    this.places = new ProblemPlaces(document, applicationSet.name);
    this.setNotes = new SetNotes(this.collector, this.places, applicationSet.goTemplate);
    this.manifest();
  }

  /** The one problem of a manifest that can't be read. */
  static unreadable(document: ApplicationSetDocument): Problem[] {
    return [unreadableProblem(document)];
  }

  /** Where what follows happens: entry, set, and the path that rendered paths are relative to. */
  at(generator: number, set: number | null, base: Path): void {
    this.places.at(generator, set, base);
  }

  /** A child of a matrix or merge: GeneratorReport. */
  within(path: Path): void {
    this.at(this.places.generator, null, path);
  }

  /** Reserved keys in what a plugin gave to a matrix or merge: GeneratorReport. */
  pluginSets(spec: DecodedStruct, sets: readonly GeneratedSet[], path: Path): void {
    const place = () => ({ ...this.places.of(path), generator: [this.places.generator] });
    for (const set of sets) this.setNotes.reservedKeys(spec, set, 0, place);
  }

  /** Sets that no real source gave: GeneratorReport. */
  fixtureUsed(kind: GeneratorKind, fixture: string, path: Path): void {
    const message = `The parameter sets of ${kind} come from the fixture ${fixture}: the real generator may give others.`;
    this.collector.add("APPSET009", { ...this.places.of(path), generator: [this.places.generator] }, message);
  }

  /** A key of the source that is lost: GeneratorReport. */
  ownValues(key: string, path: Path): void {
    const message = `The key ${key} of the source is replaced by the generator's own values.`;
    this.findings([{ code: "APPSET053", path: [...path, "values"], message }], this.places.generator);
  }

  /** Each text that rendered: RenderObserver. */
  rendered(template: string, output: string, path: Path, params: GoMap): void {
    if (!template.includes("{{")) return;
    for (const diagnosis of inspectOutput(template, output, params, this.applicationSet.goTemplate))
      this.addDiagnosis(diagnosis, path, template, {});
  }

  /** A function whose result differs at each call: RenderObserver. */
  unstable(functionName: string, template: string, path: Path): void {
    this.add(
      "APPSET032",
      path,
      `${shown(template)} calls ${functionName}, whose result differs each time.`,
      {},
    );
  }

  patchNotEvaluated(message: string): void {
    this.add("APPSET007", ["spec", "templatePatch"], `${message}.`, {});
  }

  renderError(error: RenderError, params: GoMap): void {
    this.failedSets++;
    const diagnosis = diagnoseRenderError(error, params);
    this.addDiagnosis(diagnosis, error.path, error.template, { controllerError: error.message });
  }

  /**
   * What is certainly wrong with the templates, where evaluation has not come by or has said nothing. `panicked`: it has
   * said all that there is to the options.
   */
  templates(results: readonly GeneratorResult[], panicked: boolean): void {
    this.results = results;
    const { goTemplate, goTemplateOptions, generators } = this.applicationSet;
    const panic = goTemplate ? optionPanic(goTemplateOptions) : "";
    if (panic !== "" && !panicked) this.panic(panic, " as soon as there is a parameter set");
    for (const [index, entry] of generators.entries()) this.entryTexts(index, entry, results[index]);
    this.findings(checkManifest(this.applicationSet, this.document));
    this.findings(checkGenerators(this.applicationSet));
    this.findings(checkPatch(this.applicationSet));
    this.oneStopsAll(results);
  }

  /** The texts of an entry, and how they fit to its parameter sets. */
  private entryTexts(index: number, entry: GeneratorEntry, result: GeneratorResult | undefined): void {
    const { goTemplate } = this.applicationSet;
    const texts = isNeverRendered(result) ? [] : templateTextsOf(this.applicationSet, entry);
    const context = { goTemplate, inputs: rawInputs(entry) };
    const sets = result?.parameterSets.slice(0, 1_000).map(({ value }) => value);
    const facts = factsOf(entry, goTemplate, sets);
    const placed: PlacedText[] = [];
    for (const { text, path, base } of texts) {
      this.at(index, null, base);
      placed.push({ text, path: this.places.absolute(path) });
      this.template(path, text, checkTemplate(text, context));
      const isName = path.join(".") === "metadata.name";
      this.template(path, text, checkOutsideWords(text, facts, { isName, goTemplate }));
    }
    this.findings(checkEntry(this.applicationSet, entry, result, placed), index);
  }

  /** How many sets can't be rendered, where others can. */
  private oneStopsAll(results: readonly GeneratorResult[]): void {
    const total = results.reduce((sum, { parameterSets }) => sum + parameterSets.length, 0);
    const failed = this.failedSets;
    if (failed === 0 || failed >= total) return;
    const many = failed === 1 ? "One" : String(failed);
    const message = `${many} of ${total} parameter sets can't be rendered: no Application of this ApplicationSet is created, updated or deleted, the other ${total - failed} neither.`;
    this.findings([{ code: "APPSET037", path: ["spec", "generators"], message }]);
  }

  private template(
    path: Path,
    text: string,
    faults: readonly (Diagnosis & { readonly error?: string })[],
  ): void {
    if (faults.length === 0) return;
    const isFailing = this.collector.hasAt(this.places.relative(path).field, templateCodes);
    for (const fault of faults) {
      // What evaluation has said of the field is more exact.
      if (isFailing && templateCodes.has(fault.code)) continue;
      this.addDiagnosis(fault, path, text, fault.error ? { controllerError: fault.error } : {});
    }
  }

  panic(text: string, when = ""): void {
    const isOption = /option/.test(text);
    const path = isOption ? ["spec", "goTemplateOptions"] : ["spec"];
    const code = isOption ? "APPSET030" : "APPSET031";
    const { goTemplateOptions } = this.applicationSet;
    const fixes = (edits: ManifestEdits) => (isOption ? optionFixes(goTemplateOptions, edits) : []);
    const remedy = isOption ? null : panicRemedy(text);
    const more = { controllerError: text, ...(remedy ? { remedy } : {}) };
    const message = `The reconcile would panic${when}: ${text}.`;
    this.collector.add(code, this.places.of(path), message, more, { path, fixes });
  }

  selector(generator: number, error: string): void {
    const place = {
      ...this.places.of(["spec", "generators", generator, "selector"]),
      generator: [generator],
    };
    const fixes = (edits: ManifestEdits) => operatorFix(this.applicationSet, generator, edits);
    const detail = { path: ["spec", "generators", generator, "selector"], fixes };
    this.collector.add(
      "APPSET013",
      place,
      "The selector can't be parsed.",
      { controllerError: error },
      detail,
    );
  }

  notEvaluated(generator: number, { kind, plugin, reason }: NotEvaluatedError): void {
    const place = { ...this.places.of(this.places.base), generator: [generator] };
    if (plugin === null) {
      const message = `The ${kind} generator asks an outside source, which is not evaluated yet: its parameter sets are unknown.`;
      this.collector.add("APPSET005", place, message);
    } else if (reason !== "") {
      const message = `What the controller makes of the plugin ${plugin} is not known here. ${reason}`;
      this.collector.add("APPSET008", { ...place, plugin }, message);
    } else {
      const message = `The plugin ${plugin} has not been called: its parameter sets are unknown.`;
      this.collector.add("APPSET006", { ...place, plugin }, message);
    }
  }

  generatorError(generator: number, kind: GeneratorKind, error: GeneratorError): void {
    const cause = error.cause;
    if (cause instanceof RenderError) {
      const diagnosis = diagnoseRenderError(cause, anyMap());
      this.addDiagnosis(diagnosis, cause.path, cause.template, { controllerError: error.message });
      return;
    }
    const place = { ...this.places.of(["spec", "generators", generator, kind]), generator: [generator] };
    const path = ["spec", "generators", generator, kind];
    const fixes = (edits: ManifestEdits) => quoteElementsFix(this.applicationSet, path, edits);
    const more = { controllerError: error.message };
    this.collector.add("APPSET010", place, `The ${kind} generator fails.`, more, { path, fixes });
  }

  /** The sets of one kind: SetNotes. */
  sets(...given: Parameters<SetNotes["sets"]>): void {
    this.setNotes.sets(...given);
  }

  /** What can only be said at the end. */
  whole(results: readonly GeneratorResult[], error: string, known: boolean): void {
    if (error === "") {
      for (const { code, generator, message, more } of zeroSetProblems(this.applicationSet, results, known)) {
        const path = generator === null ? ["spec", "generators"] : ["spec", "generators", generator];
        const place = { ...this.places.of(path), ...(generator === null ? {} : { generator: [generator] }) };
        const fixes = (edits: ManifestEdits) => keepFix(this.document, edits);
        const isKept = more.controller !== undefined;
        this.collector.add(code, place, message, more, isKept ? null : { path, fixes });
      }
    }
  }

  /** What is wrong with a rendered Application; `base` as for `at`. */
  application(
    { code, path, message, more }: Finding,
    { generator, set, manifest }: RenderedApplication,
    base: Path,
  ): void {
    this.at(generator, set, base);
    const application = applicationName({ manifest });
    const place = {
      ...this.places.relative(path),
      applicationSet: this.applicationSet.name,
      ...(application === "" ? {} : { application }),
      generator: [generator],
      set,
    };
    this.collector.add(code, place, message, more, this.nameDetail(code, path, generator));
    if (code === "APPSET060") this.findings(projectFirst(this.applicationSet, generator), generator);
  }

  /** How a name that stands twice becomes one of its own. */
  private nameDetail(code: ProblemCode, path: Path, generator: number): ProblemDetail | null {
    if (code !== "APPSET040") return null;
    const own = this.places.absolute(path);
    const fixes = (edits: ManifestEdits) =>
      uniqueNameFix(this.applicationSet, this.results[generator], own, edits);
    return { path: own, fixes };
  }

  /** What checks of the manifest have found. */
  private findings(found: readonly ManifestFinding[], entry?: number): void {
    for (const { code, path, message, more, generator = entry, set, key, ...detail } of found) {
      const place = {
        ...this.places.of(path),
        ...(generator === undefined ? {} : { generator: [generator] }),
        ...(set === undefined ? {} : { set }),
        ...(key === undefined ? {} : { key }),
      };
      this.collector.add(code, place, message, more, { path, ...detail });
    }
  }

  finish(): Problem[] {
    return this.collector.finish(this.document);
  }

  private manifest(): void {
    const { unknownFields } = this.document;
    for (const { field, path, position, end } of unknownFields) {
      const place = { applicationSet: this.applicationSet.name, field, position, end };
      const fixes = (edits: ManifestEdits) => renameFix(path, this.document, edits);
      this.collector.add(
        "APPSET002",
        place,
        `The API server says: unknown field "${field}".`,
        {},
        { path, fixes },
      );
    }
    for (const [index, entry] of this.applicationSet.generators.entries()) {
      if (entry.kinds.length > 0) continue;
      const place = { ...this.places.of(entry.path), generator: [index] };
      this.collector.add("APPSET003", place, `The entry ${index + 1} of spec.generators names no generator.`);
    }
  }

  /** Of a template at a rendered path, with the part that it is about and what to write instead. */
  private addDiagnosis(
    { code, message, remedy, part, fixes }: Diagnosis,
    path: Path,
    template: string,
    more: Parameters<ProblemCollector["add"]>[3],
  ): void {
    const isOtherMode = code === "APPSET025";
    const detail: ProblemDetail = {
      path: this.places.absolute(path),
      template,
      ...(part === undefined ? {} : { part }),
      ...(fixes ? { templateFixes: fixes } : {}),
      ...(isOtherMode ? { fixes: (edits) => goModeFix(this.applicationSet, this.document, edits) } : {}),
    };
    this.add(code, path, message, { ...more, ...(remedy ? { remedy } : {}) }, detail);
  }

  private add(
    code: ProblemCode,
    path: Path,
    message: string,
    more: Parameters<ProblemCollector["add"]>[3],
    detail: ProblemDetail | null = null,
  ): void {
    const { set, generator } = this.places;
    const place = {
      ...this.places.relative(path),
      applicationSet: this.applicationSet.name,
      generator: [generator],
      ...(set === null ? {} : { set }),
    };
    this.collector.add(code, place, message, more, detail);
  }
}

/** What leads to a panic of Go's reflection, as far as its text tells. */
function panicRemedy(text: string): string | null {
  if (/SetMapIndex|IsNil|reflect\.Value\.Field|interface conversion/.test(text)) {
    return "A plain map of one source meets a map of Go's own type in another: rename the key that both have, such as values, metadata.labels or generator.";
  }
  return null;
}

/** Said of a field by evaluation or by the checks of its template, never by both. */
const templateCodes: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "APPSET020",
  "APPSET021",
  "APPSET022",
  "APPSET023",
  "APPSET024",
  "APPSET025",
  "APPSET033",
  "APPSET036",
  "APPSET038",
  "APPSET140",
  "APPSET150",
  "APPSET152",
]);

/** Empty parameter sets get the template as written. */
function isNeverRendered(result: GeneratorResult | undefined): boolean {
  const sets = result?.parameterSets ?? [];
  return sets.length > 0 && sets.every(({ value }) => value.entries.size === 0);
}
