/**
 * Expressions to closures: pipelines, commands, operands. Each closure keeps `state.node` as Go keeps its `at`, since
 * errors name that node. // exec.go: evalPipeline and below
 */
import { constantOf, idealConstant, reflectValueType, validator } from "./assign";
import {
  type Callee,
  type CallSite,
  calleeOf,
  compileCall,
  compileCallBuiltin,
  compileShortCircuit,
  type Eval,
  type Stage,
} from "./call";
import { type CallMethod, Fields } from "./field";
import type { FunctionTable } from "./functions";
import {
  type ChainNode,
  type CommandNode,
  type FieldNode,
  type IdentifierNode,
  type Node,
  nodeText,
  type PipeNode,
  type VariableNode,
} from "./node";
import type { Value } from "./reflect";
import type { MissingKey, State } from "./state";
import type { Path } from "./trace";
import { anyType, type GoType } from "./type";
import { GoMap, type GoValue } from "./value";

/** What all templates of a text are compiled with. */
export interface Compilation {
  readonly functions: FunctionTable;
  readonly builtins: FunctionTable;
  readonly missingKey: MissingKey;
  readonly tracing: boolean;
}

/** Arguments of a command: what follows its first word, and whether a value comes down the pipeline. */
interface Arguments {
  readonly args: readonly Node[];
  readonly hasFinal: boolean;
}

const bare: Arguments = { args: [], hasFinal: false };

/** Walks on from a value; `base` is its data path when tracing. */
type Follow = (s: State, receiver: Value, isInterface: boolean, base: Path | null, final: Value) => Value;

/** The compiler of expressions. */
export class Expressions {
  private readonly fields: Fields;

  constructor(private readonly compilation: Compilation) {
    this.fields = new Fields(compilation.missingKey);
  }

  /** exec.go: evalPipeline; the value is never a nil interface: that is absent then. */
  pipeline(pipe: PipeNode): Eval {
    const [first, ...rest] = pipe.cmds.map((cmd, i) => this.command(cmd, i > 0));
    if (!first) return () => undefined;
    const opensPipe = pipe.cmds[0]?.args[0]?.type === "pipe";
    const evaluate: Eval = (s) => {
      if (opensPipe) s.node = pipe;
      let value = first(s, undefined) ?? undefined;
      for (const stage of rest) value = stage(s, value) ?? undefined;
      return value;
    };
    return this.declaring(pipe, (!opensPipe && shortPipeline(first, rest)) || evaluate);
  }

  private declaring(pipe: PipeNode, evaluate: Eval): Eval {
    const names = pipe.decl.map((variable) => variable.ident[0] ?? "");
    if (names.length === 0) return evaluate;
    if (!pipe.isAssign) {
      return (s) => {
        const value = evaluate(s);
        for (const name of names) s.push(name, value, false);
        return value;
      };
    }
    return (s) => {
      const value = evaluate(s);
      for (const name of names) s.set(s.find(name), value, false, s.path);
      return value;
    };
  }

  // exec.go: evalCommand
  private command(cmd: CommandNode, hasFinal: boolean): Stage {
    const [first, ...args] = cmd.args;
    if (!first) return () => undefined;
    const given: Arguments = { args, hasFinal };
    switch (first.type) {
      case "field":
      case "chain":
      case "variable":
        return this.chained(first, given);
      case "identifier":
        return this.function(first, cmd, given);
      case "pipe":
        return this.notAFunction(given, first, null) ?? this.pipeline(first);
      default:
        return this.notAFunction(given, first, first) ?? this.literal(first);
    }
  }

  /** exec.go: notAFunction; `at` is the node that Go has moved to before it complains. */
  private notAFunction({ args, hasFinal }: Arguments, first: Node, at: Node | null): Stage | null {
    if (args.length === 0 && !hasFinal) return null;
    const message = `can't give argument to non-function ${nodeText(first)}`;
    return (s) => {
      if (at) s.node = at;
      return s.fail(message);
    };
  }

  private literal(node: Node): Stage {
    if (node.type === "dot") return this.dot(node);
    if (node.type === "nil") {
      return (s) => {
        s.node = node;
        return s.fail("nil is not a command");
      };
    }
    return constant(node, idealConstant(node), this.compilation.tracing);
  }

  private dot(node: Node): Eval {
    if (!this.compilation.tracing) {
      return (s) => {
        s.node = node;
        return s.dot;
      };
    }
    return (s) => {
      s.node = node;
      s.path = s.trace?.read(s.dotPath, s.dot, []) ?? null;
      return s.dot;
    };
  }

