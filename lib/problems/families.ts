/** The codes by family, in the order in which a reader meets what they are about. */
import { catalogue, type ProblemCode } from "./catalogue";

export interface ProblemFamily {
  readonly prefix: string;
  readonly title: string;
  /** In order of number. */
  readonly codes: readonly ProblemCode[];
}

const titles = [
  ["SOURCE", "Manifests that can't be read"],
  ["PLUGIN", "Finding, calling and reading a plugin"],
  ["APPSET", "Parameter sets, templates, Applications"],
  ["ROLLOUTS", "Plugins of Argo Rollouts"],
] as const;

export const problemFamilies: readonly ProblemFamily[] = titles.map(([prefix, title]) => ({
  prefix,
  title,
  codes: Object.keys(catalogue)
    .filter(isProblemCode)
    .filter((code) => code.startsWith(prefix))
    .sort(),
}));

/** Whether there is such a code. */
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(catalogue, code);
}
