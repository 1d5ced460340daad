/** Renders one text of an ApplicationSet in its mode. The only door to the template engines. */
import type { GoMap } from "../../gotemplate";
import type { Path } from "../yaml/read-document";

/** The text failed; `message` is the controller's own. */
export class RenderError extends Error {
  override readonly name = "RenderError";
  constructor(
    message: string,
    /** The template's text as written. */
    readonly template: string,
    /** Where it stands, from the object that was rendered. */
    readonly path: Path,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The reconcile dies of it and recovers: no status shows it. */
export class ControllerPanic extends Error {
  override readonly name = "ControllerPanic";
}

export interface TextRenderer {
  readonly goTemplate: boolean;
  /** Throws ControllerPanic where any text would, a constant one too: an unknown option. */
  checkOptions(): void;
  /** utils.go: Replace. Throws RenderError or ControllerPanic. */
  render(text: string, params: GoMap, path: Path): string;
  /** The same with missingkey=error, whatever the options say; not observed. */
  renderStrict(text: string, params: GoMap, path: Path): string;
}
