/** The template engines behind one face, with every output shown to an observer. */
import type { GoMap } from "../../gotemplate";
import { renderFastTemplate } from "../render-fast";
import { renderGoTemplate } from "../render-go";
import type { ApplicationSet } from "../schema/application-set";
import type { Path } from "../yaml/read-document";
import { ControllerPanic, RenderError, type TextRenderer } from "./text-renderer";

/** Sees each text that rendered. */
export interface RenderObserver {
  rendered(template: string, output: string, path: Path, params: GoMap): void;
}

export function createRenderer(
  { goTemplate, goTemplateOptions }: Pick<ApplicationSet, "goTemplate" | "goTemplateOptions">,
  observer: RenderObserver | null,
): TextRenderer {
  const panic = goTemplate ? optionPanic(goTemplateOptions) : "";
  return {
    goTemplate,
    render(text, params, path) {
      if (panic !== "") throw new ControllerPanic(panic);
      try {
        const output = goTemplate
          ? renderGoTemplate(text, params, goTemplateOptions)
          : renderFastTemplate(text, params);
        observer?.rendered(text, output, path, params);
        return output;
      } catch (error) {
        if (error instanceof Error) throw new RenderError(error.message, text, path, { cause: error });
        throw error;
      }
    },
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
