/**
 * One living editor behind a few verbs. The owner's text and the editor's document may differ in their line ends; all
 * offsets here are the text's. A text set from outside changes only what differs, so that the cursor stays.
 */
import { isolateHistory, undo } from "@codemirror/commands";
import { setDiagnostics } from "@codemirror/lint";
import {
  Annotation,
  Compartment,
  EditorSelection,
  EditorState,
  type Extension,
  StateEffect,
  StateField,
} from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, placeholder, type ViewUpdate } from "@codemirror/view";
import type { TextEdit } from "@/lib/problems";
import { writingExtensions } from "./editor-base";
import { editorCompletions } from "./editor-completions";
import { toDiagnostic } from "./editor-problems";
import type {
  CompletionSource,
  EditorCursor,
  EditorDiagnostic,
  EditorPlace,
  YamlEditorHandle,
  YamlEditorProps,
} from "./editor-types";
import { hangingWrap } from "./hanging-indent";
import { readLineEnds } from "./line-ends";
import { editsFit, minimalEdit } from "./text-position";

export interface SessionOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onCursor: (cursor: EditorCursor) => void;
  readonly completions: () => CompletionSource | undefined;
}

export type EditorLook = Pick<YamlEditorProps, "label" | "readOnly" | "wrap" | "placeholder"> & {
  /** Id of the sentence that says how to leave. */
  readonly describedBy: string;
};

/** How many texts told to the owner may come back late. */
const LATE = 20;

const fromOutside = Annotation.define<boolean>();
const setCurrentLine = StateEffect.define<number | null>();
const lit = Decoration.line({ attributes: { "data-on": "true" } });

const currentLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lines, { changes, effects, newDoc }) {
    for (const effect of effects) {
      if (!effect.is(setCurrentLine)) continue;
      const number = effect.value;
      const there = number !== null && number >= 1 && number <= newDoc.lines;
      return there ? Decoration.set(lit.range(newDoc.line(number).from)) : Decoration.none;
    }
    return lines.map(changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function lookOf({ label, readOnly = false, wrap = false, placeholder: hint, describedBy }: EditorLook) {
  const look: Extension[] = [
    EditorState.readOnly.of(readOnly),
    EditorView.contentAttributes.of({
      "aria-label": label,
      // Focusable anyhow; said for tools that look for it.
      tabindex: "0",
      ...(readOnly ? {} : { "aria-describedby": describedBy }),
    }),
  ];
  if (wrap) look.push(hangingWrap);
  if (hint !== undefined) look.push(placeholder(hint));
  return look;
}

export class EditorSession implements YamlEditorHandle {
  readonly #view: EditorView;
  readonly #look = new Compartment();
  readonly #options: SessionOptions;
  #text: string;
  /** Told to the owner and not yet seen again. */
  #told: string[] = [];

  constructor(options: SessionOptions, look: EditorLook) {
    this.#options = options;
    this.#text = options.text;
    this.#view = new EditorView({
      parent: options.parent,
      doc: options.text,
      extensions: [
        // Its keys go before the editor's own.
        editorCompletions({
          text: () => this.#text,
          ends: () => readLineEnds(this.#text),
          source: options.completions,
        }),
        writingExtensions(),
        currentLine,
        EditorView.updateListener.of((update) => this.#onUpdate(update)),
        this.#look.of(lookOf(look)),
      ],
    });
  }

  #onUpdate(update: ViewUpdate): void {
    if (update.docChanged && !update.transactions.some((each) => each.annotation(fromOutside))) {
      const { separator } = readLineEnds(this.#text);
      const document = update.state.doc;
      this.#text = document.sliceString(0, document.length, separator);
      this.#told = [...this.#told.slice(1 - LATE), this.#text];
      this.#options.onChange(this.#text);
    }
    if (update.docChanged || update.selectionSet) this.#options.onCursor(this.#cursor());
  }

  #cursor(): EditorCursor {
    const { head } = this.#view.state.selection.main;
    const line = this.#view.state.doc.lineAt(head);
    return {
      offset: readLineEnds(this.#text).toText(head),
      line: line.number,
      column: head - line.from + 1,
    };
  }

  setLook(look: EditorLook): void {
    this.#view.dispatch({ effects: this.#look.reconfigure(lookOf(look)) });
  }

  /** What the owner holds. What it was told just before, and gives back while the reader types on, changes nothing. */
  setText(text: string): void {
    const told = this.#told.lastIndexOf(text);
    if (told >= 0) this.#told = this.#told.slice(told + 1);
    if (told >= 0 || text === this.#text) return;
    this.#told = [];
    const state = this.#view.state;
    const edit = minimalEdit(state.doc.toString(), text.replace(/\r\n?/g, "\n"));
    this.#text = text;
    if (edit === null) return;
    this.#view.dispatch({ changes: edit, annotations: [fromOutside.of(true), isolateHistory.of("full")] });
  }

  setDiagnostics(diagnostics: readonly EditorDiagnostic[]): void {
    const { state } = this.#view;
    const { toEditor } = readLineEnds(this.#text);
    const placed = diagnostics.map((each) => toDiagnostic(each, toEditor, state.doc.length));
    this.#view.dispatch(setDiagnostics(state, placed));
  }

  setCurrentLine(line: number | null): void {
    const { doc } = this.#view.state;
    const scroll =
      line !== null && line >= 1 && line <= doc.lines
        ? [EditorView.scrollIntoView(doc.line(line).from, { y: "center" })]
        : [];
    this.#view.dispatch({ effects: [setCurrentLine.of(line), ...scroll] });
  }

  focus(): void {
    this.#view.focus();
  }

  goTo(place: EditorPlace): void {
    const { doc } = this.#view.state;
    const within = (offset: number) => Math.min(Math.max(0, offset), doc.length);
    let anchor: number;
    let head: number;
    if ("line" in place) {
      const line = doc.line(Math.min(Math.max(1, place.line), doc.lines));
      anchor = Math.min(line.from + Math.max(0, (place.column ?? 1) - 1), line.to);
      head = anchor;
    } else {
      const { toEditor } = readLineEnds(this.#text);
      anchor = within(toEditor(place.offset));
      head = within(toEditor(place.end ?? place.offset));
    }
    this.#view.dispatch({
      selection: EditorSelection.single(anchor, head),
      effects: EditorView.scrollIntoView(EditorSelection.range(anchor, head), { y: "center" }),
    });
    this.#view.focus();
  }

  applyEdits(edits: readonly TextEdit[]): boolean {
    if (!editsFit(this.#text.length, edits)) return false;
    const { toEditor } = readLineEnds(this.#text);
    const changes = edits.map(({ from, to, insert }) => ({ from: toEditor(from), to: toEditor(to), insert }));
    this.#view.dispatch({ changes, annotations: isolateHistory.of("full"), userEvent: "input.fix" });
    return true;
  }

  undo(): void {
    undo(this.#view);
  }

  destroy(): void {
    this.#view.destroy();
  }
}
