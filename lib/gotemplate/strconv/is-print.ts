/** strconv.IsPrint: which characters Go writes as they are in a quoted text. */

const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u;

/** True for letters, marks, numbers, punctuation, symbols and the ASCII space. // strconv/quote.go: IsPrint */
export function isPrint(rune: number): boolean {
  if (rune < 0x7f) return rune >= 0x20;
  if (rune <= 0xff) return rune >= 0xa1 && rune !== 0xad;
  if (rune > 0x10ffff) return false;
  return printable.test(String.fromCodePoint(rune));
}
