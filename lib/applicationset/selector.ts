/** A generator's selector: Kubernetes' label selector without limits on values, with its own error texts. */
import { compareBytes } from "../gotemplate";
import { quote } from "../gotemplate/strconv/quote";
import type { LabelSelector } from "./schema/application-set";
import { labelValueFaults, qualifiedNameFaults } from "./validate/kubernetes-names";
import { encodeJson } from "./yaml/encode-json";

/** Tells whether a flattened parameter set is kept. */
export type Selector = (labels: ReadonlyMap<string, string>) => boolean;

/** The selector can't be parsed; `message` is the controller's text after `error parsing label selector: `. */
export class SelectorError extends Error {
  override readonly name = "SelectorError";
}

type Operator = "in" | "notin" | "exists" | "!";

const operators: Readonly<Record<string, Operator>> = {
  In: "in",
  NotIn: "notin",
  Exists: "exists",
  DoesNotExist: "!",
};

/** applicationset/utils/selector.go: LabelSelectorAsSelector. `{}` keeps everything, values may be any text. */
export function compileSelector(selector: LabelSelector): Selector {
  return compile(selector, { what: "pod", checksValues: false });
}

/** meta/v1/helpers.go: LabelSelectorAsSelector. Kubernetes' own, whose values must be label values. */
export function compileLabelSelector(selector: LabelSelector): Selector {
  return compile(selector, { what: "label", checksValues: true });
}

interface Rules {
  /** `"Is" is not a valid ${what} selector operator` */
  readonly what: "pod" | "label";
  readonly checksValues: boolean;
}

function compile(selector: LabelSelector, { what, checksValues }: Rules): Selector {
  const requirement = (key: string, operator: Operator, values: readonly string[]) =>
    toRequirement(key, operator, values, checksValues ? valuesFaults(key, values) : []);
  const requirements: Selector[] = [];
  for (const key of [...selector.matchLabels.keys()].sort(compareBytes)) {
    requirements.push(requirement(key, "in", [selector.matchLabels.get(key) ?? ""]));
  }
  for (const { key, operator, values } of selector.matchExpressions) {
    const known = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
    if (!known) throw new SelectorError(`${quote(operator)} is not a valid ${what} selector operator`);
    requirements.push(requirement(key, known, values));
  }
  return (labels) => requirements.every((matches) => matches(labels));
}

/** selector.go: newRequirement */
function toRequirement(
  key: string,
  operator: Operator,
  values: readonly string[],
  ofValues: readonly string[],
): Selector {
  const faults = [...keyFaults(key), ...valueFaults(operator, values), ...ofValues];
  if (faults.length === 1) throw new SelectorError(faults[0]);
  if (faults.length > 1) throw new SelectorError(`[${faults.join(", ")}]`);
  const wanted = new Set(values);
  switch (operator) {
    case "in":
      return (labels) => wanted.has(labels.get(key) ?? "") && labels.has(key);
    case "notin":
      return (labels) => !labels.has(key) || !wanted.has(labels.get(key) ?? "");
    case "exists":
      return (labels) => labels.has(key);
    case "!":
      return (labels) => !labels.has(key);
  }
}

function valueFaults(operator: Operator, values: readonly string[]): string[] {
  const shown = values.length === 0 ? "null" : encodeJson([...values]);
  if ((operator === "in" || operator === "notin") && values.length === 0) {
    return [`values: Invalid value: ${shown}: for 'in', 'notin' operators, values set can't be empty`];
  }
  if ((operator === "exists" || operator === "!") && values.length > 0) {
    return [`values: Invalid value: ${shown}: values set must be empty for exists and does not exist`];
  }
  return [];
}

function keyFaults(key: string): string[] {
  const faults = qualifiedNameFaults(key);
  return faults.length === 0 ? [] : [`key: Invalid value: ${quote(key)}: ${faults.join("; ")}`];
}

/** Each with its place, as the selector's parser reports them. */
function valuesFaults(key: string, values: readonly string[]): string[] {
  return values.flatMap((value, index) => {
    const faults = labelValueFaults(value);
    return faults.length === 0
      ? []
      : [`values[${index}][${key}]: Invalid value: ${quote(value)}: ${faults.join("; ")}`];
  });
}
