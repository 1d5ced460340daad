"use client";
/** `j` and `k` walk the rows of a list: they move the focus among the elements that carry `data-row`. */
import type { RefObject } from "react";
import { useShortcut } from "./shortcuts";

function step(container: HTMLElement | null, by: 1 | -1): void {
  const rows = [...(container?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  if (rows.length === 0) return;
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next =
    rows[at === -1 ? (by === 1 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

export function useRowKeys(container: RefObject<HTMLElement | null>): void {
  useShortcut("j", "Next row", () => step(container.current, 1));
  useShortcut("k", "Previous row", () => step(container.current, -1));
}
