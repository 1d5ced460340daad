/** Letter case of texts, rune by rune, as Go's strings package and goutils map it. Invalid bytes become U+FFFD. */
import { isAscii, toValidText } from "../gotemplate";
import { isDigit, isLetter, isLower, isSpace, isTitle, isUpper, toLower, toTitle, toUpper } from "./unicode";

const isSpaceChar = (char: string) => isSpace(char.codePointAt(0) ?? 0);

// strings.go: ToUpper
export function toUpperText(text: string): string {
  return isAscii(text) ? text.toUpperCase() : Array.from(toValidText(text), toUpper).join("");
}

// strings.go: ToLower
export function toLowerText(text: string): string {
  return isAscii(text) ? text.toLowerCase() : Array.from(toValidText(text), toLower).join("");
}

// strings.go: isSeparator
function isSeparator(char: string): boolean {
  if (char <= "\x7f") return !/[0-9A-Za-z_]/.test(char);
  return !isLetter(char) && !isDigit(char) && isSpaceChar(char);
}

// strings.go: Title
export function title(text: string): string {
  let previous = " ";
  return Array.from(toValidText(text), (char) => {
    const starts = isSeparator(previous);
    previous = char;
    return starts ? toTitle(char) : char;
  }).join("");
}

// goutils wordutils.go: Uncapitalize
export function untitle(text: string): string {
  let starts = true;
  return Array.from(toValidText(text), (char) => {
    const changed = starts && !isSpaceChar(char) ? toLower(char) : char;
    starts = isSpaceChar(char);
    return changed;
  }).join("");
}

// goutils wordutils.go: SwapCase
export function swapCase(text: string): string {
  let afterSpace = true;
  return Array.from(toValidText(text), (char) => {
    const starts = afterSpace;
    const cased = isUpper(char) || isTitle(char) || isLower(char);
    afterSpace = cased ? false : isSpaceChar(char);
    if (isUpper(char) || isTitle(char)) return toLower(char);
    if (!isLower(char)) return char;
    return starts ? toTitle(char) : toUpper(char);
  }).join("");
}
