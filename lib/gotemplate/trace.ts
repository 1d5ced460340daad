/**
 * What an execution read and wrote, noted while it runs: for each action the data paths and the span of the
 * output. The evaluator calls it only in programs compiled for tracing.
 */
import type { Position } from "./errors";
import type { Value } from "./reflect";
import { GoInt, GoMap, GoNamedString, GoSlice, GoStruct } from "./value";

/** From the root of the data: keys, and indexes as text. */
export type Path = readonly string[];

/** A piece of the output and the data that made it. */
export interface Span {
  /** UTF-16 offsets in the text; a block's span covers all that it wrote. */
  readonly start: number;
  readonly end: number;
  readonly position: Position;
  readonly kind: "action" | "if" | "range" | "with" | "template";
  readonly paths: readonly Path[];
}

/** A block's span, until the block ends. */
export type OpenSpan = Omit<Span, "end"> & { end: number };

/** One look at the data. */
export interface Read {
  readonly path: Path;
  /** False when a key of the path was not there. */
  readonly found: boolean;
  /** True when only the container was looked at, to go on into it. */
  shallow: boolean;
}

export class Trace {
  readonly spans: Span[] = [];
  readonly reads: Read[] = [];
  /** Reads of the action that runs begin here. */
  private actionStart = 0;

  /** A new action begins. */
  begin(): void {
    this.actionStart = this.reads.length;
  }

  /** The paths that the running action read. */
  paths(): Path[] {
    const seen = new Map<string, Path>();
    for (const { path, shallow } of this.reads.slice(this.actionStart)) {
      if (!shallow) seen.set(JSON.stringify(path), path);
    }
    return [...seen.values()];
  }

  span(kind: Span["kind"], start: number, end: number, position: Position, paths: readonly Path[]): OpenSpan {
    const span = { start, end, position, kind, paths };
    this.spans.push(span);
    return span;
  }

  /** Notes that `names` were followed from `value`, which lies at `base`; gives the whole path. */
  read(base: Path | null, value: Value, names: readonly string[]): Path | null {
    if (!base) return null;
    const path = [...base, ...names];
    this.reads.push({ path, found: isThere(value, names), shallow: false });
    return path;
  }

  /** The last read only led on to something inside: a loop, a `with`, an index. */
  deepen(path: Path | null): void {
    const last = this.reads.at(-1);
    if (path && last && last.path.length === path.length && last.path.every((name, i) => name === path[i])) {
      last.shallow = true;
    }
  }
}

function isThere(value: Value, names: readonly string[]): boolean {
  let at = value;
  for (const name of names) {
    at = child(at, name);
    if (at === undefined) return false;
  }
  return true;
}

function child(value: Value, name: string): Value {
  if (value instanceof GoMap) return value.entries.get(name);
  if (value instanceof GoSlice) return value.items[Number(name)];
  return value instanceof GoStruct ? value.fields.get(name) : undefined;
}

/** A key or an index as a path's segment; null for what can't be one. */
export function segment(value: Value): string | null {
  if (typeof value === "string") return value;
  if (value instanceof GoInt) return value.value.toString();
  return value instanceof GoNamedString ? value.value : null;
}