  /** Fields of the dot, of a variable or of a parenthesis. // exec.go: evalFieldNode, evalVariableNode, evalChainNode */
  private chained(node: FieldNode | VariableNode | ChainNode, given: Arguments): Stage {
    if (node.type === "field") return this.fieldNode(node, given);
    return node.type === "variable" ? this.variable(node, given) : this.chain(node, given);
  }

  private fieldNode(node: FieldNode, given: Arguments): Stage {
    const names = node.ident;
    const { fields } = this;
    const callBare = this.method(node, bare, undefined);
    const [only] = names;
    if (this.compilation.tracing || given.hasFinal || given.args.length > 0) {
      const follow = this.follow(node, names, given);
      return (s, final) => {
        s.node = node;
        return follow(s, s.dot, s.dotIsInterface, s.dotPath, final);
      };
    }
    if (only !== undefined && names.length === 1) {
      return (s) => {
        s.node = node;
        const { dot } = s;
        if (dot instanceof GoMap) {
          const value = dot.entries.get(only);
          if (value !== undefined) return value;
        }
        return fields.get(s, dot, s.dotIsInterface, only, callBare);
      };
    }
    return (s) => {
      s.node = node;
      return fields.chain(s, s.dot, s.dotIsInterface, names, callBare);
    };
  }

  private variable(node: VariableNode, given: Arguments): Stage {
    const [name = "$", ...names] = node.ident;
    if (names.length === 0) {
      const plain = this.plainVariable(node, name);
      const refuse = this.notAFunction(given, node, null);
      if (!refuse) return plain;
      return (s, final) => {
        plain(s, undefined);
        return refuse(s, final);
      };
    }
    const follow = this.follow(node, names, given);
    return (s, final) => {
      s.node = node;
      const i = s.find(name);
      return follow(s, s.values[i], s.interfaces[i] === true, s.paths[i] ?? null, final);
    };
  }

  private plainVariable(node: Node, name: string): Stage {
    if (!this.compilation.tracing) {
      return (s) => {
        s.node = node;
        return s.values[s.find(name)];
      };
    }
    return (s) => {
      s.node = node;
      const i = s.find(name);
      const value = s.values[i];
      s.path = s.trace?.read(s.paths[i] ?? null, value, []) ?? null;
      return value;
    };
  }

  private chain(node: ChainNode, given: Arguments): Stage {
    const inner = node.node;
    if (inner.type === "nil") return failing(node, `indirection through explicit nil in ${nodeText(node)}`);
    const evaluate = this.arg(inner, reflectValueType);
    const isInterface = inner.type === "identifier" && this.find(inner.ident)?.signature.result === anyType;
    const follow = this.follow(node, node.field, given);
    return (s, final) => {
      s.node = node;
      s.path = null;
      const value = evaluate(s);
      if (s.path) s.trace?.deepen(s.path);
      return follow(s, value, isInterface, s.path, final);
    };
  }

  /** The names from a value on; a method at their end gets the arguments. // exec.go: evalFieldChain */
  private follow(node: Node, names: readonly string[], given: Arguments): Follow {
    const plain = this.followPlain(node, names, given);
    if (!this.compilation.tracing) return plain;
    return (s, receiver, isInterface, base, final) => {
      const path = s.trace?.read(base, receiver, names) ?? null;
      const value = plain(s, receiver, isInterface, base, final);
      s.path = path;
      return value;
    };
  }

  private followPlain(node: Node, names: readonly string[], given: Arguments): Follow {
    const { fields } = this;
    const callBare = this.method(node, bare, undefined);
    if (given.args.length === 0 && !given.hasFinal) {
      return (s, receiver, isInterface) => fields.chain(s, receiver, isInterface, names, callBare);
    }
    const before = names.slice(0, -1);
    const last = names.at(-1) ?? "";
    return (s, receiver, isInterface, _, final) => {
      const value = fields.chain(s, receiver, isInterface, before, callBare);
      const inside = before.length > 0 ? fields.resultIsInterface : isInterface;
      return fields.call(s, value, inside, last, this.method(node, given, final));
    };
  }

  /** Which method it is shows only when the template runs, so its arguments are compiled then. */
  private method(node: Node, { args, hasFinal }: Arguments, final: Value): CallMethod {
    const site: CallSite = { node, identifier: null, args, hasFinal, tracing: this.compilation.tracing };
    return (s, method, name) =>
      compileCall(calleeOf(method, name), site, (arg, type) => this.arg(arg, type))(s, final);
  }

