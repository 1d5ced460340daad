/** The outline of a focused editor, over its gutters: for the box around it. */
export const focusRing =
  "relative after:pointer-events-none after:absolute after:inset-0 after:z-[1] has-[.cm-editor.cm-focused]:after:outline-2 has-[.cm-editor.cm-focused]:after:outline-offset-[-2px] has-[.cm-editor.cm-focused]:after:outline-accent";
