"use client";
/** Brings the manifest's editor into sight, wherever the reader is, and the cursor to a place in it. */
import { useCallback, useState } from "react";
import type { TextRange } from "./problem-range";

/** `reveal` makes the pane visible; the pane itself goes on from the goal. */
export function useShowPlace(reveal: () => void): {
  readonly goal: TextRange | null;
  readonly show: (range: TextRange) => void;
} {
  const [goal, setGoal] = useState<TextRange | null>(null);
  const show = useCallback(
    (range: TextRange) => {
      reveal();
      setGoal({ ...range });
    },
    [reveal],
  );
  return { goal, show };
}
