/** What Go writes into each executable (debug/buildinfo): its version, the main module, the modules it is built from. */

export interface GoBuildInfo {
  readonly version: string;
  readonly module: string;
  /** Version by module path. */
  readonly modules: ReadonlyMap<string, string>;
}

/** `\xff Go buildinf:`, at the start of a block of 16 bytes. */
export const buildInfoMagic = Buffer.from("\xff Go buildinf:", "latin1");

const headerSize = 32;
const inlineStrings = 2;

/** debug/buildinfo: readRawBuildInfo, in the form of Go 1.18 and later; `bytes` begin with the magic. */
export function readBuildInfo(bytes: Buffer): GoBuildInfo | null {
  if (bytes.length < headerSize || ((bytes[15] ?? 0) & inlineStrings) === 0) return null;
  const version = readText(bytes, headerSize);
  const modules = version && readText(bytes, version.end);
  if (!version || !/^(go|devel)/.test(version.text)) return null;
  return { version: version.text.split(" ")[0] ?? "", ...readModules(modules?.text ?? "") };
}

/** A varint length and the bytes. */
function readText(bytes: Buffer, at: number): { text: string; end: number } | null {
  let length = 0;
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined) return null;
    length |= (byte & 0x7f) << shift;
    if (byte < 0x80) {
      if (at + length > bytes.length) return null;
      return { text: bytes.toString("latin1", at, at + length), end: at + length };
    }
  }
  return null;
}

/** runtime/debug: ParseBuildInfo, between two marks of 16 bytes. */
function readModules(text: string): { module: string; modules: Map<string, string> } {
  const modules = new Map<string, string>();
  let module = "";
  for (const line of text.slice(16, -16).split("\n").slice(0, 2_000)) {
    const [kind, path = "", version = ""] = line.split("\t").map(printable);
    if (kind === "mod") module = [path, version === "(devel)" ? "" : version].join(" ").trim();
    else if (kind === "dep") modules.set(path, version);
  }
  return { module, modules };
}

const printable = (text: string) => text.replace(/[^\x20-\x7e]/g, "?").slice(0, 200);
