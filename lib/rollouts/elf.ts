/** The headers of an ELF file: machine, whether it is a program, and what it needs to be loaded. Offsets are foreign: all bounded. */

/** Reads at most `length` bytes at an offset; fewer at the end of the file. */
export type ReadAt = (offset: number, length: number) => Promise<Uint8Array>;

export interface ElfHeaders {
  readonly bits: 32 | 64;
  readonly architecture: string;
  readonly executable: boolean;
  readonly linked: "static" | "dynamic";
  readonly interpreter: string;
  readonly libraries: readonly string[];
}

const machines: { readonly [machine: number]: readonly [little: string, big: string] } = {
  3: ["386", "386"],
  20: ["ppcle", "ppc"],
  21: ["ppc64le", "ppc64"],
  22: ["s390x", "s390x"],
  40: ["arm", "armbe"],
  62: ["amd64", "amd64"],
  183: ["arm64", "arm64be"],
  243: ["riscv64", "riscv64"],
  258: ["loong64", "loong64"],
};

const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const PT_INTERP = 3;
const DT_NEEDED = 1n;
const DT_STRTAB = 5n;
const ET_EXEC = 2;
const ET_DYN = 3;
const maxSegments = 256;
const maxDynamic = 1024;
const maxName = 256;

interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: bigint;
  readonly size: number;
}

/** null: not an ELF file, or one whose headers end early. */
export async function readElf(readAt: ReadAt): Promise<ElfHeaders | null> {
  const head = view(await readAt(0, 64));
  if (head.byteLength < 52 || head.getUint32(0) !== 0x7f454c46) return null;
  const bits = head.getUint8(4) === 1 ? 32 : 64;
  if (bits === 64 && head.byteLength < 64) return null;
  const little = head.getUint8(5) !== 2;
  const type = head.getUint16(16, little);
  const machine = head.getUint16(18, little);
  const entry = bits === 64 ? head.getBigUint64(24, little) : BigInt(head.getUint32(24, little));
  const segments = await readSegments(readAt, head, bits, little);
  const interpreter = await readInterpreter(readAt, segments);
  return {
    bits,
    architecture: machines[machine]?.[little ? 0 : 1] ?? `machine ${machine}`,
    executable: type === ET_EXEC || (type === ET_DYN && (interpreter !== "" || entry !== 0n)),
    linked: interpreter === "" ? "static" : "dynamic",
    interpreter,
    libraries: await readLibraries(readAt, segments, bits, little),
  };
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

async function readSegments(
  readAt: ReadAt,
  head: DataView,
  bits: 32 | 64,
  little: boolean,
): Promise<Segment[]> {
  const wide = bits === 64;
  const start = wide ? Number(head.getBigUint64(32, little)) : head.getUint32(28, little);
  const size = head.getUint16(wide ? 54 : 42, little);
  const count = Math.min(head.getUint16(wide ? 56 : 44, little), maxSegments);
  if (size < (wide ? 56 : 32) || size > 1024 || !Number.isSafeInteger(start)) return [];
  const table = view(await readAt(start, size * count));
  const segments: Segment[] = [];
  for (let at = 0; at + size <= table.byteLength; at += size) {
    segments.push(
      wide
        ? {
            type: table.getUint32(at, little),
            offset: Number(table.getBigUint64(at + 8, little)),
            address: table.getBigUint64(at + 16, little),
            size: Number(table.getBigUint64(at + 32, little)),
          }
        : {
            type: table.getUint32(at, little),
            offset: table.getUint32(at + 4, little),
            address: BigInt(table.getUint32(at + 8, little)),
            size: table.getUint32(at + 16, little),
          },
    );
  }
  return segments.filter(({ offset, size }) => Number.isSafeInteger(offset) && Number.isSafeInteger(size));
}

async function readInterpreter(readAt: ReadAt, segments: readonly Segment[]): Promise<string> {
  const segment = segments.find(({ type }) => type === PT_INTERP);
  return segment ? readName(readAt, segment.offset, Math.min(segment.size, maxName)) : "";
}

async function readLibraries(
  readAt: ReadAt,
  segments: readonly Segment[],
  bits: 32 | 64,
  little: boolean,
): Promise<string[]> {
  const dynamic = segments.find(({ type }) => type === PT_DYNAMIC);
  if (!dynamic) return [];
  const width = bits === 64 ? 8 : 4;
  const table = view(await readAt(dynamic.offset, Math.min(dynamic.size, maxDynamic * 2 * width)));
  const word = (at: number) =>
    width === 8 ? table.getBigUint64(at, little) : BigInt(table.getUint32(at, little));
  const needed: bigint[] = [];
  let names: bigint | null = null;
  for (let at = 0; at + 2 * width <= table.byteLength; at += 2 * width) {
    const tag = word(at);
    if (tag === 0n) break;
    if (tag === DT_NEEDED) needed.push(word(at + width));
    else if (tag === DT_STRTAB) names = word(at + width);
  }
  if (names === null) return [];
  const base = fileOffset(segments, names);
  if (base === null) return [];
  const found = needed.slice(0, 50).map((offset) => readName(readAt, base + Number(offset), maxName));
  return (await Promise.all(found)).filter((name) => name !== "");
}

function fileOffset(segments: readonly Segment[], address: bigint): number | null {
  const found = segments.find(
    (one) => one.type === PT_LOAD && address >= one.address && address < one.address + BigInt(one.size),
  );
  return found ? found.offset + Number(address - found.address) : null;
}

async function readName(readAt: ReadAt, offset: number, length: number): Promise<string> {
  if (!Number.isSafeInteger(offset) || offset < 0) return "";
  const bytes = await readAt(offset, length);
  const end = bytes.indexOf(0);
  const text = new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
  return text.replace(/[^\x20-\x7e]/g, "?");
}
