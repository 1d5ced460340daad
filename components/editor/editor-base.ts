/** What every view of text here has: our look, our colours, numbers, search, keys. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { yamlColours } from "./editor-colours";
import { foldMarks, yamlFolds } from "./editor-folds";
import { problemGutter, problemMarks } from "./editor-problems";
import { editorTheme } from "./editor-theme";
import { pageNonce } from "./page-nonce";

const phrases = {
  next: "Next",
  previous: "Previous",
  all: "Select all",
  "match case": "Match case",
  regexp: "Regular expression",
  "by word": "Whole words",
  replace: "Replace",
  "replace all": "Replace all",
  close: "Close",
  Diagnostics: "Problems",
  "No diagnostics": "No problems",
};

/** For reading: also in a comparison. */
export function readingExtensions(): Extension {
  return [
    EditorView.cspNonce.of(pageNonce()),
    EditorState.phrases.of(phrases),
    editorTheme,
    lineNumbers(),
    highlightSpecialChars(),
    drawSelection(),
    EditorState.tabSize.of(2),
    yamlColours,
    search({ top: true }),
    keymap.of([...searchKeymap, ...defaultKeymap]),
  ];
}

/** For writing: undo, folds, problems. Tab indents; Escape, then Tab, leaves. */
export function writingExtensions(): Extension {
  return [
    readingExtensions(),
    problemGutter,
    foldMarks,
    problemMarks,
    yamlFolds,
    history(),
    bracketMatching(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches({ minSelectionLength: 3 }),
    EditorState.languageData.of(() => [{ commentTokens: { line: "#" } }]),
    keymap.of([indentWithTab, ...historyKeymap]),
  ];
}
