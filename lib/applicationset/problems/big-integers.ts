/** Integers of an answer whose last digits may be lost. */
import type { JsonValue } from "../../gotemplate";

/** Paths of integers that float64 does not hold exactly. Walks without making paths until there is one. */
export function bigIntegers(value: JsonValue): string[][] {
  if (typeof value === "number") {
    const size = Math.abs(value);
    return size >= 2 ** 53 && size < 1e20 && Number.isInteger(value) ? [[]] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  const found: string[][] = [];
  for (const key of Object.keys(value)) {
    const item = Array.isArray(value) ? value[Number(key)] : value[key];
    if (typeof item === "string" || item === undefined) continue;
    for (const path of bigIntegers(item)) found.push([key, ...path]);
  }
  return found;
}
