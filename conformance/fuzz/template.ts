/** Random templates: every action of text/template around random expressions. */
import { Expressions } from "./expression";
import type { Random } from "./random";

const pieces = ["", " ", "a", "text ", "\n", "  \n  ", "é日", "{", "}", "<no value>", "\t", "-"];
const names = ["t", "u", "base", "v w"];
const definitions = '{{define "t"}}[{{.}}]{{end}}{{define "u"}}{{range .}}{{.}},{{end}}{{end}}';

/** One template's text; `only` narrows the functions. */
export function randomTemplate(random: Random, only: ReadonlySet<string> | null): string {
  const writer = new TemplateWriter(random, only);
  const text = (random.chance(0.2) ? definitions : "") + writer.nodes(0);
  return random.chance(0.04) ? spoiled(random, text) : text;
}

class TemplateWriter {
  private readonly variables: string[] = [];
  private inLoop = 0;

  constructor(
    private readonly random: Random,
    private readonly only: ReadonlySet<string> | null,
  ) {}

  nodes(depth: number): string {
    const count = 1 + this.random.below(depth === 0 ? 4 : 2);
    return Array.from({ length: count }, () => this.node(depth)).join("");
  }

  private get expressions(): Expressions {
    return new Expressions(this.random, [...this.variables], this.only);
  }

  private node(depth: number): string {
    const { random } = this;
    if (random.chance(0.2)) return random.pick(pieces);
    if (depth > 2 || random.chance(0.6)) return this.action(this.expressions.pipeline(0));
    switch (random.below(12)) {
      case 0:
      case 1:
        return this.branch("if", depth);
      case 2:
        return this.branch("with", depth);
      case 3:
      case 4:
        return this.range(depth);
      case 5:
        return this.definition(depth);
      case 6:
        return this.action(
          `template ${JSON.stringify(random.pick(names))}${random.chance(0.7) ? ` ${this.expressions.operand("any", 2)}` : ""}`,
        );
      case 7:
        return this.action("/* comment */", true);
      case 8:
        return this.assignment();
      case 9:
        return this.inLoop > 0 ? this.action(random.pick(["break", "continue"])) : "";
      default:
        return this.declaration();
    }
  }

  private action(inside: string, tight = false): string {
    const { random } = this;
    const space = tight ? "" : random.pick(["", " ", " ", "  "]);
    const left = random.chance(0.12) ? "{{- " : `{{${space}`;
    const right = random.chance(0.12) ? " -}}" : `${space}}}`;
    return left + inside + right;
  }

  private branch(keyword: "if" | "with", depth: number): string {
    const { random } = this;
    const mark = this.variables.length;
    const variable = random.chance(0.2) ? `$${random.pick(["c", "w"])} := ` : "";
    const head = this.action(`${keyword} ${variable}${this.expressions.pipeline(1)}`);
    if (variable) this.variables.push(variable.slice(0, 2));
    let text = head + this.nodes(depth + 1);
    if (random.chance(0.25))
      text += this.action(`else ${keyword} ${this.expressions.pipeline(1)}`) + this.nodes(depth + 1);
    if (random.chance(0.4)) text += this.action("else") + this.nodes(depth + 1);
    this.variables.length = mark;
    return text + this.action("end");
  }

  private range(depth: number): string {
    const { random } = this;
    const mark = this.variables.length;
    const variables = random.pick([[], [], ["$e"], ["$k", "$e"]]);
    const over = random.pick(["list", "map", "any", "int", "list"] as const);
    const pipe = random.chance(0.5) ? this.expressions.operand(over, 1) : this.expressions.pipeline(1, over);
    const head = this.action(`range ${variables.length > 0 ? `${variables.join(", ")} := ` : ""}${pipe}`);
    this.variables.push(...variables);
    this.inLoop++;
    let text = head + this.nodes(depth + 1);
    this.inLoop--;
    this.variables.length = mark;
    if (random.chance(0.3)) text += this.action("else") + this.nodes(depth + 1);
    return text + this.action("end");
  }

  private definition(depth: number): string {
    const { random } = this;
    const outer = this.variables.splice(0);
    const loops = this.inLoop;
    this.inLoop = 0;
    const name = JSON.stringify(random.pick(names));
    const isBlock = depth > 0 || random.chance(0.3);
    const head = isBlock
      ? `block ${name} ${new Expressions(random, outer, this.only).operand("any", 2)}`
      : `define ${name}`;
    const text = this.action(head) + this.nodes(depth + 1) + this.action("end");
    this.variables.push(...outer);
    this.inLoop = loops;
    return text;
  }

  private declaration(): string {
    const name = this.random.pick(["$x", "$y", "$é"]);
    const text = this.action(`${name} := ${this.expressions.pipeline(1)}`);
    this.variables.push(name);
    return text;
  }

  private assignment(): string {
    const { random, variables } = this;
    if (variables.length === 0 && random.chance(0.9)) return this.declaration();
    const name = variables.length > 0 ? random.pick(variables) : "$x";
    return this.action(`${name} = ${this.expressions.pipeline(1)}`);
  }
}

/** A character too many, too few, or another one: for the lexer's and the parser's complaints. */
function spoiled(random: Random, text: string): string {
  const chars = Array.from(text);
  const at = random.below(chars.length + 1);
  const insertion = random.pick([..."{}()|.$\"`'-:=, \n\\%&a0", "{{", "}}", "{{end}}", "/*", ":="]);
  const kept = random.below(3);
  return [...chars.slice(0, at), kept === 0 ? "" : insertion, ...chars.slice(kept === 1 ? at : at + 1)].join(
    "",
  );
}
