/** Problems in the editor: underlined text, a shape in the gutter, a tint of the line, tooltips with their acts. */
import { type Diagnostic, linter, lintKeymap, nextDiagnostic, setDiagnosticsEffect } from "@codemirror/lint";
import { type EditorState, type Extension, RangeSet, StateField } from "@codemirror/state";
import {
  type Command,
  Decoration,
  EditorView,
  GutterMarker,
  gutter,
  gutterLineClass,
  keymap,
} from "@codemirror/view";
import type { Severity } from "@/lib/problems";
import type { EditorDiagnostic } from "./editor-types";
import { severityShape } from "./severity-shape";

const weight: Record<Severity, number> = { info: 0, warning: 1, error: 2 };

class ShapeMarker extends GutterMarker {
  constructor(
    readonly severity: Severity,
    readonly title: string,
    override readonly elementClass = "",
  ) {
    super();
  }
  override eq(other: ShapeMarker): boolean {
    return other.severity === this.severity && other.title === this.title;
  }
  override toDOM(): Node {
    return severityShape(this.severity, this.title);
  }
}

class NumberMarker extends GutterMarker {
  constructor(override readonly elementClass: string) {
    super();
  }
}

const numberMarkers: Record<Severity, NumberMarker> = {
  error: new NumberMarker("cm-mark-error"),
  warning: new NumberMarker("cm-mark-warning"),
  info: new NumberMarker("cm-mark-info"),
};

interface LineMarks {
  readonly shapes: RangeSet<GutterMarker>;
  readonly numbers: RangeSet<GutterMarker>;
  readonly tints: RangeSet<Decoration>;
}

const none: LineMarks = { shapes: RangeSet.empty, numbers: RangeSet.empty, tints: RangeSet.empty };
const errorLine = Decoration.line({ attributes: { "data-mark": "error" } });

const severityOf = ({ severity }: Diagnostic): Severity => (severity === "hint" ? "info" : severity);

/** The gravest problem that begins on each line, and all their words. */
function marksOf(state: EditorState, diagnostics: readonly Diagnostic[]): LineMarks {
  const byLine = new Map<number, { severity: Severity; words: string[] }>();
  for (const diagnostic of diagnostics) {
    const { from } = state.doc.lineAt(Math.min(diagnostic.from, state.doc.length));
    const severity = severityOf(diagnostic);
    const known = byLine.get(from);
    const worse = !known || weight[severity] > weight[known.severity];
    const words = [...(known?.words ?? []), diagnostic.message.replaceAll("`", "")];
    byLine.set(from, { severity: worse ? severity : known.severity, words });
  }
  const lines = [...byLine].sort(([a], [b]) => a - b);
  return {
    shapes: RangeSet.of(
      lines.map(([from, { severity, words }]) => new ShapeMarker(severity, words.join("\n")).range(from)),
    ),
    numbers: RangeSet.of(lines.map(([from, { severity }]) => numberMarkers[severity].range(from))),
    tints: RangeSet.of(
      lines.filter(([, { severity }]) => severity === "error").map(([from]) => errorLine.range(from)),
    ),
  };
}

const lineMarks = StateField.define<LineMarks>({
  create: () => none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setDiagnosticsEffect)) return marksOf(transaction.state, effect.value);
    }
    if (!transaction.docChanged) return marks;
    const { shapes, numbers, tints } = marks;
    const { changes } = transaction;
    return { shapes: shapes.map(changes), numbers: numbers.map(changes), tints: tints.map(changes) };
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ tints }) => tints),
    gutterLineClass.from(field, ({ numbers }) => numbers),
  ],
});

/** To the next problem, and says it. */
const goToNext: Command = (view) => {
  if (!nextDiagnostic(view)) return false;
  const line = view.state.doc.lineAt(view.state.selection.main.from);
  view.state.field(lineMarks).shapes.between(line.from, line.from, (_from, _to, marker) => {
    if (!(marker instanceof ShapeMarker)) return;
    const said = `Line ${line.number}, ${marker.severity}: ${marker.title}`;
    view.dispatch({ effects: EditorView.announce.of(said) });
  });
  return true;
};

export const problemMarks: Extension = [
  linter(null),
  lineMarks,
  keymap.of([{ key: "F8", run: goToNext }, ...lintKeymap]),
];

export const problemGutter: Extension = gutter({
  class: "cm-problemGutter",
  markers: (view) => view.state.field(lineMarks).shapes,
});

function messageNode(message: string): Node {
  const box = document.createElement("span");
  const parts = message.split("`");
  // An odd backtick is a character of the text, not a mark.
  if (parts.length % 2 === 0) {
    box.textContent = message;
    return box;
  }
  for (const [index, part] of parts.entries()) {
    const node = index % 2 === 1 ? document.createElement("code") : document.createElement("span");
    node.textContent = part;
    box.append(node);
  }
  return box;
}

/** As CodeMirror wants it. `place` takes an offset of the text to one of the document; what is empty marks a character. */
export function toDiagnostic(
  { from, to, severity, message, code, actions = [] }: EditorDiagnostic,
  place: (offset: number) => number,
  length: number,
): Diagnostic {
  const start = Math.min(Math.max(0, place(from)), length);
  const end = Math.min(Math.max(start, place(to)), length);
  return {
    from: start === end && start === length ? Math.max(0, start - 1) : start,
    to: start === end ? Math.min(start + 1, length) : end,
    severity,
    message,
    renderMessage: () => messageNode(message),
    ...(code === undefined ? {} : { source: code }),
    actions: actions.map(({ label, apply }) => ({ name: label, apply })),
  };
}
