/** Folding and indentation, from indentation alone. */
import {
  codeFolding,
  foldGutter,
  foldKeymap,
  foldService,
  indentService,
  indentUnit,
} from "@codemirror/language";
import type { EditorState, Extension } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import { linesWithin, nextIndent } from "./yaml-structure";

function foldOf(state: EditorState, start: number): { from: number; to: number } | null {
  const line = state.doc.lineAt(start);
  if (line.number === state.doc.lines) return null;
  const within = linesWithin(line.text, state.doc.iterLines(line.number + 1));
  return within === 0 ? null : { from: line.to, to: state.doc.line(line.number + within).to };
}

function foldMark(open: boolean): HTMLElement {
  const mark = document.createElement("span");
  const down = "m2 3.5 3 3 3-3";
  const right = "m3.5 2 3 3-3 3";
  mark.innerHTML = `<svg viewBox="0 0 10 10" width="10" height="10" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round"><path d="${open ? down : right}"/></svg>`;
  if (!open) mark.dataset.folded = "true";
  return mark;
}

function folded(lines: unknown, onClick: (event: Event) => void): HTMLElement {
  const mark = document.createElement("span");
  mark.className = "cm-foldPlaceholder";
  mark.textContent = lines === 1 ? "1 line" : `${String(lines)} lines`;
  mark.title = "Unfold";
  mark.setAttribute("aria-label", `${mark.textContent} folded`);
  mark.addEventListener("click", onClick);
  return mark;
}

/** To stand after the other gutters. */
export const foldMarks: Extension = foldGutter({ markerDOM: foldMark });

export const yamlFolds: Extension = [
  foldService.of(foldOf),
  codeFolding({
    preparePlaceholder: (state, { from, to }) => state.doc.lineAt(to).number - state.doc.lineAt(from).number,
    placeholderDOM: (_view, onClick, lines) => folded(lines, onClick),
  }),
  indentUnit.of("  "),
  // Only for a new line: what stands is never moved.
  indentService.of((context, position) =>
    context.simulatedBreak === null ? null : nextIndent(context.lineAt(position, -1).text),
  ),
  keymap.of(foldKeymap),
];
