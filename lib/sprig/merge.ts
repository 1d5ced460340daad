/** Deep merge of maps as dario.cat/mergo 1.0.1 does it, including what it leaves alone. */
import {
  anyType,
  FunctionError,
  GoBytes,
  GoFloat32,
  GoInt,
  GoMap,
  GoNamedString,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoValue,
  LimitError,
} from "../gotemplate";
import { spendElement } from "../gotemplate/spend";
import { isList } from "./reflect";

/** An error that mergo returns; Sprig's plain merges swallow it. */
export class MergeError extends FunctionError {}

/** Where Go would overflow its stack and die. */
const maxDepth = 1000;

/** Merges maps in place, one source after the other. // mergo merge.go: deepMerge on maps */
export class Merger {
  private merged = 0;

  constructor(
    private readonly overwrite: boolean,
    private readonly checkSize: (what: string, size: number) => void,
  ) {}

  /** The target, or a new map when it is nil. */
  merge(dst: GoMap, src: GoMap): GoMap {
    const target = dst.isNil && !src.isNil ? new GoMap(new Map(), dst.type) : dst;
    this.mergeMaps(target, src, 0);
    return target;
  }

  private mergeMaps(dst: GoMap, src: GoMap, depth: number): void {
    if (depth > maxDepth) throw new LimitError("limit_depth", "maps nested too deeply to merge");
    // the keys as they are now: `src` may be inside `dst`, and grow meanwhile
    for (const key of [...src.entries.keys()]) {
      spendElement();
      if (++this.merged % 1024 === 0) this.checkSize("merge", this.merged);
      const value = src.entries.get(key);
      if (value === undefined) continue;
      if (value !== null) this.mergeEntry(dst, src, key, value, depth);
      else if (this.overwrite) setEntry(dst, src, key, value);
    }
  }

  private mergeEntry(dst: GoMap, src: GoMap, key: string, value: GoValue, depth: number): void {
    const old = dst.entries.get(key);
    if (value instanceof GoMap || value instanceof GoStruct || value instanceof GoPointer) {
      this.mergeNested(old, value, depth);
    } else if (isSliceKind(value) && this.overwrite) {
      setEntry(dst, src, key, value);
    }
    if (old !== undefined && !isEmptyValue(old)) {
      if (isSliceKind(value)) return;
      if (value instanceof GoMap && old instanceof GoMap) return;
    }
    if (this.overwrite || old === undefined || isEmptyValue(old)) setEntry(dst, src, key, value);
  }

  /** What is inside an interface can't be set, so only maps change; a pointer beside another kind is an error. */
  private mergeNested(old: GoValue | undefined, value: GoValue, depth: number): void {
    if (old instanceof GoMap && value instanceof GoMap) {
      if (!old.isNil) this.mergeMaps(old, value, depth + 1);
    } else if (
      old instanceof GoPointer &&
      old.target !== null &&
      !this.overwrite &&
      !(value instanceof GoPointer)
    ) {
      throw new MergeError("src and dst must be of same type");
    }
  }
}

/** A map of texts takes nothing that Go knows as an interface. // reflect: Value.SetMapIndex */
function setEntry(dst: GoMap, src: GoMap, key: string, value: GoValue): void {
  const { elem } = dst.type;
  if (elem && elem !== anyType && elem !== src.type.elem) {
    const types = `${src.type.elem?.name} is not assignable to type ${elem.name}`;
    throw new FunctionError(`reflect.Value.SetMapIndex: value of type ${types}`);
  }
  dst.entries.set(key, value);
}

const isSliceKind = (value: GoValue) => isList(value) && value.type.kind === "slice";

// mergo mergo.go: isEmptyValue
function isEmptyValue(value: GoValue): boolean {
  if (value === null || typeof value !== "object") return isZero(value);
  if (value instanceof GoMap) return value.entries.size === 0;
  if (value instanceof GoSlice) return value.items.length === 0;
  if (value instanceof GoBytes) return value.bytes.length === 0;
  if (value instanceof GoInt) return value.value === 0n;
  if (value instanceof GoFloat32) return value.value === 0;
  if (value instanceof GoNamedString) return value.value === "";
  return value instanceof GoPointer && (value.target === null || isEmptyValue(value.target));
}

const isZero = (value: null | boolean | number | string) =>
  value === null || value === false || value === 0 || value === "";
