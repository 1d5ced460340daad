/**
 * The memory behind Go's slices, as far as a template can see it: `slice` may reach beyond the length of its
 * argument up to its capacity, and shares memory with it, so that sorting one in place sorts the other.
 *
 * Capacities follow Go's runtime. A `[]any` of unknown origin was appended to one element at a time, as
 * encoding/json does; any other slice of unknown origin has no room beyond its length.
 */
import { anySliceType, FunctionError, GoInt, GoSlice, type GoType, type GoValue } from "../gotemplate";
import { grownCapacity } from "./slice-growth";

/** One slice's place in memory that it shares with others. */
interface Window {
  readonly memory: { readonly cells: GoValue[]; readonly windows: Set<Window> };
  readonly items: GoValue[];
  readonly offset: number;
}

const capacities = new WeakMap<GoValue[], number>();
const windows = new WeakMap<GoValue[], Window>();

/** Says that a new slice has this capacity: `make([]T, length, capacity)`. */
export function withCapacity(slice: GoSlice, capacity = slice.items.length): GoSlice {
  capacities.set(slice.items, capacity);
  return slice;
}

/** Gives a copy the capacity of its original. */
export function withCapacityOf(original: GoSlice, copy: GoSlice): GoSlice {
  const known = capacities.get(original.items);
  return known === undefined ? copy : withCapacity(copy, known);
}

/** cap(slice) */
function capacityOf({ items, type }: GoSlice): number {
  const known = capacities.get(items);
  if (known !== undefined) return known;
  return type === anySliceType ? grownCapacity(items.length, type) : items.length;
}

/** `slice[start:end]`, up to the capacity. // reflect/value.go: Slice */
export function sliceWindow(slice: GoSlice, start: bigint, end: bigint): GoSlice {
  const capacity = capacityOf(slice);
  if (start < 0n || end < start || end > capacity) {
    throw new FunctionError("reflect.Value.Slice: slice index out of bounds");
  }
  const { memory, offset } = windowOf(slice, capacity);
  const from = offset + Number(start);
  const items = memory.cells.slice(from, offset + Number(end));
  addWindow({ memory, items, offset: from });
  return withCapacity(new GoSlice(items, slice.type), capacity - Number(start));
}

function windowOf(slice: GoSlice, capacity: number): Window {
  const known = windows.get(slice.items);
  if (known) return known;
  const spare = new Array<GoValue>(capacity - slice.items.length).fill(zeroOf(slice.type.elem));
  const memory = { cells: [...slice.items, ...spare], windows: new Set<Window>() };
  return addWindow({ memory, items: slice.items, offset: 0 });
}

function addWindow(window: Window): Window {
  windows.set(window.items, window);
  window.memory.windows.add(window);
  return window;
}

function zeroOf(type: GoType | undefined): GoValue {
  if (type?.kind === "string") return "";
  if (type?.kind === "slice") return new GoSlice([], type, true);
  return type?.kind === "int" ? new GoInt(0n, type) : null;
}

/** Lets every slice that shares this one's memory follow a change of its elements. */
export function shareChange(slice: GoSlice): void {
  const window = windows.get(slice.items);
  if (!window) return;
  const { cells, windows: sharing } = window.memory;
  for (const [i, item] of window.items.entries()) cells[window.offset + i] = item;
  for (const { items, offset } of sharing) {
    for (let i = 0; i < items.length; i++) items[i] = cells[offset + i] ?? null;
  }
}
