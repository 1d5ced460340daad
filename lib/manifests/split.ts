/** Cuts a file into its YAML documents by lines, so that a broken document can't take the next one along. */

export interface DocumentText {
  readonly text: string;
  /** Of the text's first line in the file, from 1. */
  readonly line: number;
}

// At column 0 `---` ends a document even inside a block scalar, so lines are all that matters.
const separator = /^---(?=\s|$)/;

/** The documents of a file that hold more than blanks, comments and directives. */
export function splitDocuments(source: string): DocumentText[] {
  const documents: DocumentText[] = [];
  let lines: string[] = [];
  let start = 1;
  const flush = (lastLineEnds: boolean) => {
    const document = trimDocument(lines, start, lastLineEnds);
    if (document) documents.push(document);
  };
  source.split(/\r\n|\n|\r/).forEach((line, index) => {
    if (!separator.test(line)) {
      lines.push(line);
      return;
    }
    flush(true);
    // What follows on the separator's line belongs to the document; blanks keep its column.
    lines = [line.replace(separator, "   ")];
    start = index + 1;
  });
  flush(false);
  return documents;
}

/**
 * Without blank lines around; null when nothing is said in it. The line break after the last line stays, and blank lines
 * where a block scalar may keep them, since both are part of a block scalar's text.
 */
function trimDocument(lines: readonly string[], start: number, lastLineEnds: boolean): DocumentText | null {
  const said = (line: string) => line.trim() !== "" && line.trim() !== "...";
  const first = lines.findIndex(said);
  if (first < 0 || !lines.some((line) => said(line) && !/^\s*#|^%/.test(line))) return null;
  const keepsBlanks = lines.some((line) => /[|>]\d?\+/.test(line));
  const last = keepsBlanks ? lines.length - 1 : lines.findLastIndex(said);
  const kept = lines.slice(first, last + 1).map((line) => (line.startsWith("%") ? "" : line));
  const ends = lastLineEnds || last < lines.length - 1;
  return { text: kept.join("\n") + (ends ? "\n" : ""), line: start + first };
}
