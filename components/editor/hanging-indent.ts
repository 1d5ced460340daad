/** Where long lines wrap, what goes on stands deeper than where the line began. */
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

/** Deeper lines hang no further: half a narrow pane must stay. */
const DEEPEST = 24;
const byDepth = new Map<number, Decoration>();

function hang(depth: number): Decoration {
  const known = byDepth.get(depth);
  if (known) return known;
  const style = `padding-left: calc(2px + ${depth}ch); text-indent: -${depth}ch`;
  const made = Decoration.line({ attributes: { style } });
  byDepth.set(depth, made);
  return made;
}

function indent({ visibleRanges, state }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of visibleRanges) {
    for (let line = state.doc.lineAt(from); line.from <= to; line = state.doc.line(line.number + 1)) {
      const depth = line.text.search(/[^ ]|$/) + 2;
      builder.add(line.from, line.from, hang(Math.min(depth, DEEPEST)));
      if (line.number === state.doc.lines) break;
    }
  }
  return builder.finish();
}

const hanging = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = indent(view);
    }
    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = indent(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

export const hangingWrap = [EditorView.lineWrapping, hanging];
