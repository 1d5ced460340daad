/** The colours of the read-only view, line by line, for the lines in sight: templates and YAML within YAML too. */
import { RangeSetBuilder } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { highlightYaml, type TokenKind } from "../ui/highlight-yaml";

const marks: Record<TokenKind, Decoration | null> = {
  key: Decoration.mark({ class: "tok-key" }),
  str: Decoration.mark({ class: "tok-str" }),
  num: Decoration.mark({ class: "tok-num" }),
  tpl: Decoration.mark({ class: "tok-tpl" }),
  com: Decoration.mark({ class: "tok-com" }),
  "": null,
};

function colour({ visibleRanges, state }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of visibleRanges) {
    for (let line = state.doc.lineAt(from); line.from <= to; line = state.doc.line(line.number + 1)) {
      let at = line.from;
      for (const { kind, text } of highlightYaml(line.text)) {
        const mark = marks[kind];
        if (mark) builder.add(at, at + text.length, mark);
        at += text.length;
      }
      if (line.number === state.doc.lines) break;
    }
  }
  return builder.finish();
}

export const yamlColours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = colour(view);
    }
    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = colour(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
