"use client";
/** The editor itself: React around an EditorSession. Loaded by YamlEditor, never with a page. */
import clsx from "clsx";
import { type Ref, useEffect, useId, useImperativeHandle, useRef } from "react";
import { EditorSession } from "./editor-session";
import type { EditorDiagnostic, YamlEditorHandle, YamlEditorProps } from "./editor-types";
import { focusRing } from "./focus-ring";

const NONE: readonly EditorDiagnostic[] = [];

export function YamlEditorView({
  ref,
  ...props
}: YamlEditorProps & { readonly ref?: Ref<YamlEditorHandle> | undefined }) {
  const { label, value, diagnostics = NONE, currentLine = null, className = "flex-1" } = props;
  const { readOnly = false, wrap = false, placeholder } = props;
  const describedBy = useId();
  const host = useRef<HTMLDivElement>(null);
  const session = useRef<EditorSession>(null);
  const latest = useRef(props);
  const look = { label, readOnly, wrap, describedBy, ...(placeholder === undefined ? {} : { placeholder }) };
  const firstLook = useRef(look);

  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    if (!host.current) return;
    const made = new EditorSession(
      {
        parent: host.current,
        text: latest.current.value,
        onChange: (text) => latest.current.onChange?.(text),
        onCursor: (cursor) => latest.current.onCursor?.(cursor),
        completions: () => latest.current.completions,
      },
      firstLook.current,
    );
    session.current = made;
    return () => {
      session.current = null;
      made.destroy();
    };
  }, []);
  useEffect(() => {
    session.current?.setLook({
      label,
      readOnly,
      wrap,
      describedBy,
      ...(placeholder === undefined ? {} : { placeholder }),
    });
  }, [label, readOnly, wrap, placeholder, describedBy]);
  // The text first: the places of problems are places in it.
  useEffect(() => session.current?.setText(value), [value]);
  useEffect(() => session.current?.setDiagnostics(diagnostics), [diagnostics]);
  useEffect(() => session.current?.setCurrentLine(currentLine), [currentLine]);
  useImperativeHandle(
    ref,
    (): YamlEditorHandle => ({
      focus: () => session.current?.focus(),
      goTo: (place) => session.current?.goTo(place),
      applyEdits: (edits) => session.current?.applyEdits(edits) ?? false,
      undo: () => session.current?.undo(),
    }),
    [],
  );
  return (
    <div className={clsx("min-h-0 min-w-0 overflow-hidden", focusRing, className)}>
      <div ref={host} className="h-full max-h-[inherit]" />
      <p id={describedBy} hidden>
        Tab indents. Press Escape, then Tab, to leave the editor. F8 goes to the next problem.
      </p>
    </div>
  );
}