  private find(name: string): Callee | null {
    const { functions, builtins } = this.compilation;
    const table = Object.hasOwn(functions, name) ? functions : builtins;
    const found = Object.hasOwn(table, name) ? table[name] : undefined;
    return found ? { name, signature: found.signature, implementation: found.implementation } : null;
  }

  // exec.go: evalFunction
  private function(node: IdentifierNode, errorNode: Node, { args, hasFinal }: Arguments): Stage {
    const callee = this.find(node.ident);
    if (!callee) return failing(node, `"${node.ident}" is not a defined function`);
    const site: CallSite = {
      node: errorNode,
      identifier: node,
      args,
      hasFinal,
      tracing: this.compilation.tracing,
    };
    const isBuiltin = !Object.hasOwn(this.compilation.functions, node.ident);
    const compileArg = (arg: Node, type: GoType) => this.arg(arg, type);
    if (isBuiltin && (node.ident === "and" || node.ident === "or")) {
      return compileShortCircuit(callee, site, compileArg);
    }
    if (isBuiltin && node.ident === "call") return compileCallBuiltin(callee, site, compileArg);
    if (isBuiltin && node.ident === "slice") {
      return compileCall(callee, site, (arg, type) =>
        arg === args[0] ? this.arg(arg, type) : this.sliceIndex(arg),
      );
    }
    return compileCall(callee, site, compileArg);
  }

  /**
   * text/template's own `slice` does not look into an interface for its indexes, alone among the builtins: it
   * gets null for whatever has the static type of one. // funcs.go: slice
   */
  private sliceIndex(node: Node): Eval {
    const evaluate = this.arg(node, reflectValueType);
    const isInterface = this.isInterface(node);
    return (s) => {
      const value = evaluate(s);
      return value !== undefined && isInterface(s) ? null : value;
    };
  }

  /** Whether an operand that was just evaluated has the static type `interface {}`. */
  private isInterface(node: Node): (s: State) => boolean {
    const { fields } = this;
    switch (node.type) {
      case "dot":
        return (s) => s.dotIsInterface;
      case "field":
        return (s) => fields.isInterface(s.dot, s.dotIsInterface, node.ident);
      case "variable": {
        const [name = "$", ...names] = node.ident;
        return (s) => {
          const i = s.find(name);
          return fields.isInterface(s.values[i], s.interfaces[i] === true, names);
        };
      }
      case "identifier":
        return () => this.find(node.ident)?.signature.result === anyType;
      default:
        return () => false;
    }
  }

  /** An argument, checked and converted for its parameter. // exec.go: evalArg */
  private arg(node: Node, type: GoType): Eval {
    const validate = validator(type);
    const checkedBy = (evaluate: Stage): Eval =>
      type === reflectValueType ? (s) => evaluate(s, undefined) : (s) => validate(s, evaluate(s, undefined));
    switch (node.type) {
      case "dot":
        return checkedBy(this.dot(node));
      case "field":
      case "variable":
      case "chain":
        return checkedBy(this.chained(node, bare));
      case "pipe":
        return checkedBy(this.inParentheses(node));
      case "identifier":
        return checkedBy(this.function(node, node, bare));
      case "nil":
        return type === reflectValueType
          ? absent(node)
          : constant(node, constantOf(node, type), this.compilation.tracing);
      default:
        return constant(node, constantOf(node, type), this.compilation.tracing);
    }
  }

  private inParentheses(pipe: PipeNode): Stage {
    const evaluate = this.pipeline(pipe);
    return (s) => {
      s.node = pipe;
      return evaluate(s);
    };
  }
}

/** Pipelines of one or two commands get a closure of their own shape. */
function shortPipeline(first: Stage, rest: readonly Stage[]): Eval | null {
  const [second] = rest;
  if (!second) return (s) => first(s, undefined) ?? undefined;
  if (rest.length > 1) return null;
  return (s) => second(s, first(s, undefined) ?? undefined) ?? undefined;
}

function failing(node: Node, message: string): Stage {
  return (s) => {
    s.node = node;
    return s.fail(message);
  };
}

/** nil given to a parameter that takes any reflect.Value. */
function absent(node: Node): Eval {
  return (s) => {
    s.node = node;
    return undefined;
  };
}

function constant(node: Node, result: { readonly value: GoValue } | string, tracing: boolean): Eval {
  if (typeof result === "string") return (s) => failing(node, result)(s, undefined);
  const { value } = result;
  if (!tracing) {
    return (s) => {
      s.node = node;
      return value;
    };
  }
  return (s) => {
    s.node = node;
    s.path = null;
    return value;
  };
}
