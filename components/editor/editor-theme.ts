/** The editor in our tokens: one theme for light, dark and high contrast, since the tokens change and it does not. */
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

const mono = {
  fontFamily: "var(--font-mono)",
  fontSize: "var(--text-sm)",
  lineHeight: "18px",
  letterSpacing: "-0.01em",
  fontFeatureSettings: '"calt" 0, "zero"',
};

const float = {
  border: "none",
  borderRadius: "var(--radius-3)",
  backgroundColor: "var(--surface-float)",
  color: "var(--text-1)",
  boxShadow: "var(--float)",
};

const button = {
  height: "22px",
  margin: "0",
  padding: "0 7px",
  border: "1px solid var(--line-ctl)",
  borderRadius: "var(--radius-1)",
  background: "var(--surface-1)",
  color: "var(--text-1)",
  fontFamily: "var(--font-sans)",
  fontSize: "var(--text-xs)",
  fontWeight: "var(--font-weight-medium)",
  letterSpacing: "normal",
  cursor: "default",
};

const focus = { outline: "2px solid var(--accent)", outlineOffset: "1px" };

const text = {
  "&": {
    height: "100%",
    maxHeight: "inherit",
    backgroundColor: "var(--surface-1)",
    color: "var(--text-1)",
  },
  // Drawn around the whole box by its owner: the gutters would cover it here.
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { ...mono, overflow: "auto" },
  ".cm-content": { padding: "4px 0", caretColor: "var(--text-1)" },
  ".cm-line": { padding: "0 12px 0 2px" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--text-1)", borderLeftWidth: "1.5px" },
  "& > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground":
    { background: "color-mix(in oklab, var(--accent) 26%, transparent)" },
  ".cm-activeLine": { backgroundColor: "color-mix(in oklab, var(--surface-3) 55%, transparent)" },
  ".cm-placeholder": { color: "var(--text-3)" },
  ".cm-specialChar": { color: "var(--danger)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "var(--accent-bg)",
    outline: "1px solid var(--accent)",
    outlineOffset: "-1px",
  },
  ".cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent" },
  ".cm-foldPlaceholder": {
    margin: "0 4px",
    padding: "0 5px",
    border: "1px solid var(--line-ctl)",
    borderRadius: "var(--radius-1)",
    backgroundColor: "var(--surface-2)",
    color: "var(--text-2)",
    fontFamily: "var(--font-sans)",
    fontSize: "var(--text-xs)",
  },
};

const lines = {
  ".cm-gutters": {
    border: "none",
    backgroundColor: "var(--surface-1)",
    color: "var(--text-3)",
  },
  ".cm-lineNumbers .cm-gutterElement": {
    minWidth: "32px",
    padding: "0",
    fontSize: "var(--text-xs)",
    textAlign: "right",
  },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--text-1)" },
  ".cm-problemGutter": { width: "14px" },
  ".cm-problemGutter .cm-gutterElement": { padding: "4px 0 0 2px" },
  ".cm-problemGutter svg": { display: "block" },
  ".cm-foldGutter .cm-gutterElement": { width: "12px", padding: "0", color: "var(--text-3)" },
  ".cm-foldGutter svg": { display: "block", margin: "4px 0 0 1px", opacity: "0" },
  "&:hover .cm-foldGutter svg, .cm-foldGutter [data-folded] svg": { opacity: "1" },
  ".cm-line[data-mark=error]": { backgroundColor: "var(--danger-bg)" },
  ".cm-gutterElement.cm-mark-error": { color: "var(--danger)", fontWeight: "700" },
  ".cm-gutterElement.cm-mark-warning": { color: "var(--warn)", fontWeight: "700" },
  ".cm-line[data-on=true]": {
    backgroundColor: "var(--accent-bg)",
    boxShadow: "inset 2px 0 0 var(--accent)",
  },
  ".cm-lintRange": {
    paddingBottom: "0",
    backgroundImage: "none",
    textDecorationLine: "underline",
    textDecorationThickness: "1px",
    textUnderlineOffset: "3px",
    textDecorationSkipInk: "none",
  },
  ".cm-lintRange-error": { textDecorationStyle: "wavy", textDecorationColor: "var(--danger)" },
  ".cm-lintRange-warning": { textDecorationStyle: "dashed", textDecorationColor: "var(--warn)" },
  ".cm-lintRange-info": { textDecorationStyle: "dotted", textDecorationColor: "var(--info)" },
  ".cm-lintRange-active": { backgroundColor: "var(--accent-bg)" },
  ".cm-lintPoint::after": { borderBottomColor: "var(--danger)" },
};

