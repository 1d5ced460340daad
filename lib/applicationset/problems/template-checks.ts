/**
 * What is certainly wrong with a template before there is a parameter set: a text that can't be parsed, a function
 * called with the wrong number of arguments, the other mode's syntax, raw JSON of the plugin's input taken for a value.
 */
import { anyMap, builtins, type GoSignature } from "../../gotemplate";
import { type CertainCommand, certainCommands } from "../../gotemplate/certain";
import { type Node, nodeText } from "../../gotemplate/node";
import { functions } from "../../sprig";
import { FastTemplateError, renderFastTemplate } from "../render-fast";
import { GoTemplateError, parseGoTemplate } from "../render-go";
import { RenderError } from "../template/text-renderer";
import { addDot, throughJson } from "./fixes/template-fixes";
import { goSyntaxTags, printedInput } from "./output-problems";
import { type Diagnosis, diagnoseRenderError, rawInput, shown } from "./render-problems";

export interface TemplateFault extends Diagnosis {
  /** The controller's own text; empty where it depends on the parameter set. */
  readonly error: string;
}

/** What is known of the data: the entries of generator.input.parameters that are raw JSON in every set. */
export interface TemplateContext {
  readonly goTemplate: boolean;
  readonly inputs: ReadonlySet<string>;
}

/** The faults of one text, each once. */
export function checkTemplate(text: string, context: TemplateContext): TemplateFault[] {
  try {
    return context.goTemplate ? checkGoTemplate(text, context) : checkFastTemplate(text);
  } catch (error) {
    if (!(error instanceof GoTemplateError || error instanceof FastTemplateError)) throw error;
    const failure = new RenderError(error.message, text, [], { cause: error });
    return [{ ...diagnoseRenderError(failure, anyMap()), error: error.message }];
  }
}

function checkFastTemplate(text: string): TemplateFault[] {
  renderFastTemplate(text, anyMap());
  return goSyntaxTags(text).map(withoutError);
}

function checkGoTemplate(text: string, { inputs }: TemplateContext): TemplateFault[] {
  const root = parseGoTemplate(text).tree();
  if (!root) return [];
  const found = new Map<string, TemplateFault>();
  for (const command of certainCommands(root)) {
    const fault =
      wrongArgumentCount(command, text) ??
      (inputs.size === 0 ? null : withJson(misusedInput(command, inputs), text));
    if (fault && !found.has(fault.message)) found.set(fault.message, withoutError(fault));
  }
  return [...found.values()];
}

/** The diagnosis was made of one pipeline, the fix is of the whole text. */
const withJson = (diagnosis: Diagnosis | null, text: string): Diagnosis | null =>
  diagnosis && { ...diagnosis, fixes: () => throughJson(text) };

const withoutError = (diagnosis: Diagnosis): TemplateFault => ({ ...diagnosis, error: "" });

function signatureOf(node: Node | undefined): GoSignature | null {
  if (node?.type !== "identifier") return null;
  const table = [functions, builtins].find((each) => Object.hasOwn(each, node.ident));
  return table?.[node.ident]?.signature ?? null;
}

// exec.go: evalCall
function wrongArgumentCount({ words, before, pipe }: CertainCommand, text: string): Diagnosis | null {
  const [first, ...args] = words;
  const signature = signatureOf(first);
  if (first?.type !== "identifier" || !signature) return null;
  const given = args.length + (before ? 1 : 0);
  const least = signature.params.length - (signature.variadic ? 1 : 0);
  if (given === least || (signature.variadic && given > least)) return null;
  return (
    withoutDot(first.ident, given, pipe, text) ?? {
      code: "APPSET020",
      part: nodeText(pipe),
      message: `${first.ident} gets ${count(given)} in ${shownPipe(pipe)}, and takes ${signature.variadic ? "at least " : ""}${least}.`,
    }
  );
}

/** `{{values.x}}`: what is written like a parameter is the call of a function without arguments. */
function withoutDot(name: string, given: number, pipe: Node, text: string): Diagnosis | null {
  const written = nodeText(pipe);
  if (given > 0 || !new RegExp(`^${name}(\\.[\\w.]+)?( \\| .*)?$`, "s").test(written)) return null;
  return {
    code: "APPSET024",
    message: `{{${written}}} has no dot: with goTemplate: true it calls Sprig's function ${name}.`,
    remedy: `Write {{.${written}}}.`,
    fixes: () => addDot(text, name),
  };
}

const count = (given: number) => `${given} argument${given === 1 ? "" : "s"}`;
const shownPipe = (pipe: Node) => shown(`{{${nodeText(pipe)}}}`);

/** The names after `.generator.input.parameters`; null for anything else. The dot is the set outside of branches. */
function inputPath(node: Node | undefined): readonly string[] | null {
  const names =
    node?.type === "field"
      ? node.ident
      : node?.type === "variable" && node.ident[0] === "$"
        ? node.ident.slice(1)
        : [];
  const [generator, input, parameters, ...rest] = names;
  const isInput = generator === "generator" && input === "input" && parameters === "parameters";
  return isInput ? rest : null;
}

function misusedInput(command: CertainCommand, inputs: ReadonlySet<string>): Diagnosis | null {
  const { words, before, pipe, use, isLast } = command;
  const text = `{{${nodeText(pipe)}}}`;
  const isEntry = (node: Node | undefined) => {
    const [name, ...rest] = inputPath(node) ?? [];
    return name !== undefined && rest.length === 0 && inputs.has(name);
  };
  if (words.some((word) => looksInside(word, inputs))) return rawInput(text);
  const [first] = words;
  if (isEntry(first) && words.length === 1 && isLast) {
    if (use === "ranged") return rawInput(text);
    return use === "printed" ? printedInput(text) : null;
  }
  const args = [...words.slice(1), ...(before?.args.length === 1 ? before.args : [])];
  const taken = args.findIndex(isEntry);
  if (first?.type !== "identifier" || taken < 0) return null;
  if (refuses(first, taken, words.length - (before ? 0 : 1))) return rawInput(text);
  return use === "printed" && isLast && printers.has(first.ident) ? printedInput(text) : null;
}

/** v1.JSON has the field Raw and a few methods; all begin with a capital. */
function looksInside(node: Node, inputs: ReadonlySet<string>): boolean {
  const [name, inside] = inputPath(node) ?? [];
  return name !== undefined && inputs.has(name) && inside !== undefined && /^[^\p{Lu}]/u.test(inside);
}

const printers = new Set(["print", "println", "quote", "squote", "toString"]);
const comparers = new Set(["eq", "ne", "lt", "le", "gt", "ge", "len"]);
const otherKinds = new Set(["string", "bool", "int", "int64", "float64", "slice", "map"]);

/** Whether the function fails for a struct as this argument. */
function refuses(node: Node, argument: number, given: number): boolean {
  if (node.type !== "identifier") return false;
  if (comparers.has(node.ident)) return true;
  if (node.ident === "index") return argument === 0 && given > 1;
  const params = signatureOf(node)?.params ?? [];
  const kind = params[Math.min(argument, params.length - 1)]?.kind;
  return kind !== undefined && otherKinds.has(kind);
}
