/** One case by our engine, and whether Go says the same. */
import { GoTemplateError, renderGoTemplate } from "../../lib/applicationset/render-go";
import { createEnvironment, fromJson } from "../../lib/gotemplate";
import { fixedAddress } from "../../lib/gotemplate/fmt/print";
import type { Params } from "./data";

export interface Case {
  readonly template: string;
  readonly params: Params;
  readonly options: readonly string[];
}

export interface Answer {
  readonly kind: "output" | "error" | "panic";
  readonly text: string;
}

export interface OurAnswer extends Answer {
  /** The engine says itself that the result may differ at each call, or that a budget was used up. */
  readonly incomparable: boolean;
}

export function render({ template, params, options }: Case): OurAnswer {
  let unstable = false;
  const environment = createEnvironment({
    markUnstable: () => {
      unstable = true;
    },
  });
  try {
    const text = renderGoTemplate(template, fromJson(params), options, environment);
    return { kind: "output", text, incomparable: unstable || showsAddress(text) };
  } catch (error) {
    if (!(error instanceof GoTemplateError))
      return { kind: "panic", text: `not a template error: ${error}`, incomparable: false };
    const isLimit = error.cause.code.startsWith("limit_");
    return { kind: "error", text: error.message, incomparable: unstable || isLimit };
  }
}

const addressTexts = [2, 8, 10, 16].map((base) => fixedAddress.toString(base));

/** True when a pointer was printed as a number: Go's differs with each run. */
function showsAddress(text: string): boolean {
  const lower = text.toLowerCase();
  return addressTexts.some((address) => lower.includes(address));
}

/** Memory addresses differ at each call, and a wrong verb shows a time zone's memory. */
const memory = /0[xX][0-9a-fA-F]{6,}|time\.Location=&\{.*/gs;

export function agree(ours: Answer, go: Answer): boolean {
  if (ours.kind !== go.kind) return false;
  return ours.text === go.text || ours.text.replace(memory, "0x") === go.text.replace(memory, "0x");
}
