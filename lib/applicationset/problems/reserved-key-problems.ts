/** Findings about reserved keys, said for a reader. */
import type { ProblemCode } from "../../problems";
import type { ReservedKeyFinding } from "../evaluation";

export function reservedKeyProblem(
  { kind, key, reserved, lost, survives }: ReservedKeyFinding,
  goTemplate: boolean,
): { code: ProblemCode; message: string } {
  if (kind === "lookalike") return { code: "APPSET052", message: lookalikeText(key, reserved, goTemplate) };
  const code = reserved === "values" ? "APPSET051" : "APPSET050";
  const whose = reserved === "values" ? "the generator's own values" : "the controller's own";
  if (kind === "replaced")
    return { code, message: `The plugin's ${key} is replaced by ${whose}: ${list(lost)} lost.` };
  const beside = `${list(survives)} left beside ${whose}`;
  return {
    code,
    message: `The plugin's ${key} is flattened: ${beside}${lost.length === 0 ? "" : `, ${list(lost)} lost`}.`,
  };
}

function lookalikeText(key: string, reserved: string, goTemplate: boolean): string {
  if (key === reserved) {
    return `${key} comes from the plugin, since the generator has no values: as soon as it has one, the plugin's is replaced.`;
  }
  if (key.includes(".")) {
    return goTemplate
      ? `${key} is one key with dots in it, beside ${reserved}: only {{ index . ${JSON.stringify(key)} }} reaches it.`
      : `${key} is the plugin's own, and reads like the controller's ${reserved}.`;
  }
  return `${key} differs from ${reserved} by case only: it is the plugin's own key.`;
}

const shownPaths = 5;

function list(paths: readonly string[]): string {
  const more = paths.length > shownPaths ? ` and ${paths.length - shownPaths} more` : "";
  return `${paths.slice(0, shownPaths).join(", ")}${more} ${paths.length === 1 ? "is" : "are"}`;
}
