/**
 * The catalogue of problems: one entry a code. PLUGIN0xx: finding, calling and reading a plugin;
 * APPSET0xx: parameter sets, templates, Applications; SOURCE0xx: manifests that can't be read;
 * ROLLOUTS0xx: Argo Rollouts' plugins.
 * `controller` and `remedy` are the standing text; a Problem may give more exact ones.
 */
import { appsetCatalogue } from "./appset-catalogue";
import type { CatalogueEntry } from "./catalogue-entry";
import { generatorCatalogue } from "./generator-catalogue";
import { pluginCatalogue } from "./plugin-catalogue";
import type { Problem, ProblemPlace } from "./problem";
import { rolloutsCatalogue } from "./rollouts-catalogue";
import { sourceCatalogue } from "./source-catalogue";
import { validationCatalogue } from "./validation-catalogue";

export const catalogue = {
  ...sourceCatalogue,
  ...pluginCatalogue,
  ...appsetCatalogue,
  ...generatorCatalogue,
  ...validationCatalogue,
  ...rolloutsCatalogue,
} as const satisfies Record<string, CatalogueEntry>;

export type ProblemCode = keyof typeof catalogue;

/** A problem of this code at this place; the texts default to the catalogue's. */
export function problem(
  code: ProblemCode,
  place: ProblemPlace,
  message: string,
  more: Partial<Pick<Problem, "controllerError" | "controller" | "remedy" | "severity" | "fixes">> = {},
): Problem {
  const { severity, controller, remedy } = catalogue[code];
  return { code, severity, controller, remedy, message, place, ...more };
}
