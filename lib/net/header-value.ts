/** Header values as Go sends them. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is what Go refuses
const refused = /[\x00-\x08\x0a-\x1f\x7f]/;

/** golang.org/x/net/http/httpguts: ValidHeaderFieldValue */
export function isHeaderValue(value: string): boolean {
  return !refused.test(value);
}

/** net/http: Header.writeSubset: spaces and tabs at the ends are not sent. */
export function trimHeaderValue(value: string): string {
  let [from, to] = [0, value.length];
  while (from < to && isBlank(value.charCodeAt(from))) from++;
  while (to > from && isBlank(value.charCodeAt(to - 1))) to--;
  return value.slice(from, to);
}

const isBlank = (code: number) => code === 0x20 || code === 0x09;
