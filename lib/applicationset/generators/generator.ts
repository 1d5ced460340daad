/** What a generator is: the spec of one kind made parameter sets. */
import type { GoMap, JsonValue } from "../../gotemplate";
import type { EvaluationSources } from "../evaluation";
import type { ApplicationSet, GeneratorKind } from "../schema/application-set";
import type { DecodedStruct } from "../schema/decode";
import type { TextRenderer } from "../template/text-renderer";
import type { Path } from "../yaml/read-document";
import type { OpenStep } from "./open-step";
import type { SetHistory } from "./set-history";

/** A parameter set, with what its source gave before the controller touched it. */
export interface GeneratedSet {
  readonly value: GoMap;
  readonly returned: { readonly [key: string]: JsonValue } | null;
}

/** All kinds, for generators that hold others. */
export type Generators = Readonly<Record<GeneratorKind, Generator>>;

export interface RequeueContext {
  readonly generators: Generators;
}

/** Told what happens inside a generator that holds others. */
interface GeneratorReport {
  /** From here on rendered paths are relative to this one. */
  within(path: Path): void;
  /** What a plugin's sets became, in a child. */
  pluginSets(spec: DecodedStruct, sets: readonly GeneratedSet[], path: Path): void;
  /** The sets of the kind at this path come from a fixture. */
  fixtureUsed(kind: GeneratorKind, fixture: string, path: Path): void;
  /** The source's own key, which the generator's `values` take the place of. */
  ownValues(key: string, path: Path): void;
}

export interface GeneratorContext extends RequeueContext {
  /** Of the spec, in the document. */
  readonly path: Path;
  readonly report: GeneratorReport;
  readonly applicationSet: ApplicationSet;
  readonly sources: EvaluationSources;
  readonly renderer: TextRenderer;
  readonly signal: AbortSignal | undefined;
  /** What the generator does is told here. */
  readonly step: OpenStep;
  readonly history: SetHistory;
  /** To be awaited now and then: lets others work, and an abort through. */
  readonly breathe: () => Promise<void>;
}

export interface Generator {
  /** Throws GeneratorError, or NotEvaluatedError where the sets are unknown here. */
  generate(spec: DecodedStruct, context: GeneratorContext): Promise<readonly GeneratedSet[]>;
  /** Seconds until the controller asks again; 0: never by itself. */
  requeueAfterSeconds(spec: DecodedStruct, context: RequeueContext): number;
}

/** The generator fails, as on the controller; `message` is its own text. */
export class GeneratorError extends Error {
  override readonly name = "GeneratorError";
}

/** Its parameter sets are unknown here: not zero, and no error of the controller's. */
export class NotEvaluatedError extends Error {
  override readonly name = "NotEvaluatedError";
  constructor(
    readonly kind: GeneratorKind,
    /** The plugin that nobody has called; null for a generator that can't be evaluated yet. */
    readonly plugin: string | null,
    /** Why a call that was made gives no answer; empty when none was made. */
    readonly reason = "",
  ) {
    super(plugin === null ? `${kind} is not evaluated yet` : `plugin ${plugin} has not been called`);
  }
}

/** requeueAfterSeconds of the spec, or the kind's default. As a time.Duration it wraps beyond 292 years. */
export function requeueOf(spec: DecodedStruct, fallback: number): number {
  const seconds = spec.requeueAfterSeconds;
  if (typeof seconds !== "number") return fallback;
  return Number(BigInt.asIntN(64, BigInt(seconds) * 1_000_000_000n)) / 1e9;
}
