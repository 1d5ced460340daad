"use client";
/** The ConfigMap that is looked at: as it was read, edited, or pasted; and what is said of exactly that text. */
import { useQuery } from "@tanstack/react-query";
import type { RolloutsReport } from "@/lib/rollouts/report";
import type { CheckRequest, RolloutsView } from "@/lib/workspace/rollouts-views";
import { useSettled } from "../ui/use-settled";
import { keepDraft, useDraftText } from "./draft-texts";
import { judgeQuery } from "./queries";

/** In the address: no report's id, which is a namespace. */
export const PASTED = "~";
/** Long enough that a fast typist asks once, short enough to seem at once. */
const SETTLE_MS = 120;

export interface RolloutsDraft {
  /** A report's id, or PASTED. */
  readonly source: string;
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly changed: boolean;
  /** The manifest changed since the draft began. */
  readonly outdated: boolean;
  readonly revert: () => void;
  /** null: nothing to judge, or not judged yet. */
  readonly report: RolloutsReport | null;
  /** The report is of an older text. */
  readonly stale: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  /** What a check of this location is asked with. */
  readonly request: (location: string) => CheckRequest;
}

/** The report that is asked for, else the first that has a ConfigMap or something to say; null: pasted text. */
function chooseReport(view: RolloutsView, wanted: string | null): RolloutsReport | null {
  if (wanted === PASTED) return null;
  return (
    view.reports.find(({ id }) => id === wanted) ??
    view.reports.find(({ source }) => source.found) ??
    view.reports.find(({ problems, missing }) => problems.length + missing.length > 0) ??
    null
  );
}

export function useRolloutsDraft(view: RolloutsView, wanted: string | null): RolloutsDraft {
  const read = chooseReport(view, wanted);
  const source = read?.id ?? PASTED;
  const base = read?.source.text ?? "";
  const draft = useDraftText(source);
  const text = draft?.text ?? base;
  const changed = draft !== null;
  const settled = useSettled(text, SETTLE_MS);
  const request = { text: settled, ...(read ? { id: read.id } : {}) };
  const judged = useQuery({ ...judgeQuery(request), enabled: changed && settled.trim() !== "" });
  const report = (changed ? (text.trim() === "" && !read ? null : judged.data) : read) ?? null;
  return {
    source,
    text,
    setText: (next) => keepDraft(source, base, next),
    changed,
    outdated: draft !== null && draft.base !== base,
    revert: () => keepDraft(source, base, base),
    report,
    stale: report !== null && report.source.text !== text,
    error: changed ? judged.error : null,
    retry: () => void judged.refetch(),
    request: (location) => ({ location, ...(read ? { id: read.id } : {}), ...(changed ? { text } : {}) }),
  };
}
