/** How many places of a text were changed, counted in lines: what a reader would call edits. */

/** Beyond so many changed lines nobody counts places: they are one. */
const mostChanged = 400;

/** Runs of lines that differ between two texts; 0 when they are equal. */
export function countEdits(before: string, after: string): number {
  if (before === after) return 0;
  const a = before.split("\n");
  const b = after.split("\n");
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  if (endA - start > mostChanged || endB - start > mostChanged) return 1;
  return countRuns(a.slice(start, endA), b.slice(start, endB));
}

/** Longest common subsequence, then the runs between what is common. */
function countRuns(a: readonly string[], b: readonly string[]): number {
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const longer = Math.max(at(i + 1, j), at(i, j + 1));
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : longer;
    }
  }
  let runs = 0;
  let inRun = false;
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const same = i < a.length && j < b.length && a[i] === b[j];
    if (!same && !inRun) runs++;
    inRun = !same;
    if (same) {
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) i++;
    else j++;
  }
  return runs;
}
