/** Runs a recorded case of one text: Go's text/template or fasttemplate, with the controller's words around an error. */
import { FastTemplateError, renderFastTemplate } from "../lib/applicationset/render-fast";
import { GoTemplateError, renderGoTemplate } from "../lib/applicationset/render-go";
import { fromJson, GoMap, type GoValue, type JsonValue, stringMap, toValidText } from "../lib/gotemplate";
import type { Difference } from "./run-appset";

export interface ReplaceCase {
  readonly id: string;
  readonly mode: "replace";
  readonly template: string;
  readonly params: { readonly [key: string]: JsonValue };
  /** A top-level `values` of strings is a Go `map[string]string`. */
  readonly typedValues?: boolean;
  readonly goTemplate: boolean;
  readonly options?: readonly string[];
  readonly want: { readonly output: string } | { readonly error: string } | { readonly panic: string };
}

/** The differences of one case; none: it passes. */
export function runReplaceCase(testCase: ReplaceCase): Difference[] {
  const got = render(testCase);
  const wanted = Object.entries(testCase.want);
  return wanted.flatMap(([what, expected]) =>
    what in got && got[what] === expected ? [] : [{ what, expected, got }],
  );
}

/** Rendered as `want` says it; each case has its own copy of the parameters. */
function render({ template, params, typedValues, goTemplate, options }: ReplaceCase): Record<string, string> {
  const data = paramsOf(params, typedValues === true);
  try {
    const text = goTemplate ? renderGoTemplate(template, data, options) : renderFastTemplate(template, data);
    return { output: toValidText(text) };
  } catch (error) {
    if (error instanceof FastTemplateError) return { error: error.message };
    if (!(error instanceof GoTemplateError)) throw error;
    const what = error.cause.code === "unknown_option" ? "panic" : "error";
    return { [what]: toValidText(error.message) };
  }
}

function paramsOf(params: ReplaceCase["params"], typedValues: boolean): GoMap {
  const data = fromJson({ ...params });
  if (!(data instanceof GoMap)) throw new TypeError("params are no object");
  const values = data.entries.get("values");
  if (typedValues && values instanceof GoMap) data.entries.set("values", typed(values));
  return data;
}

function typed(values: GoMap): GoValue {
  const entries = [...values.entries].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return entries.length === values.entries.size ? stringMap(new Map(entries)) : values;
}
