/** Breaking a text into lines: goutils' rules, which count bytes and break at U+0020 only. */
import { byteLength, type FunctionEnvironment } from "../gotemplate";
import { byteText, fromByteText } from "./byte-text";

/** `cutWords` also breaks inside words that are longer than a line. // goutils wordutils.go: WrapCustom */
export function wrapText(
  env: FunctionEnvironment,
  text: string,
  wrapLength: bigint,
  newLine: string,
  cutWords: boolean,
): string {
  if (text === "") return "";
  const bytes = byteText(text);
  const width = wrapLength < 1n ? 1 : Number(wrapLength);
  const lines = splitLines(bytes, width, cutWords);
  env.checkSize("wrap", bytes.length + lines.length * byteLength(newLine));
  return fromByteText(lines.join(newLine === "" ? "\n" : byteText(newLine)));
}

function splitLines(bytes: string, width: number, cutWords: boolean): string[] {
  const lines: string[] = [];
  let offset = 0;
  while (bytes.length - offset > width) {
    if (bytes[offset] === " ") {
      offset++;
      continue;
    }
    const { end, next } = lineEnd(bytes, offset, width, cutWords);
    if (next === null) break;
    lines.push(bytes.slice(offset, end));
    offset = next;
  }
  lines.push(bytes.slice(offset));
  return lines;
}

/** Where the line that begins at `offset` ends, and where the next begins; null when there is none. */
function lineEnd(bytes: string, offset: number, width: number, cutWords: boolean) {
  const space = bytes.slice(offset, offset + width + 1).lastIndexOf(" ") + offset;
  if (space >= offset) return { end: space, next: space + 1 };
  if (cutWords) return { end: offset + width, next: offset + width };
  const later = bytes.indexOf(" ", offset + width);
  return { end: later, next: later < 0 ? null : later + 1 };
}
