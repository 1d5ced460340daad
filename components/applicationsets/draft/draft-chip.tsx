"use client";
/** In the page's head: that the page shows a draft, and in how many places it differs. */
import { countText } from "../../problems/problem-text";
import { Chip } from "../../ui/chip";
import type { DraftStore } from "./draft-store";
import { useEditCount } from "./use-draft-state";

export function DraftChip({ store }: { store: DraftStore }) {
  const count = useEditCount(store);
  return <Chip>draft{count > 0 && `, ${countText(count, "edit")}`}</Chip>;
}
