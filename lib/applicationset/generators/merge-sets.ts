/** How two parameter sets become one: mergo on Go's maps with their types, or texts that must not differ. */
import {
  anyMap,
  anyType,
  compareBytes,
  GoBytes,
  GoInt,
  GoMap,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoType,
  type GoValue,
} from "../../gotemplate";
import { printValue } from "../../gotemplate/fmt/sprint";
import { ControllerPanic } from "../template/text-renderer";
import { GeneratorError } from "./generator";

/** Told of a map that is about to change. */
type Changing = (map: GoMap) => void;

/** mergo.Merge with WithOverride: `over` wins, maps are merged in place and otherwise shared. */
export function mergeOver(into: GoMap, over: GoMap, changing: Changing): void {
  for (const [key, value] of over.entries) mergeKey(into, key, value, elemOf(over), changing);
}

const elemOf = ({ type }: GoMap): GoType => type.elem ?? anyType;

/** merge.go: deepMerge, one key of its map case; `type` is the static type of the source's elements. */
function mergeKey(into: GoMap, key: string, value: GoValue, type: GoType, changing: Changing): void {
  const held = into.entries.get(key);
  // A nil map overrides only where its map holds nothing but such maps: inside an interface Go sees no nil.
  if (value === null || (type !== anyType && value instanceof GoMap && value.isNil)) {
    assign(into, key, value, type, changing);
    return;
  }
  if (value instanceof GoSlice) {
    const kind = elemOf(into).kind;
    if (held !== undefined && (kind === "string" || kind === "struct")) {
      throw new ControllerPanic(`reflect: call of reflect.Value.IsNil on ${kind} Value`);
    }
    assign(into, key, value, into.type.elem === anyType ? anyType : value.type, changing);
    return;
  }
  if (value instanceof GoMap && held instanceof GoMap) {
    if (!held.isNil) mergeOver(held, value, changing);
    if (!isEmpty(held)) return;
  } else if (held instanceof GoStruct && (value instanceof GoMap || value instanceof GoPointer)) {
    throw new ControllerPanic(`reflect: call of reflect.Value.Field on ${value.type.kind} Value`);
  }
  assign(into, key, value, type, changing);
}

/** reflect.Value.SetMapIndex */
function assign(into: GoMap, key: string, value: GoValue, type: GoType, changing: Changing): void {
  const elem = elemOf(into);
  if (elem !== anyType && elem !== type) {
    throw new ControllerPanic(
      `reflect.Value.SetMapIndex: value of type ${type.name} is not assignable to type ${elem.name}`,
    );
  }
  if (into.entries.get(key) === value) return;
  changing(into);
  into.entries.set(key, value);
}

/** mergo.go: isEmptyValue */
function isEmpty(value: GoValue): boolean {
  if (value === null || value === "" || value === 0 || value === false) return true;
  if (value instanceof GoMap) return value.entries.size === 0;
  if (value instanceof GoSlice) return value.items.length === 0;
  if (value instanceof GoInt) return value.value === 0n;
  return value instanceof GoPointer && isEmpty(value.target);
}

/** A fresh set: `first` over `second`, as a matrix unites them with goTemplate true. Maps of `second` may change. */
export function uniteSets(first: GoMap, second: GoMap, changing: Changing): GoMap {
  const united = anyMap();
  const unlessNew: Changing = (map) => {
    if (map !== united) changing(map);
  };
  mergeOver(united, second, unlessNew);
  mergeOver(united, first, unlessNew);
  return united;
}

/** map.go: CombineStringMaps. All as text; the same key must have the same text. */
export function uniteTexts(first: GoMap, second: GoMap): GoMap {
  const united = new Map<string, GoValue>();
  for (const [key, value] of first.entries) united.set(key, printValue(value));
  for (const key of [...second.entries.keys()].sort(compareBytes)) {
    const text = printValue(second.entries.get(key) ?? null);
    const held = united.get(key);
    if (held !== undefined && held !== text) {
      throw new GeneratorError(`found duplicate key ${key} with different value, a: ${held} ,b: ${text}`);
    }
    united.set(key, text);
  }
  return anyMap(united);
}

/** matrix.go: deepCopyParamValue. Nothing that can be changed is shared. */
function copyValue(value: GoValue): GoValue {
  if (value instanceof GoMap) {
    if (value.isNil) return value;
    return new GoMap(new Map([...value.entries].map(([key, item]) => [key, copyValue(item)])), value.type);
  }
  if (value instanceof GoSlice)
    return value.isNil ? value : new GoSlice(value.items.map(copyValue), value.type);
  return value instanceof GoBytes && !value.isNil ? new GoBytes(value.bytes.slice(), value.type) : value;
}

export function copySet(set: GoMap): GoMap {
  return new GoMap(new Map([...set.entries].map(([key, item]) => [key, copyValue(item)])), set.type);
}
