/** A checksum as cells of one character: what is there, what lacks, what can't be, what differs from the file's. */

export type CellState = "same" | "missing" | "surplus" | "upper" | "foreign" | "differs" | "plain";

export interface ChecksumCell {
  readonly character: string;
  readonly state: CellState;
}

const DIGEST_LENGTH = 64;
/** A SHA-512; what is longer is counted only. */
const MOST = 128;

function stateOf(character: string, index: number, actual: string | null): CellState {
  if (index >= DIGEST_LENGTH) return "surplus";
  if (/[A-F]/.test(character)) return "upper";
  if (!/[0-9a-f]/.test(character)) return "foreign";
  if (actual === null) return "plain";
  return actual[index] === character ? "same" : "differs";
}

/** 64 cells, or as many as the text has; `more` is what is not shown. */
export function checksumCells(
  written: string,
  actual: string | null,
): { readonly cells: readonly ChecksumCell[]; readonly more: number } {
  const characters = [...written];
  const shown = characters.slice(0, MOST).map((character, index) => ({
    character,
    // Only what has the digest's length is compared with it.
    state: stateOf(character, index, characters.length === DIGEST_LENGTH ? actual : null),
  }));
  const missing = Math.max(0, DIGEST_LENGTH - shown.length);
  return {
    cells: [
      ...shown,
      ...Array.from({ length: missing }, () => ({ character: "·", state: "missing" as const })),
    ],
    more: Math.max(0, characters.length - MOST),
  };
}

const words: readonly (readonly [CellState, string])[] = [
  ["missing", "missing"],
  ["surplus", "too many"],
  ["upper", "in upper case"],
  ["foreign", "no hexadecimal digit"],
  ["differs", "not as in the file"],
];

/** `40 characters present, 24 missing`. */
export function cellsText(cells: readonly ChecksumCell[]): string {
  const count = (state: CellState) => cells.filter((cell) => cell.state === state).length;
  const present = cells.length - count("missing");
  const parts = words.map(([state, word]) => [count(state), word] as const).filter(([number]) => number > 0);
  return [`${present} characters present`, ...parts.map(([number, word]) => `${number} ${word}`)].join(", ");
}
