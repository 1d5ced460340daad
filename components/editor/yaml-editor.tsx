"use client";
/**
 * YAML that can be changed in place: problems underlined, quick fixes, search (Ctrl-F), folds, undo. The editor is loaded
 * when one is shown; until then, and from the server, the same text stands in the same place, with the same lines.
 */
import clsx from "clsx";
import { lazy, type Ref, Suspense, useMemo } from "react";
import { CodeView, type LineMark } from "../ui/code-view";
import { useHydrated } from "../ui/use-hydrated";
import type { EditorDiagnostic, YamlEditorHandle, YamlEditorProps } from "./editor-types";
import { lineIndexAt, lineStarts } from "./text-position";

export type {
  EditorDiagnostic,
  YamlEditorHandle,
  YamlEditorProps,
} from "./editor-types";

const LoadedEditor = lazy(() =>
  import("./yaml-editor-view").then((module) => ({ default: module.YamlEditorView })),
);

const weight: Record<LineMark, number> = { info: 0, warning: 1, error: 2 };

function marksOf(text: string, diagnostics: readonly EditorDiagnostic[]): ReadonlyMap<number, LineMark> {
  const marks = new Map<number, LineMark>();
  if (diagnostics.length === 0) return marks;
  const starts = lineStarts(text);
  for (const { from, severity } of diagnostics) {
    const line = lineIndexAt(starts, from) + 1;
    const known = marks.get(line);
    if (known === undefined || weight[severity] > weight[known]) marks.set(line, severity);
  }
  return marks;
}

/** The text before its editor is there. */
function EditorText({ label, value, diagnostics = [], currentLine, className = "flex-1" }: YamlEditorProps) {
  const marks = useMemo(() => marksOf(value, diagnostics), [value, diagnostics]);
  return (
    <div className={clsx("flex min-h-0 min-w-0 flex-col [&_.l]:!pl-[60px] [&_.l::before]:!w-8", className)}>
      <CodeView label={label} text={value} marks={marks} current={currentLine ?? null} />
    </div>
  );
}

export function YamlEditor(props: YamlEditorProps & { readonly ref?: Ref<YamlEditorHandle> | undefined }) {
  const hydrated = useHydrated();
  const { ref: _ref, ...shown } = props;
  const text = <EditorText {...shown} />;
  if (!hydrated) return text;
  return (
    <Suspense fallback={text}>
      <LoadedEditor {...props} />
    </Suspense>
  );
}
