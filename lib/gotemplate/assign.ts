/** Whether a value may be given to a parameter of a type, and as what. // exec.go: validateType, evalArg */
import { type Node, type NumberNode, nodeText } from "./node";
import { canBeNil, isAssignable, typeName, type Value, zeroOf } from "./reflect";
import type { State } from "./state";
import { anyType, complex128Type, float32Type, type GoType, stringType, structType } from "./type";
import { GoComplex, GoFloat32, GoInt, GoNamedString, GoPointer, type GoValue } from "./value";

/** Parameters of this type take the value as the evaluator has it, absent ones included. */
export const reflectValueType = structType("reflect.Value", []);

/** A value made fit for a parameter, or Go's error. */
export type Validate = (s: State, value: Value) => Value;

/** The check for one type; the common types have a short way. */
export function validator(type: GoType): Validate {
  if (type === reflectValueType) return (_, value) => value;
  if (type === anyType) return (_, value) => (value === undefined ? null : value);
  if (type === stringType) {
    return (s, value) => (typeof value === "string" ? value : validateType(s, value, type));
  }
  return (s, value) => validateType(s, value, type);
}

// exec.go: validateType
function validateType(s: State, value: Value, type: GoType): GoValue {
  if (value === undefined) {
    return canBeNil(type) ? zeroOf(type) : s.fail(`invalid value; expected ${type.name}`);
  }
  if (isAssignable(value, type)) return value;
  if (value instanceof GoPointer && value.type.elem === type) {
    return value.target ?? s.fail(`dereference of nil pointer of type ${type.name}`);
  }
  return s.fail(`wrong type for value; expected ${type.name}; got ${typeName(value)}`);
}

/** A constant as a value of the parameter's type; a text is the error. // exec.go: evalArg, evalBool, ... */
export function constantOf(node: Node, type: GoType): { readonly value: GoValue } | string {
  if (node.type === "nil") {
    if (type === reflectValueType) return { value: null };
    return canBeNil(type) ? { value: zeroOf(type) } : `cannot assign nil to ${type.name}`;
  }
  if (type === anyType || type === reflectValueType) return idealConstant(node);
  const expected = expectations[type.kind];
  if (!expected) return `can't handle ${nodeText(node)} for arg of type ${type.name}`;
  const value = expected.read(node, type);
  return value === null ? `expected ${expected.what}; found ${nodeText(node)}` : { value };
}

interface Expectation {
  readonly what: string;
  readonly read: (node: Node, type: GoType) => GoValue;
}

const integer: Expectation = {
  what: "integer",
  read: (node, type) => number(node, (n) => n.int !== null && new GoInt(wrap(n.int, type), type)),
};
const unsigned: Expectation = {
  what: "unsigned integer",
  read: (node, type) => number(node, (n) => n.uint !== null && new GoInt(wrap(n.uint, type), type)),
};
const float: Expectation = {
  what: "float",
  read: (node, type) =>
    number(
      node,
      (n) => n.float !== null && (type === float32Type ? new GoFloat32(Math.fround(n.float), type) : n.float),
    ),
};

const expectations: Readonly<Record<string, Expectation>> = {
  bool: { what: "bool", read: (node) => (node.type === "bool" ? node.value : null) },
  string: {
    what: "string",
    read: (node, type) =>
      node.type === "string" ? (type === stringType ? node.text : new GoNamedString(node.text, type)) : null,
  },
  complex128: {
    what: "complex",
    read: (node) => number(node, (n) => n.complex !== null && complexOf(n.complex)),
  },
  float32: float,
  float64: float,
  int: integer,
  int8: integer,
  int16: integer,
  int32: integer,
  int64: integer,
  uint: unsigned,
  uint8: unsigned,
  uint16: unsigned,
  uint32: unsigned,
  uint64: unsigned,
  uintptr: unsigned,
};

function number(node: Node, read: (node: NumberNode) => GoValue | false): GoValue {
  if (node.type !== "number") return null;
  const value = read(node);
  return value === false ? null : value;
}

/** reflect.Value.SetInt cuts off what does not fit. */
function wrap(value: bigint, type: GoType): bigint {
  const bits = Number(/\d+$/.exec(type.kind)?.[0] ?? 64);
  return type.kind.startsWith("u") ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value);
}

const complexOf = ({ real, imaginary }: { real: number; imaginary: number }) =>
  new GoComplex(real, imaginary, complex128Type);

const isHexInt = (text: string) => /^0[xX]./s.test(text) && !/[pP]/.test(text);

/** A constant where no type says what it is: its spelling does. // exec.go: idealConstant, evalEmptyInterface */
export function idealConstant(node: Node): { readonly value: GoValue } | string {
  if (node.type === "bool") return { value: node.value };
  if (node.type === "string") return { value: node.text };
  if (node.type !== "number")
    return `can't handle assignment of ${nodeText(node)} to empty interface argument`;
  const { complex, float: asFloat, int, text } = node;
  if (complex) return { value: complexOf(complex) };
  if (asFloat !== null && !isHexInt(text) && !text.startsWith("'") && /[.eEpP]/.test(text))
    return { value: asFloat };
  return int === null ? `${text} overflows int` : { value: new GoInt(int) };
}
