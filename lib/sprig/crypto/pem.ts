/** encoding/pem: blocks of base64 between BEGIN and END lines. */
import { FunctionError } from "../../gotemplate/errors";
import { spend } from "../../gotemplate/spend";
import { decodeBase64, encodeBase64 } from "../base64";

export interface PemBlock {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** pem.go: EncodeToMemory */
export function encodePem({ type, bytes }: PemBlock): string {
  const lines = encodeBase64(bytes).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${type}-----\n${lines.map((line) => `${line}\n`).join("")}-----END ${type}-----\n`;
}

/** The first block in a text; null when there is none. // pem.go: Decode */
export function decodePem(text: string): PemBlock | null {
  const begin = /(?:^|\n)-----BEGIN ([^\n]*)-----[ \t\r]*\n/g;
  for (let match = begin.exec(text); match; match = begin.exec(text)) {
    spend((text.length - match.index) >> 6);
    const block = blockAfter(text.slice(begin.lastIndex), match[1] ?? "");
    if (block) return block;
    begin.lastIndex = match.index + 1;
  }
  return null;
}

function blockAfter(rest: string, type: string): PemBlock | null {
  const end = rest.startsWith(`-----END ${type}-----`) ? 0 : rest.indexOf(`\n-----END ${type}-----`);
  if (end < 0) return null;
  // Lines such as `Proc-Type: 4,ENCRYPTED` stand before the base64.
  const body = rest.slice(0, end).replace(/^(?:[^\n:]*:[^\n]*\n)+/, "");
  try {
    const bare = new TextEncoder().encode(body.replace(/[ \t\r\n]/g, ""));
    return { type, bytes: decodeBase64(bare) };
  } catch (error) {
    if (error instanceof FunctionError) return null;
    throw error;
  }
}