const tooltips = {
  ".cm-tooltip": { ...float, zIndex: "40" },
  ".cm-tooltip-hover": { maxWidth: "min(60ch, calc(100vw - 24px))" },
  ".cm-tooltip ul, .cm-panel-lint ul": { fontFamily: "var(--font-sans)" },
  ".cm-tooltip-section:not(:first-child)": { borderTop: "1px solid var(--line)" },
  ".cm-diagnostic": {
    margin: "0",
    padding: "6px 10px",
    borderLeft: "3px solid var(--line-strong)",
    fontSize: "var(--text-sm)",
    lineHeight: "20px",
    whiteSpace: "normal",
  },
  ".cm-diagnostic:first-child": { borderTopLeftRadius: "var(--radius-3)" },
  ".cm-diagnostic:last-child": { borderBottomLeftRadius: "var(--radius-3)" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--danger)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--info)" },
  ".cm-diagnosticSource": { color: "var(--text-2)", fontSize: "var(--text-xs)", opacity: "1" },
  ".cm-diagnosticText": { display: "block" },
  ".cm-diagnosticText code": { fontFamily: "var(--font-mono)" },
  ".cm-diagnosticAction": { ...button, margin: "4px 6px 2px 0" },
  ".cm-tooltip-autocomplete > ul": { ...mono, maxHeight: "14em" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "2px 8px", lineHeight: "20px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    background: "var(--accent-bg)",
    color: "var(--text-1)",
    boxShadow: "inset 2px 0 0 var(--accent)",
  },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionDetail": {
    color: "var(--text-2)",
    fontFamily: "var(--font-sans)",
    fontSize: "var(--text-xs)",
    fontStyle: "normal",
  },
  ".cm-tooltip.cm-completionInfo": {
    ...float,
    maxWidth: "40ch",
    padding: "6px 10px",
    fontFamily: "var(--font-sans)",
    fontSize: "var(--text-sm)",
    whiteSpace: "normal",
  },
};

const panels = {
  ".cm-panels": { backgroundColor: "var(--surface-2)", color: "var(--text-1)" },
  ".cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-panel": { fontFamily: "var(--font-sans)", fontSize: "var(--text-xs)" },
  ".cm-panel.cm-search": {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "4px 6px",
    padding: "6px 28px 6px 12px",
  },
  ".cm-panel.cm-search br": { display: "none" },
  ".cm-panel.cm-search label": {
    display: "inline-flex",
    alignItems: "center",
    gap: "4px",
    fontSize: "inherit",
  },
  ".cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label": { margin: "0" },
  ".cm-textfield, .cm-panel.cm-search .cm-textfield": {
    ...mono,
    height: "22px",
    width: "14rem",
    maxWidth: "100%",
    padding: "0 6px",
    border: "1px solid var(--line-strong)",
    borderRadius: "var(--radius-1)",
    backgroundColor: "var(--surface-1)",
    color: "var(--text-1)",
  },
  ".cm-button": { ...button, backgroundImage: "none" },
  ".cm-button:hover": { backgroundColor: "var(--surface-3)" },
  ".cm-button:active": { backgroundImage: "none" },
  ".cm-textfield:focus-visible, .cm-button:focus-visible, .cm-panel button:focus-visible, .cm-diagnosticAction:focus-visible":
    focus,
  ".cm-panel.cm-search [name=close], .cm-panel.cm-panel-lint [name=close]": {
    top: "4px",
    right: "4px",
    width: "22px",
    height: "22px",
    borderRadius: "var(--radius-1)",
    color: "var(--text-2)",
    fontSize: "var(--text-md)",
    cursor: "default",
  },
  ".cm-panel.cm-panel-lint ul": { maxHeight: "140px" },
  ".cm-panel.cm-panel-lint ul [aria-selected], .cm-panel.cm-panel-lint ul:focus [aria-selected]": {
    backgroundColor: "var(--accent-bg)",
    color: "var(--text-1)",
  },
  ".cm-searchMatch": {
    backgroundColor: "color-mix(in oklab, var(--warn) 24%, transparent)",
    outline: "1px solid var(--warn-line)",
  },
  ".cm-searchMatch-selected": {
    backgroundColor: "color-mix(in oklab, var(--warn) 45%, transparent)",
    outline: "1px solid var(--warn)",
  },
  ".cm-selectionMatch": { backgroundColor: "var(--accent-bg)" },
};

const signs = (sign: string, colour: string) => ({
  content: `"${sign}"`,
  position: "absolute",
  left: "2px",
  color: colour,
  fontWeight: "700",
});

const differences = {
  "&.cm-merge-b .cm-line, .cm-deletedChunk .cm-deletedLine": { position: "relative", paddingLeft: "16px" },
  ".cm-deletedChunk": { paddingLeft: "0", backgroundColor: "var(--danger-bg)" },
  "&.cm-merge-b .cm-changedLine": { backgroundColor: "var(--ok-bg)" },
  "&.cm-merge-b .cm-changedLine::before": signs("+", "var(--ok)"),
  ".cm-deletedChunk .cm-deletedLine::before": signs("−", "var(--danger)"),
  "&.cm-merge-b.cm-merge-b .cm-changedText, &.cm-merge-b.cm-merge-b .cm-insertedText": {
    background: "color-mix(in oklab, var(--ok) 26%, transparent)",
  },
  "&.cm-merge-b.cm-merge-b .cm-deletedChunk .cm-deletedText": {
    background: "color-mix(in oklab, var(--danger) 26%, transparent)",
    textDecoration: "none",
  },
  ".cm-changeGutter": { width: "3px", paddingLeft: "0" },
  ".cm-changedLineGutter": { background: "var(--ok)" },
  ".cm-deletedLineGutter": { background: "var(--danger)" },
  "&.cm-editor .cm-collapsedLines": {
    padding: "2px 16px",
    background: "var(--surface-2)",
    color: "var(--text-2)",
    fontFamily: "var(--font-sans)",
    fontSize: "var(--text-xs)",
    cursor: "default",
  },
  "&.cm-editor .cm-collapsedLines::before, &.cm-editor .cm-collapsedLines::after": { content: '"⋯"' },
};

export const editorTheme: Extension = EditorView.theme({
  ...text,
  ...lines,
  ...tooltips,
  ...panels,
  ...differences,
});
