/** Two texts line by line, as a unified diff shows them. */

export interface DiffLine {
  readonly side: "same" | "lost" | "new";
  readonly text: string;
}

/** Beyond this product of changed lines all is shown as replaced: no page waits for a diff. */
const MOST_COMPARED = 1_000_000;

const linesOf = (text: string): string[] => (text === "" ? [] : text.replace(/\n$/, "").split("\n"));

/** The fewest lost and new lines that lead from one to the other. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const [left, right] = [linesOf(before), linesOf(after)];
  const head = commonHead(left, right);
  const tail = commonHead(left.slice(head).reverse(), right.slice(head).reverse());
  const same = (lines: readonly string[]): DiffLine[] => lines.map((text) => ({ side: "same", text }));
  return [
    ...same(left.slice(0, head)),
    ...middle(left.slice(head, left.length - tail), right.slice(head, right.length - tail)),
    ...same(left.slice(left.length - tail)),
  ];
}

function commonHead(left: readonly string[], right: readonly string[]): number {
  let at = 0;
  while (at < left.length && at < right.length && left[at] === right[at]) at += 1;
  return at;
}

function middle(left: readonly string[], right: readonly string[]): DiffLine[] {
  if (left.length * right.length > MOST_COMPARED) {
    return [
      ...left.map((text) => ({ side: "lost", text }) as const),
      ...right.map((text) => ({ side: "new", text }) as const),
    ];
  }
  const lengths = commonLengths(left, right);
  const width = right.length + 1;
  const out: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const down = lengths[(i + 1) * width + j] ?? -1;
    const across = lengths[i * width + j + 1] ?? -1;
    if (i < left.length && j < right.length && left[i] === right[j]) {
      out.push({ side: "same", text: left[i] ?? "" });
      i += 1;
      j += 1;
    } else if (i < left.length && (j === right.length || down >= across)) {
      out.push({ side: "lost", text: left[i] ?? "" });
      i += 1;
    } else {
      out.push({ side: "new", text: right[j] ?? "" });
      j += 1;
    }
  }
  return out;
}

/** Lengths of the longest common subsequence of what follows each pair of places. */
function commonLengths(left: readonly string[], right: readonly string[]): Uint32Array {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const diagonal = (lengths[(i + 1) * width + j + 1] ?? 0) + 1;
      const longer = Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
      lengths[i * width + j] = left[i] === right[j] ? diagonal : longer;
    }
  }
  return lengths;
}

/** Stretches of what is alike, shortened to a few lines around each change; null stands for what is left out. */
export function withContext(lines: readonly DiffLine[], context = 3): (DiffLine | null)[] {
  const near = new Array<boolean>(lines.length).fill(false);
  for (const [index, { side }] of lines.entries()) {
    if (side === "same") continue;
    const [from, to] = [Math.max(0, index - context), Math.min(lines.length - 1, index + context)];
    near.fill(true, from, to + 1);
  }
  return lines.flatMap((line, index) => {
    if (near[index]) return [line];
    return index === 0 || near[index - 1] ? [null] : [];
  });
}
