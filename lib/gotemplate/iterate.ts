/** What `range` goes over, as Go 1.26 does it. // exec.go: walkRange */
import { FunctionError } from "./errors";
import { sprintf } from "./fmt/sprintf";
import { holdsInterfaces, type Value } from "./reflect";
import { spend } from "./spend";
import type { Iteration, State } from "./state";
import { boolType, type GoType, intType } from "./type";
import { compareBytes } from "./utf8";
import { GoBytes, GoFunc, GoInt, GoMap, GoSlice, type GoValue, goInt } from "./value";

/** The turns of a loop; null when there is none, so that `else` runs. */
export function iterate(s: State, value: Value, variables: number): Iteration | null {
  if (value === undefined || value === null) return null;
  if (value instanceof GoSlice) return value.items.length > 0 ? new ListIteration(value) : null;
  if (value instanceof GoMap) return value.entries.size > 0 ? new MapIteration(value) : null;
  if (value instanceof GoInt) return overInt(s, value, variables);
  if (value instanceof GoBytes) return value.bytes.length > 0 ? new BytesIteration(value) : null;
  if (value instanceof GoFunc) return overFunc(s, value, variables);
  return s.fail(`range can't iterate over ${sprintf("%v", [value])}`);
}

class ListIteration implements Iteration {
  key: Value;
  elem: Value;
  readonly elemIsInterface: boolean;
  private i = 0;
  private readonly items: readonly GoValue[];
  private readonly length: number;

  constructor(list: GoSlice) {
    this.items = list.items;
    this.length = list.items.length;
    this.elemIsInterface = holdsInterfaces(list.type);
  }

  next(): boolean {
    if (this.i >= this.length) return false;
    this.key = goInt(this.i);
    this.elem = this.items[this.i++];
    return true;
  }
}

class BytesIteration implements Iteration {
  key: Value;
  elem: Value;
  readonly elemIsInterface = false;
  private i = 0;

  constructor(private readonly list: GoBytes) {}

  next(): boolean {
    const byte = this.list.bytes[this.i];
    if (byte === undefined) return false;
    this.key = goInt(this.i++);
    this.elem = new GoInt(BigInt(byte), this.list.type.elem);
    return true;
  }
}

/** An entry put into its order, in steps. */
const stepsPerEntry = 4;

/** In the byte order of the keys, over the entries as they were at the start. // internal/fmtsort: Sort */
class MapIteration implements Iteration {
  key: Value;
  elem: Value;
  readonly elemIsInterface: boolean;
  private i = 0;
  private readonly entries: readonly (readonly [string, GoValue])[];

  constructor(map: GoMap) {
    spend(map.entries.size * stepsPerEntry);
    this.entries = [...map.entries].sort(([a], [b]) => compareBytes(a, b));
    this.elemIsInterface = holdsInterfaces(map.type);
  }

  next(): boolean {
    const entry = this.entries[this.i++];
    if (!entry) return false;
    [this.key, this.elem] = entry;
    return true;
  }
}

/** `range 3`: the number is the element, and there is no index. */
class IntIteration implements Iteration {
  key: Value = undefined;
  elem: Value;
  readonly elemIsInterface = false;
  private i = 0;
  /** Rounding does not matter: no loop comes near 2^53. */
  private readonly end: number;

  constructor(private readonly value: GoInt) {
    this.end = Number(value.value);
  }

  next(): boolean {
    if (this.i >= this.end) return false;
    const { type } = this.value;
    this.elem = type === intType ? goInt(this.i) : new GoInt(BigInt(this.i), type);
    this.i++;
    return true;
  }
}

function overInt(s: State, value: GoInt, variables: number): Iteration | null {
  if (variables > 1) s.fail(`can't use ${sprintf("%v", [value])} to iterate over more than one variable`);
  return value.value > 0n ? new IntIteration(value) : null;
}

/** `iter.Seq` and `iter.Seq2` by their Go type: `func(func(K, V) bool)`. */
const sequence = /^func\(func\(([^(),]+)(?:, ([^(),]+))?\) bool\)$/;

function overFunc(s: State, value: GoFunc, variables: number): Iteration | null {
  const match = sequence.exec(value.type.name);
  if (!match) return s.fail(`range can't iterate over ${sprintf("%v", [value])}`);
  const isPair = match[2] !== undefined;
  if (!isPair && variables > 1) {
    s.fail(`can't use ${sprintf("%v", [value])} iterate over more than one variable`);
  }
  const pairs = collect(s, value, isPair, variables);
  return pairs.length > 0 ? new PairIteration(pairs) : null;
}

type Pair = readonly [key: Value, elem: Value];

/** All that the function yields; a budget ends one that never stops. With one variable the key is the element. */
function collect(s: State, value: GoFunc, isPair: boolean, variables: number): Pair[] {
  const pairs: Pair[] = [];
  const take = (args: readonly GoValue[]): boolean => {
    s.budget.checkSize("sequence", pairs.length);
    const [key = null, elem = null] = args;
    pairs.push(isPair && variables > 1 ? [key, elem] : [undefined, key]);
    return true;
  };
  const yielder: GoType = { kind: "func", name: value.type.name.slice("func(".length, -1) };
  const signature = { params: [], variadic: false, result: boolType, fails: false };
  try {
    value.call([new GoFunc("yield", signature, take, yielder)]);
  } catch (error) {
    if (error instanceof FunctionError) s.fail(error.message);
    throw error;
  }
  return pairs;
}

class PairIteration implements Iteration {
  key: Value;
  elem: Value;
  readonly elemIsInterface = false;
  private i = 0;

  constructor(private readonly pairs: readonly Pair[]) {}

  next(): boolean {
    const pair = this.pairs[this.i++];
    if (!pair) return false;
    [this.key, this.elem] = pair;
    return true;
  }
}
