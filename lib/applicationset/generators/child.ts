/** A child of a matrix or merge: its spec with nested generators decoded, and the sets that it gives. */
import type { GoMap } from "../../gotemplate";
import {
  type GeneratorEntry,
  type GeneratorKind,
  mapAt,
  stringAt,
  structAt,
  toEntry,
} from "../schema/application-set";
import {
  type Decoded,
  type DecodedStruct,
  type DecodeFindings,
  decodeJsonStruct,
  isStruct,
  RawJson,
} from "../schema/decode";
import { compileSelector, type Selector, SelectorError } from "../selector";
import type { RenderedText } from "../step";
import type { Path } from "../yaml/read-document";
import { type GeneratedSet, type GeneratorContext, GeneratorError, type RequeueContext } from "./generator";
import { interpolate } from "./interpolate";
import { OpenStep } from "./open-step";
import { failStep, takeStep } from "./take-step";

const nestedTypes = { matrix: "NestedMatrixGenerator", merge: "NestedMergeGenerator" } as const;

/** matrix.go: nestedGeneratorSpec. Throws GeneratorError when a nested matrix or merge can't be decoded. */
export function childEntry(decoded: DecodedStruct, path: Path): GeneratorEntry {
  const out: Record<string, Decoded> = { ...decoded };
  for (const kind of ["matrix", "merge"] as const) {
    const nested = decoded[kind];
    if (!(nested instanceof RawJson)) continue;
    const findings: DecodeFindings = { errors: [], unknown: [] };
    out[kind] = decodeJsonStruct(nestedTypes[kind], nested.value, findings);
    const [first] = findings.errors;
    const prefix = kind === "merge" ? "error retrieving merge generator: " : "";
    if (first) throw new GeneratorError(prefix + first.message);
  }
  return toEntry(out, path);
}

/** The children of a matrix or merge, not yet decoded further. */
export function childrenOf(spec: DecodedStruct): DecodedStruct[] {
  return Array.isArray(spec.generators) ? spec.generators.filter(isStruct) : [];
}

const prefix = "child generator returned an error on parameter generation: ";

/** What is the same of a child, however often it runs. */
export class ChildSpec {
  private readonly path: Path;
  private readonly places = new Map<string, Path>();
  private decoded: { readonly entry: GeneratorEntry; readonly selector: Selector | null } | null = null;
  private readonly kindPaths = new Map<GeneratorKind, Path>();

  /** A child of the generator that `context` is of. */
  constructor(
    private readonly spec: DecodedStruct,
    index: number,
    private readonly context: GeneratorContext,
  ) {
    this.path = [...context.path, "generators", index];
  }

  /** A run of it; `outer` is the set that a matrix renders it with, null for all but a second child. */
  open(outer: GoMap | null): Child {
    return { spec: this, step: new OpenStep(this.context.history, this.path), outer, rendered: [] };
  }

  /** Throws GeneratorError when it can't be decoded. */
  decode() {
    const entry = this.decoded?.entry ?? childEntry(this.spec, this.path);
    this.decoded ??= { entry, selector: parseSelector(entry) };
    return this.decoded;
  }

  pathOf(kind: GeneratorKind): Path {
    const path = this.kindPaths.get(kind) ?? [...this.path, kind];
    this.kindPaths.set(kind, path);
    return path;
  }

  /** A path inside the child from the manifest's root: one object, however often it is asked for. */
  place(inner: Path): Path {
    const key = JSON.stringify(inner);
    const place = this.places.get(key) ?? [...this.path, ...inner];
    this.places.set(key, place);
    return place;
  }
}

/** One run of a child. */
export interface Child {
  readonly spec: ChildSpec;
  readonly step: OpenStep;
  readonly outer: GoMap | null;
  /** Takes the texts that `outer` renders. */
  readonly rendered: RenderedText[];
}

/** matrix.go: getParams. The sets that the child's selector keeps. */
export async function childSets(child: Child, context: GeneratorContext): Promise<readonly GeneratedSet[]> {
  try {
    return await onlyKind(child, context);
  } catch (error) {
    failStep(child.step, error);
    throw error;
  }
}

