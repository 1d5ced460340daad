/** The template engines behind one face, with every output shown to an observer. */
import { createEnvironment, type GoMap } from "../../gotemplate";
import { FastTemplateError, renderFastTemplate } from "../render-fast";
import { GoTemplateError, renderGoTemplate } from "../render-go";
import type { ApplicationSet } from "../schema/application-set";
import type { Path } from "../yaml/read-document";
import { ControllerPanic, RenderError, type TextRenderer } from "./text-renderer";

/** Sees each text that rendered. */
export interface RenderObserver {
  rendered(template: string, output: string, path: Path, params: GoMap): void;
  /** A function was called whose result differs at each reconcile. */
  unstable(functionName: string, template: string, path: Path): void;
}

export function createRenderer(
  { goTemplate, goTemplateOptions }: Pick<ApplicationSet, "goTemplate" | "goTemplateOptions">,
  observer: RenderObserver | null,
): TextRenderer {
  const panic = goTemplate ? optionPanic(goTemplateOptions) : "";
  const unstable = new Map<string, number>();
  const count = (name: string, change: number) => unstable.set(name, (unstable.get(name) ?? 0) + change);
  const environment = createEnvironment({
    markUnstable: (name) => count(name, 1),
    unmarkUnstable: (name) => count(name, -1),
  });
  const checkOptions = () => {
    if (panic !== "") throw new ControllerPanic(panic);
  };
  const renderText = (text: string, params: GoMap, path: Path, options: readonly string[]) => {
    checkOptions();
    try {
      return goTemplate
        ? renderGoTemplate(text, params, options, environment)
        : renderFastTemplate(text, params);
    } catch (error) {
      if (!(error instanceof GoTemplateError || error instanceof FastTemplateError)) throw error;
      throw new RenderError(error.message, text, path, { cause: error });
    }
  };
  const strictOptions = [...goTemplateOptions, "missingkey=error"];
  return {
    goTemplate,
    checkOptions,
    render(text, params, path) {
      if (unstable.size > 0) unstable.clear();
      const output = renderText(text, params, path, goTemplateOptions);
      observer?.rendered(text, output, path, params);
      if (unstable.size > 0)
        for (const [name, marks] of unstable) if (marks > 0) observer?.unstable(name, text, path);
      return output;
    },
    renderStrict: (text, params, path) => renderText(text, params, path, strictOptions),
  };
}

const known = new Set(["missingkey=default", "missingkey=invalid", "missingkey=zero", "missingkey=error"]);

/** option.go: setOption panics on what it does not know; empty when all are known. */
export function optionPanic(options: readonly string[]): string {
  for (const option of options) {
    if (option === "") return "empty option string";
    if (!known.has(option)) return `unrecognized option: ${option}`;
  }
  return "";
}
