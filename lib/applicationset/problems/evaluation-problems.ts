/** The problems of one evaluation, gathered while it runs, each with its place in the manifest. */
import { anyMap, type GoMap, type JsonValue } from "../../gotemplate";
import type { Problem, ProblemCode, ProblemPlace } from "../../problems";
import { applicationName } from "../application";
import type { GeneratorResult, RenderedApplication } from "../evaluation";
import { rawInputs } from "../generators/child";
import type { GeneratedSet, GeneratorError, NotEvaluatedError } from "../generators/generator";
import { findReservedKeys } from "../reserved-keys";
import {
  type ApplicationSet,
  type ApplicationSetDocument,
  fieldText,
  type GeneratorEntry,
  type GeneratorKind,
  stringAt,
  stringMapAt,
  structAt,
} from "../schema/application-set";
import type { DecodedStruct } from "../schema/decode";
import { optionPanic } from "../template/create-renderer";
import { RenderError } from "../template/text-renderer";
import type { Finding } from "../validate/finding";
import type { Path } from "../yaml/read-document";
import { bigIntegers } from "./big-integers";
import { checkEntry, type PlacedText } from "./entry-checks";
import type { ManifestEdits } from "./fixes/manifest-edits";
import { checkGenerators } from "./generator-checks";
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
import { type Diagnosis, diagnoseRenderError, shown } from "./render-problems";
import { reservedKeyProblem } from "./reserved-key-problems";
import { checkTemplate } from "./template-checks";
import { templateTextsOf } from "./template-texts";
import { unreadableProblem } from "./unreadable";
import { zeroSetProblems } from "./whole-problems";

export class EvaluationProblems {
  private readonly collector = new ProblemCollector();
  private generator = 0;
  private set: number | null = null;
  private base: Path = [];
  private failedSets = 0;
  private results: readonly GeneratorResult[] = [];
  private readonly fields = new Map<string, Pick<ProblemPlace, "field" | "position">>();
  private readonly paths = new Map<string, Path>();

  constructor(
    private readonly document: ApplicationSetDocument,
    private readonly applicationSet: ApplicationSet,
  ) {
    this.manifest();
  }

  /** The one problem of a manifest that can't be read. */
  static unreadable(document: ApplicationSetDocument): Problem[] {
    return [unreadableProblem(document)];
  }

  /** Where what follows happens: entry, set, and the path that rendered paths are relative to. */
  at(generator: number, set: number | null, base: Path): void {
    if (generator !== this.generator || base !== this.base) {
      this.fields.clear();
      this.paths.clear();
    }
    this.generator = generator;
    this.set = set;
    this.base = base;
  }

  /** A child of a matrix or merge: GeneratorReport. */
  within(path: Path): void {
    this.at(this.generator, null, path);
  }

  /** Reserved keys in what a plugin gave to a matrix or merge: GeneratorReport. */
  pluginSets(spec: DecodedStruct, sets: readonly GeneratedSet[], path: Path): void {
    for (const set of sets)
      this.reservedKeys(spec, set, 0, () => ({ ...this.placeOf(path), generator: [this.generator] }));
  }

  /** Sets that no real source gave: GeneratorReport. */
  fixtureUsed(kind: GeneratorKind, fixture: string, path: Path): void {
    const message = `The parameter sets of ${kind} come from the fixture ${fixture}: the real generator may give others.`;
    this.collector.add("APPSET009", { ...this.placeOf(path), generator: [this.generator] }, message);
  }

  /** A key of the source that is lost: GeneratorReport. */
  ownValues(key: string, path: Path): void {
    const message = `The key ${key} of the source is replaced by the generator's own values.`;
    this.findings([{ code: "APPSET053", path: [...path, "values"], message }], this.generator);
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
      placed.push({ text, path: this.absolute(path) });
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
    const isFailing = this.collector.hasAt(this.relativePlace(path).field, templateCodes);
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
    this.collector.add(code, this.placeOf(path), message, more, { path, fixes });
  }

  selector(generator: number, error: string): void {
    const place = { ...this.placeOf(["spec", "generators", generator, "selector"]), generator: [generator] };
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
    const place = { ...this.placeOf(this.base), generator: [generator] };
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
    const place = { ...this.placeOf(["spec", "generators", generator, kind]), generator: [generator] };
    const path = ["spec", "generators", generator, kind];
    const fixes = (edits: ManifestEdits) => quoteElementsFix(this.applicationSet, path, edits);
    const more = { controllerError: error.message };
    this.collector.add("APPSET010", place, `The ${kind} generator fails.`, more, { path, fixes });
  }

