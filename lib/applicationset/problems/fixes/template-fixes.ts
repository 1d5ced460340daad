/**
 * Changes of a template's text that are the remedy of a problem. They replace words of its commands and leave all the
 * rest as it is written.
 */
import { type Word, words } from "../../../gotemplate/words";
import { nearest } from "./nearest";

/** Offsets count UTF-16 units of the template's text. */
export interface TemplateEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** One remedy of one text. */
export interface TemplateFix {
  readonly label: string;
  readonly edits: readonly TemplateEdit[];
}

const replaced = ({ from, to }: Word, insert: string): TemplateEdit => ({ from, to, insert });

/** The one fix with these edits; none without one. */
export function fixOf(label: string, edits: readonly TemplateEdit[]): TemplateFix[] {
  return edits.length === 0 ? [] : [{ label, edits }];
}

/** A word as an operand of its command: alone it needs no parentheses. */
function operand({ command }: Word, expression: string): string {
  return command.words.length === 1 ? expression : `(${expression})`;
}

/** `values.x` → `.values.x`, `name` → `.name`. */
export function addDot(text: string, name: string): TemplateFix[] {
  const isMeant = ({ type, text: written, command }: Word) =>
    (type === "identifier" && written.startsWith(`${name}.`)) ||
    (written === name && type === "identifier" && command.words.length === 1 && !command.previous);
  const found = words(text).filter(isMeant);
  const [first] = found;
  return first
    ? fixOf(
        `Write {{ .${first.text} }}`,
        found.map(({ from }) => ({ from, to: from, insert: "." })),
      )
    : [];
}

const takesJson = new Set(["toJson", "mustToJson", "toRawJson", "toPrettyJson", "toYaml"]);

/** `.generator.input.parameters.x` → `(.generator.input.parameters | toJson | fromJson).x`. */
export function throughJson(text: string): TemplateFix[] {
  const edits = words(text).flatMap((word) => {
    const [generator, input, parameters, ...rest] = word.names ?? [];
    if (generator !== "generator" || input !== "input" || parameters !== "parameters") return [];
    if (rest[1] === "Raw" || isEncoded(word)) return [];
    const root = word.text.startsWith("$") ? "$" : "";
    const whole = `(${root}.generator.input.parameters | toJson | fromJson)`;
    return [replaced(word, whole + rest.map((name) => `.${name}`).join(""))];
  });
  return fixOf("Go through JSON: toJson | fromJson", edits);
}

function isEncoded({ command, position }: Word): boolean {
  const [first] = command.words;
  const piped = position === 0 && command.words.length === 1 ? command.next?.words[0] : undefined;
  return takesJson.has(piped?.text ?? "") || (position > 0 && takesJson.has(first?.text ?? ""));
}

const comparisons = new Set(["eq", "ne", "lt", "le", "gt", "ge"]);

/** A number that prints with an exponent, made an integer where it is printed. */
export function asInteger(text: string, path: readonly string[]): TemplateFix[] {
  const found = wordsOf(text, path).filter(
    ({ command }) =>
      command.keyword === "" &&
      !comparisons.has(command.words[0]?.text ?? "") &&
      command.words[0]?.text !== "int64",
  );
  return fixOf(
    `Write {{ int64 .${path.join(".")} }}`,
    found.map((word) => replaced(word, operand(word, `int64 ${word.text}`))),
  );
}

/** Where the text names exactly this path of the data. */
export function wordsOf(text: string, path: readonly string[]): Word[] {
  return words(text).filter(
    ({ names, atRoot }) =>
      atRoot && names?.length === path.length && names.every((name, index) => name === path[index]),
  );
}

/** Each of these words goes through JSON, whose maps and lists are plain ones. */
export function asPlain(found: readonly Word[]): TemplateFix[] {
  return fixOf(
    "Go through JSON: toJson | fromJson",
    found.map((word) => replaced(word, operand(word, `${word.text} | toJson | fromJson`))),
  );
}

/** Each of these words replaced by an expression made of it. */
export function wrapped(
  label: string,
  found: readonly Word[],
  expression: (word: Word) => string,
): TemplateFix[] {
  return fixOf(
    label,
    found.map((word) => replaced(word, operand(word, expression(word)))),
  );
}

/** What stands for a key that a set lacks. */
const fallback = "unknown";

/**
 * A read of a key that may be missing, with a default, so that missingkey=error passes it too. `isTextMap`: the map
 * that lacks the key is a Go map of texts.
 */
export function withDefault(text: string, path: readonly string[], isTextMap: boolean): TemplateFix[] {
  const found = wordsOf(text, path);
  const keys = path.map((name) => JSON.stringify(name));
  const expression = (word: Word) => {
    const root = word.text.startsWith("$") ? "$" : ".";
    if (path.length === 1) return `get ${root} ${keys[0]} | default "${fallback}"`;
    // Always there, and missingkey=error leaves index alone.
    if (isTextMap && path[0] === "values")
      return `index ${root === "$" ? "$" : ""}.values ${keys[1]} | default "${fallback}"`;
    const data = isTextMap || isTyped(path) ? `(${root} | toJson | fromJson)` : root;
    return `dig ${keys.join(" ")} "${fallback}" ${data}`;
  };
  return wrapped(`Give a default for ${path.join(".")}`, found, expression);
}

/** dig takes plain maps only, which labels, annotations and the plugin's input are not. */
const isTyped = ([first, second]: readonly string[]) =>
  first === "generator" || (first === "metadata" && (second === "labels" || second === "annotations"));

/** A path whose last name is a slip of a known one. */
export function corrected(text: string, path: readonly string[], known: Iterable<string>): TemplateFix[] {
  const last = path.at(-1) ?? "";
  const meant = last.length > 2 ? nearest(last, known) : null;
  if (meant === null || !/^[\p{L}_][\p{L}\p{Nd}_]*$/u.test(meant)) return [];
  const edits = wordsOf(text, path).map(({ to }) => ({ from: to - last.length, to, insert: meant }));
  return fixOf(`Write .${[...path.slice(0, -1), meant].join(".")}`, edits);
}

/** A function's name that is a slip of a known one. */
export function renamedFunction(text: string, name: string, known: Iterable<string>): TemplateFix[] {
  const meant = nearest(name, known);
  if (meant === null) return [];
  const edits = nameTokens(text, name).map((from) => ({ from, to: from + name.length, insert: meant }));
  return fixOf(`Write ${meant}`, edits);
}

/** Where the function's name stands; a name that is unknown still lexes. */
function nameTokens(text: string, name: string): number[] {
  return words(text)
    .filter(({ type, text: written }) => type === "identifier" && written === name)
    .map(({ from }) => from);
}

/** `{{.a.b}}` → `{{a.b}}`, in fast mode. */
export function removeDots(text: string): TemplateFix[] {
  const edits = [...text.matchAll(/(\{\{-?\s*)\.((?:[\w-]+\.)*[\w-]+)(\s*-?\}\})/g)].map(
    ({ index, 0: whole, 2: name = "" }) => ({ from: index, to: index + whole.length, insert: `{{${name}}}` }),
  );
  const [first] = edits;
  return first ? fixOf(`Write ${first.insert}`, edits) : [];
}
