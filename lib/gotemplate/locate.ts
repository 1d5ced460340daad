/** Offsets in a template's text as Go's positions: bytes, lines, and bytes within the line. */
import type { Position } from "./errors";
import type { Offset } from "./lex";
import { byteLength } from "./utf8";

/** parse.go: ErrorContext */
export function locate(text: string, offset: Offset): Position {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  let line = 1;
  for (let at = before.indexOf("\n"); at >= 0; at = before.indexOf("\n", at + 1)) line++;
  return { byteOffset: byteLength(before), line, byteColumn: byteLength(before.slice(lineStart)) };
}

/** Places in one text that mostly come in order: each is counted on from the one before. */
export class Locator {
  private offset: Offset = 0;
  private position: Position = { byteOffset: 0, line: 1, byteColumn: 0 };

  constructor(private readonly text: string) {}

  at(offset: Offset): Position {
    if (offset < this.offset) {
      this.offset = 0;
      this.position = { byteOffset: 0, line: 1, byteColumn: 0 };
    }
    const { byteOffset, line, byteColumn } = this.position;
    const step = this.text.slice(this.offset, offset);
    const moved = locate(step, step.length);
    this.offset = offset;
    this.position = {
      byteOffset: byteOffset + moved.byteOffset,
      line: line + moved.line - 1,
      byteColumn: moved.line > 1 ? moved.byteColumn : byteColumn + moved.byteColumn,
    };
    return this.position;
  }
}
