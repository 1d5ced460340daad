/** Tags, directives and their parts in a YAML text. // scannerc.go */
import { isAlpha, isBlank, isBlankOrEnd, isDigit, type Reader } from "./reader";
import { scannerError } from "./scan-scalar";

/** The characters for which `test` holds. */
export function scanWhile(reader: Reader, test: (code: number) => boolean): string {
  let out = "";
  while (test(reader.at())) out += reader.read();
  return out;
}

/** scannerc.go: yaml_parser_scan_tag */
export function scanTag(reader: Reader): [handle: string, suffix: string] {
  const tag: [string, string] = reader.is("<", 1) ? ["", scanVerbatimTag(reader)] : scanShortTag(reader);
  if (!isBlankOrEnd(reader.at())) {
    throw scannerError(reader, "did not find expected whitespace or line break");
  }
  return tag;
}

function scanVerbatimTag(reader: Reader): string {
  reader.skip(2);
  const uri = scanTagUri(reader, "");
  if (!reader.is(">")) throw scannerError(reader, "did not find the expected '>'");
  reader.skip();
  return uri;
}

function scanShortTag(reader: Reader): [handle: string, suffix: string] {
  const handle = scanTagHandle(reader, false);
  if (handle.length > 1 && handle.endsWith("!")) return [handle, scanTagUri(reader, "")];
  const suffix = scanTagUri(reader, handle);
  return suffix === "" ? ["", "!"] : ["!", suffix];
}

/** scannerc.go: yaml_parser_scan_tag_handle */
function scanTagHandle(reader: Reader, directive: boolean): string {
  if (!reader.is("!")) throw scannerError(reader, "did not find expected '!'");
  const handle = reader.read() + scanWhile(reader, isAlpha);
  if (reader.is("!")) return handle + reader.read();
  if (directive && handle !== "!") throw scannerError(reader, "did not find expected '!'");
  return handle;
}

/** scannerc.go: yaml_parser_scan_tag_uri */
function scanTagUri(reader: Reader, head: string): string {
  let uri = head.slice(1);
  let found = head !== "";
  const fits = (code: number) =>
    isAlpha(code) || ";/?:@&=+$,.!~*'()[]%".includes(String.fromCodePoint(code || 32));
  while (fits(reader.at())) {
    uri += reader.is("%") ? scanUriEscapes(reader) : reader.read();
    found = true;
  }
  if (!found) throw scannerError(reader, "did not find expected tag URI");
  return uri;
}

/** One character from its escaped bytes. // scannerc.go: yaml_parser_scan_uri_escapes */
function scanUriEscapes(reader: Reader): string {
  const bytes: number[] = [];
  let width = 1;
  while (bytes.length < width) {
    const digits = String.fromCodePoint(reader.at(1) || 32, reader.at(2) || 32);
    if (!reader.is("%") || !/^[0-9A-Fa-f]{2}$/.test(digits)) {
      throw scannerError(reader, "did not find URI escaped octet");
    }
    const octet = Number.parseInt(digits, 16);
    if (bytes.length === 0) {
      width =
        octet < 0x80 ? 1 : octet < 0xc0 ? 0 : octet < 0xe0 ? 2 : octet < 0xf0 ? 3 : octet < 0xf8 ? 4 : 0;
      if (width === 0) throw scannerError(reader, "found an incorrect leading UTF-8 octet");
    } else if ((octet & 0xc0) !== 0x80) {
      throw scannerError(reader, "found an incorrect trailing UTF-8 octet");
    }
    bytes.push(octet);
    reader.skip(3);
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

/** `1.1` of a %YAML directive. */
export function scanVersion(reader: Reader): string {
  const major = scanVersionNumber(reader);
  if (!reader.is(".")) {
    throw scannerError(reader, "did not find expected digit or '.' character");
  }
  reader.skip();
  return `${major}.${scanVersionNumber(reader)}`;
}

function scanVersionNumber(reader: Reader): number {
  let digits = "";
  while (isDigit(reader.at())) {
    if (digits.length === 2) throw scannerError(reader, "found extremely long version number");
    digits += reader.read();
  }
  if (digits === "") throw scannerError(reader, "did not find expected version number");
  return Number(digits);
}

/** Handle and prefix of a %TAG directive. */
export function scanTagDirective(reader: Reader): { value: string; suffix: string } {
  const value = scanTagHandle(reader, true);
  if (!isBlank(reader.at())) throw scannerError(reader, "did not find expected whitespace");
  scanWhile(reader, isBlank);
  const suffix = scanTagUri(reader, "");
  if (!isBlankOrEnd(reader.at())) {
    throw scannerError(reader, "did not find expected whitespace or line break");
  }
  return { value, suffix };
}
