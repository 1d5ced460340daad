"use client";
/** The comparison itself. Loaded by DiffView, never with a page. */
import { unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { readingExtensions } from "./editor-base";

/** Longer stretches without a change fold to one line. */
const context = { margin: 3, minSize: 4 };
/** Texts that differ almost everywhere are compared roughly rather than for long. */
const limits = { scanLimit: 2_000, timeout: 300 };

export function LoadedDiffView({ before, after, label }: { before: string; after: string; label: string }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return;
    const view = new EditorView({
      parent: host.current,
      doc: after,
      extensions: [
        readingExtensions(),
        EditorState.readOnly.of(true),
        EditorView.contentAttributes.of({ "aria-label": label }),
        unifiedMergeView({
          original: before.replace(/\r\n?/g, "\n"),
          mergeControls: false,
          syntaxHighlightDeletions: false,
          collapseUnchanged: context,
          diffConfig: limits,
        }),
      ],
    });
    return () => view.destroy();
  }, [before, after, label]);
  return <div ref={host} className="h-full max-h-[inherit]" />;
}
