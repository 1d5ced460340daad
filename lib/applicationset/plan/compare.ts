/** One generated Application against the live one of its name: whether the controller would write, and what. */
import type { Manifest } from "../application";
import { isTooDeep } from "../plain-json";
import { asLive, type Comparable, desired } from "./desired";
import { type Difference, difference, sameJson } from "./diff";
import { ignoring, without } from "./ignore-differences";
import { deepest } from "./limits";
import type { LiveApplication } from "./live";
import { normaliseSpecs } from "./normalise-spec";
import type { PlanSettings } from "./settings";

export interface Comparison extends Difference {
  readonly isSame: boolean;
  /** Expressions that may hide some of the changes, or all. */
  readonly unknownExpressions: readonly string[];
  /** Why the two could not be compared; empty when they were. */
  readonly failure: string;
}

const same: Comparison = { isSame: true, changes: [], more: 0, unknownExpressions: [], failure: "" };

/** createOrUpdate.go: CreateOrUpdate, for an Application that exists. */
export function compare(
  generated: Manifest,
  live: LiveApplication,
  applicationSet: string,
  settings: PlanSettings,
): Comparison {
  const before = asLive(live);
  const after = desired(generated, live, applicationSet, settings);
  // What is the same already needs no normalisation.
  if (sameJson(before, after)) return same;
  if (isTooDeep([before], deepest)) return failed("It is nested too deeply to be compared here");
  const specs = normaliseSpecs(before.spec, after.spec);
  if (!specs) return failed("Its spec does not fit the types of an Application");
  const [liveSpec, spec] = specs;
  const ignored = ignoring(settings.ignored, live.name);
  const left = without({ ...before, spec: liveSpec }, ignored);
  const right = withOperation(without({ ...after, spec }, ignored), after);
  if (sameJson(left, right)) return same;
  const found = difference(left, right);
  return { ...found, isSame: false, unknownExpressions: ignored.unknown, failure: "" };
}

const failed = (failure: string): Comparison => ({ ...same, isSame: false, failure });

/** The operation can't be ignored: applyIgnoreDifferences puts it back. */
function withOperation(stripped: Comparable, { operation }: Comparable): Comparable {
  return operation === undefined ? stripped : { ...stripped, operation };
}
