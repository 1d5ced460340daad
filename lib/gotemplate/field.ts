/** Fields, map entries and methods: `.a.b.c` from a value on. // exec.go: evalField */
import { stringMethod } from "./fmt/methods";
import { holdsInterfaces, indirect, typeName, type Value, zeroOf } from "./reflect";
import type { MissingKey, State } from "./state";
import { quote } from "./strconv/quote";
import { type GoType, stringType } from "./type";
import { GoFunc, GoInt, GoMap, GoPointer, GoStruct, type GoValue } from "./value";

/** How a method found under a field's name is called with the command's arguments. */
export type CallMethod = (s: State, method: GoFunc, name: string) => Value;

/** A field of a value, with the rules for what has none. */
export class Fields {
  /** Of the value found last: whether its static type is an interface. */
  resultIsInterface = false;

  constructor(private readonly missingKey: MissingKey) {}

  /** `names` one after the other. // exec.go: evalFieldChain */
  chain(
    s: State,
    receiver: Value,
    isInterface: boolean,
    names: readonly string[],
    callBare: CallMethod,
  ): Value {
    let value = receiver;
    let inside = isInterface;
    let holder: GoMap | null = null;
    for (const name of names) {
      const found: Value = value instanceof GoMap ? value.entries.get(name) : undefined;
      if (found !== undefined && value instanceof GoMap) {
        holder = value;
        value = found;
        continue;
      }
      if (holder) inside = holdsInterfaces(holder.type);
      holder = null;
      value = this.get(s, value, inside, name, callBare);
      inside = this.resultIsInterface;
    }
    this.resultIsInterface = holder ? holdsInterfaces(holder.type) : inside;
    return value;
  }

  /** Whether what the names lead to is held by an interface: the element of a map of them, or such a field. */
  isInterface(receiver: Value, isInterface: boolean, names: readonly string[]): boolean {
    let value = receiver;
    let inside = isInterface;
    for (const name of names) {
      const holder = indirect(value);
      if (holder instanceof GoMap) inside = holdsInterfaces(holder.type);
      else if (holder instanceof GoStruct) inside = fieldType(holder, name)?.kind === "interface";
      value =
        holder instanceof GoMap
          ? holder.entries.get(name)
          : holder instanceof GoStruct
            ? holder.fields.get(name)
            : undefined;
    }
    return inside;
  }

  /** exec.go: evalField, without arguments */
  get(s: State, receiver: Value, isInterface: boolean, name: string, callBare: CallMethod): Value {
    if (receiver instanceof GoMap) {
      this.resultIsInterface = holdsInterfaces(receiver.type);
      const value = receiver.entries.get(name);
      return value === undefined ? this.missing(s, receiver, name) : value;
    }
    return this.slow(s, receiver, isInterface, name, callBare, false);
  }

  /** exec.go: evalField, in a command that has arguments */
  call(s: State, receiver: Value, isInterface: boolean, name: string, call: CallMethod): Value {
    return this.slow(s, receiver, isInterface, name, call, true);
  }

  private slow(
    s: State,
    receiver: Value,
    isInterface: boolean,
    name: string,
    call: CallMethod,
    hasArguments: boolean,
  ): Value {
    if (receiver === undefined) {
      if (this.missingKey === "error") s.fail(`nil data; no entry for key ${quote(name)}`);
      return undefined;
    }
    const typ = isInterface ? "interface {}" : typeName(receiver);
    if (receiver === null) s.fail(`nil pointer evaluating ${typ}.${name}`);
    const method = findMethod(receiver, name);
    if (method) {
      const { uncallable } = method.signature;
      if (uncallable !== undefined) s.fail(uncallable);
      this.resultIsInterface = method.signature.result.kind === "interface";
      return call(s, method, name);
    }
    const value = indirect(receiver);
    if (value instanceof GoMap) {
      if (hasArguments) s.fail(`${name} is not a method but has arguments`);
      return this.get(s, value, false, name, call);
    }
    if (value instanceof GoStruct) {
      const field = this.structField(s, value, typ, name, hasArguments);
      if (field !== undefined) return field;
    }
    if (value instanceof GoPointer && mayHave(value, name)) s.fail(`nil pointer evaluating ${typ}.${name}`);
    return s.fail(`can't evaluate field ${name} in type ${typ}`);
  }

  private missing(s: State, map: GoMap, name: string): Value {
    if (this.missingKey === "zero") return zeroOf(map.type.elem ?? stringType);
    if (this.missingKey === "error") s.fail(`map has no entry for key ${quote(name)}`);
    return undefined;
  }

  private structField(s: State, value: GoStruct, typ: string, name: string, hasArguments: boolean): Value {
    const declared = fieldType(value, name);
    const held = value.fields.get(name);
    if (!declared && held === undefined) return undefined;
    if (!/^\p{Lu}/u.test(name)) s.fail(`${name} is an unexported field of struct type ${typ}`);
    if (hasArguments) s.fail(`${name} has arguments but cannot be invoked as function`);
    this.resultIsInterface = declared?.kind === "interface";
    return held ?? null;
  }
}

function fieldType(value: GoStruct, name: string): GoType | undefined {
  return value.type.fields?.find((field) => field.name === name)?.type;
}

/** A nil pointer to a struct without that field is not worth the name of a nil pointer error. */
function mayHave(pointer: GoPointer, name: string): boolean {
  const elem = pointer.type.elem;
  if (elem?.kind !== "struct" || !elem.fields) return true;
  return elem.fields.some((field) => field.name === name);
}

/** reflect.Value.MethodByName on the value behind pointers, or on the last pointer to it. */
function findMethod(receiver: GoValue, name: string): GoFunc | null {
  let at = receiver;
  let found: GoFunc | null = null;
  for (;;) {
    if (at instanceof GoPointer || at instanceof GoStruct) {
      const make = Object.hasOwn(at.methods, name) ? at.methods[name] : undefined;
      found = make ? make(at) : found;
    }
    if (at instanceof GoInt) {
      const { methods = {} } = at.type;
      found = Object.hasOwn(methods, name) ? (methods[name]?.(at) ?? null) : null;
    }
    if (!(at instanceof GoPointer) || at.target === null) break;
    at = at.target;
  }
  return found ?? printMethod(at, name);
}

/** `Error` and `String` of the types whose methods only fmt knows. */
function printMethod(value: GoValue, name: string): GoFunc | null {
  if (name !== "Error" && name !== "String") return null;
  const method = stringMethod(value);
  if (method?.name !== name) return null;
  const signature = { params: [], variadic: false, result: stringType, fails: false };
  return new GoFunc(name, signature, () => method.call(), { kind: "func", name: "func() string" });
}
