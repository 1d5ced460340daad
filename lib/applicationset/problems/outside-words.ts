/** Errors of templates that take a parameter of an outside source for what it is not. */
import { type GoMap, GoPointer } from "../../gotemplate";
import { type Word, words } from "../../gotemplate/words";
import { fixOf, wrapped } from "./fixes/template-fixes";
import type { Diagnosis } from "./render-problems";

/** `eq .number 5`: a pull request's number is text. */
export function pullRequestNumber(error: string, template: string, params: GoMap): Diagnosis | null {
  if (!/incompatible types for comparison/.test(error)) return null;
  const isText = typeof params.entries.get("number") === "string" && params.entries.has("head_sha");
  const found = comparedNumbers(template);
  if (!isText || found.length === 0) return null;
  return {
    code: "APPSET150",
    message: "The pull request's number is text, and is compared with a number.",
    fixes: () => quoteNumbers(found),
  };
}

/** Number constants that stand beside `.number` in a comparison. */
export function comparedNumbers(template: string): Word[] {
  return words(template).filter(({ type, command }) => {
    const [first, ...others] = command.words;
    if (type !== "number" || !/^(eq|ne|lt|le|gt|ge)$/.test(first?.text ?? "")) return false;
    return others.some(({ names }) => names?.length === 1 && names[0] === "number");
  });
}

export const quoteNumbers = (found: readonly Word[]) =>
  fixOf(
    "Compare with text",
    found.map(({ from, to, text }) => ({ from, to, insert: `"${text}"` })),
  );

/** `eq .repository_id 5` with GitHub's pointer. */
export function repositoryId(error: string, template: string): Diagnosis | null {
  if (!/incompatible types for comparison: .*\*int64/.test(error)) return null;
  return pointerId(template);
}

export function pointerId(template: string): Diagnosis {
  const found = words(template).filter(({ names }) => names?.length === 1 && names[0] === "repository_id");
  return {
    code: "APPSET152",
    message: "repository_id is a pointer to the number: it prints as a memory address, and equals no number.",
    fixes: () => wrapped("Write int64 .repository_id", found, ({ text }) => `int64 ${text}`),
  };
}

/** Whether the set's repository_id is GitHub's. */
export const hasPointerId = (params: GoMap) => params.entries.get("repository_id") instanceof GoPointer;
