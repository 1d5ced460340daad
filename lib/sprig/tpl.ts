/** Argo CD's tpl: renders a text as a template of its own. */
import { FunctionError, TemplateError } from "../gotemplate/errors";
import { type FunctionEnvironment, type FunctionTable, fn } from "../gotemplate/functions";
import { quote } from "../gotemplate/strconv/quote";
import type { GoValue } from "../gotemplate/value";

const deepest = 3;
/** How many calls of tpl are open, by the environment that they share. */
const depths = new WeakMap<FunctionEnvironment, number>();

export const tpl: FunctionTable = {
  tpl: fn(
    "func(tpl string, vals any) (string, error)",
    "Renders a text as a template with the given context; same functions and options; depth 3 at most; '<no value>' is removed.",
    function (this: FunctionEnvironment, text: string, data: GoValue) {
      const depth = depths.get(this) ?? 0;
      if (depth >= deepest) {
        throw new FunctionError(`maximum recursion depth ${deepest} exceeded in tpl function`);
      }
      depths.set(this, depth + 1);
      try {
        return this.executeTemplate(text, data).replaceAll("<no value>", "");
      } catch (error) {
        throw wrapped(text, error);
      } finally {
        depths.set(this, depth);
      }
    },
  ),
};

/** The inner template's error with what Argo CD puts in front; a used up budget stays as it is. */
function wrapped(text: string, error: unknown): unknown {
  if (!(error instanceof TemplateError) || error.code.startsWith("limit_")) return error;
  const prefix =
    error.code === "parse_error" ? "cannot parse template" : "error during tpl function execution for";
  return new FunctionError(`${prefix} ${quote(text)}: ${error.message}`, { cause: error });
}
