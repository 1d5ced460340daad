"use client";
/** Which of the sets that one row gives. */
import { useState } from "react";
import { Button } from "../../ui/button";
import type { LaneRow, PlacedSet } from "./lanes";

const FEW = 200;

export function SetChoice({
  row,
  set,
  onSet,
}: {
  row: LaneRow;
  set: PlacedSet | undefined;
  onSet: (set: PlacedSet) => void;
}) {
  const [all, setAll] = useState(false);
  const shown = all ? row.out : row.out.slice(0, FEW);
  return (
    <>
      <select
        aria-label="Set of this row"
        value={set?.index ?? ""}
        onChange={(event) => {
          const chosen = row.out.find(({ index }) => index === Number(event.target.value));
          if (chosen) onSet(chosen);
        }}
        className="h-[22px] min-w-0 rounded-1 border border-line-strong bg-surface-1 px-1 text-xs max-narrow:h-8"
      >
        {shown.map(({ index, application }) => (
          <option key={index} value={index}>
            set {index}
            {application?.name ? `: ${application.name}` : ""}
          </option>
        ))}
      </select>
      {shown.length < row.out.length && (
        <Button kind="quiet" size="small" onClick={() => setAll(true)}>
          All {row.out.length}
        </Button>
      )}
    </>
  );
}
