/** What a file is that was downloaded: format, headers, and the texts of go-plugin in it. It is read, never run. */
import { type FileHandle, open } from "node:fs/promises";
import { type ElfHeaders, type ReadAt, readElf } from "./elf";
import type { FileFact, FileFormat } from "./facts";
import { buildInfoMagic, type GoBuildInfo, readBuildInfo } from "./go-build-info";
import { magicCookieKey } from "./sources";

type PluginTypeName = FileFact["types"][number];

/** Packages and types that only a plugin of that type is linked with. */
const typeMarks: { readonly [type in PluginTypeName]: readonly string[] } = {
  trafficRouter: ["rollout/trafficrouting/plugin/rpc", "RpcTrafficRouterPlugin"],
  metricProvider: ["metricproviders/plugin/rpc", "RpcMetricProviderPlugin"],
  step: ["rollout/steps/plugin/rpc", "RpcStepPlugin"],
};

/** The cookie's value alone: weaker, since a module's name may hold the word, too. */
const cookieMarks = { trafficRouter: "trafficrouter", metricProvider: "metricprovider" } as const;

const chunkSize = 1024 * 1024;
const maxBuildInfo = 512 * 1024;

export async function inspectFile(path: string): Promise<FileFact> {
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    const readAt = reader(handle);
    const head = await readAt(0, 512);
    const headers = await readElf(readAt);
    const format = headers ? "elf" : formatOf(Buffer.from(head));
    const marks = format === "elf" ? await scan(readAt, size) : nothingFound;
    return toFact(format, headers, Buffer.from(head), size, marks);
  } finally {
    await handle.close();
  }
}

function reader(handle: FileHandle): ReadAt {
  return async (offset, length) => {
    const buffer = Buffer.alloc(Math.min(length, 4 * chunkSize));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
    return buffer.subarray(0, bytesRead);
  };
}

interface Marks {
  readonly cookieKey: boolean;
  readonly types: readonly PluginTypeName[];
  readonly build: GoBuildInfo | null;
}

const nothingFound: Marks = { cookieKey: false, types: [], build: null };

function toFact(
  format: FileFormat,
  elf: ElfHeaders | null,
  head: Buffer,
  size: number,
  { cookieKey, types, build }: Marks,
): FileFact {
  return {
    format,
    description: elf ? `ELF ${elf.bits}-bit, ${elf.architecture}` : describeFormat(format, head),
    size,
    bits: elf?.bits ?? null,
    architecture: elf?.architecture ?? "",
    executable: elf?.executable ?? false,
    linked: elf?.linked ?? null,
    interpreter: elf?.interpreter ?? "",
    libraries: elf?.libraries ?? [],
    cookieKey,
    types,
    goVersion: build?.version ?? "",
    goModule: build?.module ?? "",
    goPlugin: build?.modules.get("github.com/hashicorp/go-plugin") ?? "",
    argoRollouts: build?.modules.get("github.com/argoproj/argo-rollouts") ?? "",
  };
}

const machO = [0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe, 0xcafebabe];
const archives: readonly (readonly [string, string])[] = [
  ["1f8b", "gzip archive"],
  ["504b0304", "zip archive"],
  ["fd377a585a00", "xz archive"],
  ["28b52ffd", "zstd archive"],
  ["425a68", "bzip2 archive"],
];

function archiveOf(head: Buffer): string | null {
  const hex = head.toString("hex", 0, 8);
  const found = archives.find(([magic]) => hex.startsWith(magic));
  if (found) return found[1];
  return head.toString("latin1", 257, 262) === "ustar" ? "tar archive" : null;
}

function formatOf(head: Buffer): FileFormat {
  if (head.length === 0) return "empty";
  if (head.length >= 4 && machO.includes(head.readUInt32BE(0))) return "machO";
  if (head.toString("latin1", 0, 2) === "MZ") return "pe";
  if (head.toString("latin1", 0, 2) === "#!") return "script";
  if (archiveOf(head)) return "archive";
  const text = head.toString("latin1").trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<\?xml|<head|<!--)/.test(text)) return "html";
  return head.every((byte) => (byte >= 0x20 && byte !== 0x7f) || (byte >= 9 && byte <= 13))
    ? "text"
    : "unknown";
}

function describeFormat(format: FileFormat, head: Buffer): string {
  switch (format) {
    case "machO":
      return "a program for macOS";
    case "pe":
      return "a program for Windows";
    case "script":
      return `a script for ${(/^#!\s*(\S{1,80})/.exec(head.toString("latin1"))?.[1] ?? "a shell").replace(/[^\x20-\x7e]/g, "?")}`;
    case "html":
      return "an HTML or XML page";
    case "archive":
      return `a ${archiveOf(head) ?? "packed file"}`;
    case "text":
      return "a text";
    case "empty":
      return "an empty file";
    default:
      return "a file of unknown format";
  }
}

/** Looks for the texts chunk by chunk; a text may lie across two. */
async function scan(readAt: ReadAt, size: number): Promise<Marks> {
  const found = new Set<string>();
  const wanted = [magicCookieKey, ...Object.values(typeMarks).flat(), ...Object.values(cookieMarks)];
  let build: GoBuildInfo | null = null;
  for (let offset = 0; offset < size; offset += chunkSize) {
    const chunk = Buffer.from(await readAt(offset, chunkSize + 128));
    for (const text of wanted) if (!found.has(text) && hasMark(chunk, text)) found.add(text);
    if (build === null) {
      const at = chunk.indexOf(buildInfoMagic);
      if (at >= 0) build = readBuildInfo(Buffer.from(await readAt(offset + at, maxBuildInfo)));
    }
  }
  const strong = typeNames.filter((type) => typeMarks[type].some((text) => found.has(text)));
  const weak = typeNames.filter((type) => type !== "step" && found.has(cookieMarks[type]));
  return { cookieKey: found.has(magicCookieKey), types: strong.length > 0 ? strong : weak, build };
}

const typeNames = ["trafficRouter", "metricProvider", "step"] as const;

/** A cookie's value is a text of its own; as part of a name with hyphens or slashes it is none. */
function hasMark(chunk: Buffer, text: string): boolean {
  const isCookie = text === cookieMarks.trafficRouter || text === cookieMarks.metricProvider;
  for (let at = chunk.indexOf(text); at >= 0; at = chunk.indexOf(text, at + 1)) {
    if (!isCookie) return true;
    const [before, after] = [chunk[at - 1], chunk[at + text.length]];
    if (![before, after].some((byte) => byte === 0x2d || byte === 0x2f)) return true;
  }
  return false;
}
