/** Comparison of JSON by value: key order is nothing, lists are lists, or multisets where the case says so. */

/** A text that is equal for equal values. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
  }
  // -0 and 0 are one value.
  return value === 0 ? "0" : (JSON.stringify(value) ?? "null");
}

export function sameJson(a: unknown, b: unknown, unordered: boolean): boolean {
  if (!unordered || !Array.isArray(a) || !Array.isArray(b)) return canonical(a) === canonical(b);
  return canonical(a.map(canonical).sort()) === canonical(b.map(canonical).sort());
}