async function onlyKind(child: Child, context: GeneratorContext): Promise<readonly GeneratedSet[]> {
  const { entry, selector } = child.spec.decode();
  const results: (readonly GeneratedSet[])[] = [];
  let error = "";
  for (const { kind, run } of kindRuns(child, entry)) {
    try {
      results.push(await kindSets(entry, kind, selector, run, context));
    } catch (thrown) {
      failStep(run.step, thrown);
      if (!(thrown instanceof GeneratorError)) throw thrown;
      error ||= thrown.message;
    }
  }
  if (error !== "") throw new GeneratorError(prefix + error);
  const [first] = results;
  if (!first) throw new GeneratorError("child generator generated no parameters");
  if (results.length > 1) throw new GeneratorError("found more than one generator in matrix.Generators");
  return first;
}

/** The child's step is that of its first kind; others stand beside it. */
function kindRuns(child: Child, { kinds }: GeneratorEntry) {
  const runs = kinds.map((kind, index) => {
    const run = index === 0 ? child : child.spec.open(child.outer);
    run.step.kind = kind;
    run.step.path = child.spec.pathOf(kind);
    return { kind, run };
  });
  if (runs.length > 1) child.step.beside = runs.slice(1).map(({ run }) => run.step);
  return runs;
}

async function kindSets(
  entry: GeneratorEntry,
  kind: GeneratorKind,
  selector: Selector | null,
  { spec: child, step, outer, rendered }: Child,
  context: GeneratorContext,
): Promise<readonly GeneratedSet[]> {
  context.report.within(entry.path);
  const see = (path: Path, template: string, text: string) =>
    rendered.push({ path: child.place(path), template, text });
  const interpolated = outer ? interpolate(entry, outer, context.renderer, see) : entry;
  const spec = interpolated.specs.get(kind) ?? {};
  context.report.within(step.path);
  const { all, kept } = await takeStep(step, kind, spec, selector, context);
  if (kind === "plugin") context.report.pluginSets(spec, all, step.path);
  return kept;
}

function parseSelector({ selector }: GeneratorEntry): Selector | null {
  try {
    return selector ? compileSelector(selector) : null;
  } catch (error) {
    if (!(error instanceof SelectorError)) throw error;
    throw new GeneratorError(`${prefix}error parsing label selector: ${error.message}`);
  }
}

/** GetRequeueAfter of a matrix or merge: the least of its children's; zero counts for nothing. */
export function leastRequeue(spec: DecodedStruct, context: RequeueContext): number {
  const all = childrenOf(spec).flatMap((decoded) => {
    const entry = decodableEntry(decoded);
    return [...entry.specs].map(([kind, child]) =>
      context.generators[kind].requeueAfterSeconds(child, context),
    );
  });
  const given = all.filter((seconds) => seconds !== 0);
  return given.length === 0 ? 0 : Math.min(...given);
}

/** A nested generator that can't be decoded counts as absent. */
function decodableEntry(decoded: DecodedStruct): GeneratorEntry {
  try {
    return childEntry(decoded, []);
  } catch (error) {
    if (!(error instanceof GeneratorError)) throw error;
    const { matrix: _, merge: __, ...rest } = decoded;
    return toEntry(rest, []);
  }
}

/** The specs of all plugins that an entry calls, those of its children too. */
function pluginSpecs(entry: GeneratorEntry): DecodedStruct[] {
  return [...entry.specs].flatMap(([kind, spec]) => {
    if (kind === "plugin") return [spec];
    if (kind !== "matrix" && kind !== "merge") return [];
    return childrenOf(spec).flatMap((child) => pluginSpecs(decodableEntry(child)));
  });
}

/** The names of all plugins that an entry calls. */
export function pluginNames(entry: GeneratorEntry): string[] {
  return pluginSpecs(entry).map((spec) => stringAt(structAt(spec, "configMapRef"), "name"));
}

/**
 * The names in generator.input.parameters of every set of an entry: of a plugin, alone or in a matrix. None where another
 * plugin, or a merge's base, may give them.
 */
export function rawInputs(entry: GeneratorEntry): ReadonlySet<string> {
  const [first, ...others] = pluginSpecs(entry);
  const parameters = first && mapAt(structAt(first, "input"), "parameters");
  return others.length > 0 || mayLackInput(entry) || !parameters ? new Set() : new Set(parameters.keys());
}

function mayLackInput(entry: GeneratorEntry): boolean {
  if (entry.kinds.length !== 1 || entry.specs.has("merge")) return true;
  const matrix = entry.specs.get("matrix");
  return matrix !== undefined && childrenOf(matrix).some((child) => decodableEntry(child).specs.has("merge"));
}
