/**
 * Lists in Go's random map order. They are marked as unstable when they are made, and the mark is taken back
 * when the list, or what was made of it element by element, gets sorted.
 */
import type { FunctionEnvironment, GoSlice, GoValue } from "../gotemplate";

interface Mark {
  readonly functionName: string;
  isOpen: boolean;
}

const marks = new WeakMap<GoValue[], Mark>();

/** Marks a new list of more than one element whose order differs at each call. */
export function markOrder(env: FunctionEnvironment, functionName: string, list: GoSlice): GoSlice {
  if (list.items.length > 1) {
    env.markUnstable(functionName);
    marks.set(list.items, { functionName, isOpen: true });
  }
  return list;
}

/** The new list has elements of the old one, in an order that follows from the old one's. */
export function passOrder(from: GoValue, to: GoSlice): GoSlice {
  const mark =
    from !== null && typeof from === "object" && "items" in from ? marks.get(from.items) : undefined;
  if (mark) marks.set(to.items, mark);
  return to;
}

/** The list is in an order that stays. */
export function settleOrder(env: FunctionEnvironment, list: GoSlice): void {
  const mark = marks.get(list.items);
  if (!mark?.isOpen) return;
  mark.isOpen = false;
  env.unmarkUnstable?.(mark.functionName);
}
