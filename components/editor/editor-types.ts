/** What the editor takes and gives. Offsets count UTF-16 units of the text as its owner holds it, from 0. */
import type { Severity, TextEdit } from "@/lib/problems";

interface EditorAction {
  /** A verb and what is written. */
  readonly label: string;
  readonly apply: () => void;
}

export interface EditorDiagnostic {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly severity: Severity;
  /** `backticks` make code. */
  readonly message: string;
  readonly code?: string;
  readonly actions?: readonly EditorAction[];
}

export interface EditorCursor {
  readonly offset: number;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
}

export interface EditorCompletion {
  readonly label: string;
  /** Beside the label, such as a type. */
  readonly detail?: string;
  /** In the box beside the list. */
  readonly info?: string;
  readonly kind?: "key" | "value" | "variable" | "function" | "keyword";
  /** What is written; the label when absent. */
  readonly insert?: string;
  /** −99 to 99: higher stands first. */
  readonly boost?: number;
}

export interface CompletionRequest {
  readonly text: string;
  readonly offset: number;
  /** The line up to the cursor. */
  readonly textBefore: string;
  /** The reader asked (Ctrl-Space), rather than typed. */
  readonly explicit: boolean;
  readonly signal: AbortSignal;
}

export interface CompletionAnswer {
  /** Where the text begins that an option replaces, up to the cursor. */
  readonly from: number;
  readonly options: readonly EditorCompletion[];
}

export type CompletionSource = (
  request: CompletionRequest,
) => CompletionAnswer | null | Promise<CompletionAnswer | null>;

/** A line, or an offset with what to select from there. */
export type EditorPlace =
  | { readonly line: number; readonly column?: number }
  | { readonly offset: number; readonly end?: number };

export interface YamlEditorHandle {
  focus(): void;
  /** Moves the cursor there, in the middle of the pane, and the focus into the editor. */
  goTo(place: EditorPlace): void;
  /** All at once, one step of undo. False, and nothing is changed, when they don't fit the text. */
  applyEdits(edits: readonly TextEdit[]): boolean;
  undo(): void;
}

export interface YamlEditorProps {
  readonly label: string;
  readonly value: string;
  readonly onChange?: (value: string) => void;
  readonly onCursor?: (cursor: EditorCursor) => void;
  readonly diagnostics?: readonly EditorDiagnostic[];
  /** A line, from 1, that is lit and scrolled to. */
  readonly currentLine?: number | null;
  readonly readOnly?: boolean;
  readonly completions?: CompletionSource;
  readonly wrap?: boolean;
  readonly placeholder?: string;
  /** Of the box: its size. The text scrolls in it. */
  readonly className?: string;
}
