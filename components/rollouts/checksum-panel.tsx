/** Why the sha256 as written can or can't match: 64 cells, and what the controller compares it with. */
import clsx from "clsx";
import type { ChecksumReport } from "@/lib/rollouts/report";
import { RichText } from "../ui/rich-text";
import { type CellState, type ChecksumCell, cellsText, checksumCells } from "./checksum-cells";

const tints: Record<CellState, string> = {
  plain: "",
  same: "",
  missing: "bg-danger-bg font-strong text-danger",
  surplus: "bg-danger-bg text-danger line-through",
  upper: "bg-danger-bg font-strong text-danger underline",
  foreign: "bg-danger-bg font-strong text-danger underline decoration-wavy",
  differs: "bg-danger-bg font-strong text-danger underline",
};

function Ruler({ cells }: { cells: readonly ChecksumCell[] }) {
  return (
    <div
      role="img"
      aria-label={cellsText(cells)}
      className="grid w-full max-w-[40rem] grid-cols-[repeat(32,minmax(0,1fr))] border-t border-l border-line-ctl font-mono leading-6 max-narrow:grid-cols-[repeat(16,minmax(0,1fr))]"
    >
      {cells.map(({ character, state }, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place.
          key={index}
          className={clsx(
            "overflow-hidden border-r border-b border-line-ctl text-center",
            index % 8 === 7 && "border-r-line-strong",
            tints[state],
          )}
        >
          {character}
        </span>
      ))}
    </div>
  );
}

export function checksumTitle({ matches, comparedWith }: ChecksumReport): string {
  if (comparedWith === "nothing") return "The sha256 is not looked at";
  if (comparedWith === "wholeFile") return "Why it can't match";
  if (matches === null) return "The sha256";
  return matches ? "The sha256 matches" : "Why it doesn't match";
}

function lengthText({ length, lengthOf }: ChecksumReport): string {
  if (length === 64) return "sha256 as written: 64 characters";
  const like = lengthOf === "" ? "" : `, the length of a ${lengthOf}`;
  return `sha256 as written: ${length} of 64 characters${like}`;
}

export function ChecksumPanel({ checksum }: { checksum: ChecksumReport }) {
  const { written, actual, comparedWith, emptyDigest, matches, explanation } = checksum;
  const { cells, more } = checksumCells(written, actual);
  return (
    <div className="grid gap-1.5 px-4 py-3 max-narrow:px-3">
      <h3 className="font-medium">{lengthText(checksum)}</h3>
      <Ruler cells={cells} />
      {more > 0 && <p className="text-xs text-fg-2">and {more} more</p>}
      {comparedWith === "wholeFile" && (
        <>
          <h3 className="mt-1.5 font-medium">
            What the controller compares it with, when the length is not 64
          </h3>
          <p className="grid justify-items-start gap-1">
            <span className="rounded-1 border border-dashed border-line-strong px-2 text-xs leading-5 text-fg-2">
              hex of the whole file, 2 characters a byte
            </span>
            <code className="break-all">{emptyDigest}</code>
          </p>
        </>
      )}
      {comparedWith === "digest" && actual !== null && (
        <>
          <h3 className="mt-1.5 font-medium">
            {matches ? "The file's own SHA-256 is the same" : "The file's own SHA-256"}
          </h3>
          {!matches && <Ruler cells={checksumCells(actual, written).cells} />}
        </>
      )}
      {comparedWith === "wholeFile" && actual !== null && (
        <p className="break-all">
          <span className="text-fg-2">The file's SHA-256: </span>
          <code>{actual}</code>
        </p>
      )}
      <p className="max-w-[90ch] text-fg-2">
        <RichText text={explanation} />
      </p>
    </div>
  );
}
