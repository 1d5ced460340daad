/** Random expressions: operands, calls, pipelines, wanted to be of a kind and now and then of another. */
import { domains, intArgument, literal } from "./arguments";
import type { Random } from "./random";
import { readSignatures, type Signature, type Wanted } from "./signatures";
import { keys, texts } from "./words";

const kindsWanted: readonly Wanted[] = ["string", "int", "number", "bool", "list", "map", "any"];
const numbers =
  "0 1 -1 2 3 7 10 42 0.5 -2.5 1e3 1_000 0x1F 0b11 0o17 017 'a' 1.5e300 9223372036854775807 3i 0x1p-2 +5".split(
    " ",
  );

/** Paths of the data that are likely to be of the kind. */
const paths: Readonly<Record<Wanted, readonly string[]>> = {
  string: [".s", ".t", ".d.k", "$.s"],
  int: ["(int .i)", "(len .l)"],
  number: [".n", ".i", "$.n"],
  bool: [".b", "$.b"],
  list: [".l", ".ls", ".d.l"],
  map: [".m", ".d", ".d.a", "."],
  time: ['(toDate "2006-01-02" "2020-02-29")'],
  any: [".", ".s", ".n", ".l", ".m", ".z", ".x", ".missing", "$", ".d.a.x", ".m.k", ".m.x.y", ".values.a"],
};

export class Expressions {
  private readonly byResult = new Map<Wanted, Signature[]>();
  private readonly all: readonly Signature[];

  constructor(
    private readonly random: Random,
    /** The variables in reach. */
    private readonly variables: readonly string[],
    only: ReadonlySet<string> | null,
  ) {
    this.all = signatures.filter(({ name }) => only === null || only.has(name));
    for (const signature of this.all) {
      const known = this.byResult.get(signature.result) ?? [];
      this.byResult.set(signature.result, [...known, signature]);
    }
  }

  /** What may stand between the braces. */
  pipeline(depth: number, kind: Wanted = "any"): string {
    const { random } = this;
    let [text, result] = this.command(depth, kind);
    for (let stages = 1; stages < 4 && random.chance(0.3); stages++) {
      const next = this.taking(result);
      text += (random.chance(0.9) ? " | " : "|") + this.call(next, depth + 1, 1);
      result = next.result;
    }
    return text;
  }

  private command(depth: number, kind: Wanted): [text: string, result: Wanted] {
    const { random } = this;
    if (random.chance(0.25)) return [this.operand(kind, depth), kind];
    if (random.chance(0.03)) return [`${random.pick(["and", "or"])} ${this.operands(depth)}`, "any"];
    const signature = this.giving(random.chance(0.8) ? kind : "any");
    return [this.call(signature, depth, 0), signature.result];
  }

  private operands(depth: number): string {
    return Array.from({ length: 1 + this.random.below(3) }, () => this.operand("any", depth + 1)).join(" ");
  }

  /** A function that gives a value of the kind. */
  private giving(kind: Wanted): Signature {
    const fitting = kind === "any" ? this.all : (this.byResult.get(kind) ?? this.all);
    return this.random.pick(fitting);
  }

  /** A function whose last argument is of the kind. */
  private taking(kind: Wanted): Signature {
    const { random } = this;
    const fitting = this.all.filter(({ params }) => params.at(-1) === kind || params.at(-1) === "any");
    return random.pick(fitting.length > 0 && random.chance(0.95) ? fitting : this.all);
  }

  /** A call without its last `left` arguments, which come down the pipeline. */
  private call({ name, params, variadic }: Signature, depth: number, left: number): string {
    const { random } = this;
    const fixed = variadic ? params.length - 1 : params.length;
    let count = fixed + (variadic ? random.below(4) : 0) - left;
    if (name === "dict" && random.chance(0.9)) count += count % 2;
    if (random.chance(0.005)) count += random.below(3) - 1;
    const args = Array.from({ length: Math.max(count, 0) }, (_, i) => this.argument(name, params, i, depth));
    return [name, ...args].join(" ");
  }

  private argument(name: string, params: readonly Wanted[], i: number, depth: number): string {
    const { random } = this;
    const known = Object.hasOwn(domains, name) ? domains[name] : undefined;
    const make = known?.[Math.min(i, known.length - 1)];
    if (make && random.chance(0.95)) return make(random);
    if (name === "printf" && i === 0) return this.format();
    if (name === "dict" && i % 2 === 0) return this.constant("string");
    const kind = params[Math.min(i, params.length - 1)] ?? "any";
    if (random.chance(0.02)) return this.operand(random.pick(kindsWanted), depth + 1);
    return kind === "int" ? intArgument(random) : this.operand(kind, depth + 1);
  }

  operand(kind: Wanted, depth: number): string {
    const { random, variables } = this;
    if (random.chance(0.05) && variables.length > 0) return random.pick(variables);
    if (random.chance(0.35)) return this.constant(kind);
    if (depth > 3 || random.chance(0.5)) return random.pick(paths[kind]);
    const inner = `(${this.pipeline(depth + 1, kind)})`;
    return random.chance(0.04) ? `${inner}.${random.pick(keys.filter((key) => /^\w+$/.test(key)))}` : inner;
  }

  private constant(kind: Wanted): string {
    const { random } = this;
    switch (kind) {
      case "string":
        return literal(random, random.pick(texts));
      case "int":
        return intArgument(random);
      case "number":
        return random.pick(numbers);
      case "bool":
        return random.pick(["true", "false"]);
      case "list":
        return `(list ${random.some(4, () => this.constant(random.pick(["string", "number", "bool"]))).join(" ")})`;
      case "map":
        return `(dict ${random.some(3, () => `${literal(random, random.pick(keys))} ${this.constant("any")}`).join(" ")})`;
      case "time":
        return '(toDate "2006-01-02" "2021-03-04")';
      default:
        return random.chance(0.05)
          ? "nil"
          : this.constant(random.pick(["string", "number", "bool", "list", "map"]));
    }
  }

  /** A format of Sprintf; `%p` would print an address. */
  private format(): string {
    const { random } = this;
    const directive = () =>
      "%" +
      (random.chance(0.3) ? random.pick(["+", "-", "#", "0", " ", "+-", "#0"]) : "") +
      (random.chance(0.2) ? random.pick(["5", "*", "[1]", "[2]", "012"]) : "") +
      (random.chance(0.2) ? random.pick([".2", ".", ".*", ".0"]) : "") +
      random.pick([..."vvvsssdddqxXtTfgebocUEG%z"]);
    return literal(random, random.some(4, () => random.pick(["", "a", "-", " "]) + directive()).join(""));
  }
}

const signatures = readSignatures();