  /** The sets of one kind: `all` before the selector, `kept` after it, numbered from `first`. */
  sets(
    generator: number,
    entry: GeneratorEntry,
    kind: GeneratorKind,
    all: readonly GeneratedSet[],
    kept: readonly GeneratedSet[],
    first: number,
    spec: DecodedStruct,
  ): void {
    const path = [...entry.path, kind];
    if (all.length > 0 && kept.length === 0) {
      const place = { ...this.placeOf([...entry.path, "selector"]), generator: [generator] };
      this.collector.add("APPSET012", place, `The selector keeps none of ${count(all.length)}.`);
    }
    for (const [position, set] of kept.entries()) {
      const place = () => ({ ...this.placeOf(path), generator: [generator], set: first + position });
      if (set.value.entries.size === 0)
        this.collector.add("APPSET034", place(), "The parameter set is empty.");
      if (set.returned === null) continue;
      this.bigNumbers(place, set.returned);
      if (kind === "plugin") this.reservedKeys(spec, set, first + position, place);
    }
  }

  private reservedKeys(
    spec: DecodedStruct,
    { value, returned }: GeneratedSet,
    set: number,
    place: () => ProblemPlace,
  ): void {
    if (returned === null) return;
    const valueNames = new Set(stringMapAt(spec, "values").keys());
    const plugin = stringAt(structAt(spec, "configMapRef"), "name");
    const { goTemplate } = this.applicationSet;
    for (const finding of findReservedKeys({ set, goTemplate, returned, used: value, valueNames })) {
      const { code, message } = reservedKeyProblem(finding, goTemplate);
      this.collector.add(code, { ...place(), plugin, key: [finding.key] }, message);
    }
  }

  /** What can only be said at the end. */
  whole(results: readonly GeneratorResult[], error: string, known: boolean): void {
    if (error === "") {
      for (const { code, generator, message, more } of zeroSetProblems(this.applicationSet, results, known)) {
        const path = generator === null ? ["spec", "generators"] : ["spec", "generators", generator];
        const place = { ...this.placeOf(path), ...(generator === null ? {} : { generator: [generator] }) };
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
      ...this.relativePlace(path),
      applicationSet: this.applicationSet.name,
      ...(application === "" ? {} : { application }),
      generator: [generator],
      set,
    };
    this.collector.add(code, place, message, more, this.nameDetail(code, path, generator));
  }

  /** How a name that stands twice becomes one of its own. */
  private nameDetail(code: ProblemCode, path: Path, generator: number): ProblemDetail | null {
    if (code !== "APPSET040") return null;
    const own = this.absolute(path);
    const fixes = (edits: ManifestEdits) =>
      uniqueNameFix(this.applicationSet, this.results[generator], own, edits);
    return { path: own, fixes };
  }

  /** What checks of the manifest have found. */
  private findings(found: readonly ManifestFinding[], entry?: number): void {
    for (const { code, path, message, more, generator = entry, set, key, ...detail } of found) {
      const place = {
        ...this.placeOf(path),
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
      const place = { ...this.placeOf(entry.path), generator: [index] };
      this.collector.add("APPSET003", place, `The entry ${index + 1} of spec.generators names no generator.`);
    }
  }

  private bigNumbers(place: () => ProblemPlace, returned: { readonly [key: string]: JsonValue }): void {
    for (const key of bigIntegers(returned)) {
      const message = `The integer at ${key.join(".")} is beyond 2^53: its last digits may be lost.`;
      this.collector.add("APPSET035", { ...place(), key }, message);
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
      path: this.absolute(path),
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
    const set = this.set === null ? {} : { set: this.set };
    const place = {
      ...this.relativePlace(path),
      applicationSet: this.applicationSet.name,
      generator: [this.generator],
      ...set,
    };
    this.collector.add(code, place, message, more, detail);
  }

  /** A rendered path: in the generator's own template when it stands there, else in the ApplicationSet's. */
  private relativePlace(path: Path): Pick<ProblemPlace, "field" | "position"> {
    const key = path.join("\n");
    const known = this.fields.get(key);
    if (known) return known;
    const place = this.fieldOf(this.absolute(path));
    this.fields.set(key, place);
    return place;
  }

  /** In the document. */
  private absolute(path: Path): Path {
    if (path[1] === "templatePatch") return path;
    const key = path.join("\n");
    const known = this.paths.get(key);
    if (known) return known;
    const own = [...this.base, ...path];
    const inOwn = this.base.at(-1) !== "template" || this.document.has(own);
    const made = inOwn ? own : ["spec", "template", ...path];
    this.paths.set(key, made);
    return made;
  }

  private placeOf(path: Path): ProblemPlace {
    return { applicationSet: this.applicationSet.name, ...this.fieldOf(path) };
  }

  private fieldOf(path: Path): { field: string; position: { line: number; column: number } } {
    return { field: fieldText(path), position: this.document.position(path) };
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

function count(sets: number): string {
  return sets === 1 ? "the one parameter set" : `the ${sets} parameter sets`;
}
