/** How Go's runtime grows slices: it doubles them, more slowly when large, and rounds up to its size classes. */
import type { GoType } from "../gotemplate";

/** internal/runtime/gc: the sizes in bytes that small objects are rounded up to. */
const sizeClasses = [
  8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352, 384, 416,
  448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304, 2688, 3072, 3200,
  3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384,
  18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768,
];
const headerSize = 8;
const headerFrom = 512;
const maxSmallSize = 32768;
const pageSize = 8192;

/** Growth below this capacity doubles. // runtime/slice.go: nextslicecap */
const doublingLimit = 256;

/** Bytes of one element, and whether the collector has to look into it. */
function elementOf(slice: GoType): { size: number; hasPointers: boolean } {
  switch (slice.elem?.kind) {
    case "interface":
    case "string":
      return { size: 16, hasPointers: true };
    case "slice":
      return { size: 24, hasPointers: true };
    default:
      return { size: 8, hasPointers: slice.elem?.kind === "map" || slice.elem?.kind === "ptr" };
  }
}

// runtime/msize.go: roundupsize
function roundUpSize(size: number, hasPointers: boolean): number {
  if (size > maxSmallSize - headerSize) return Math.ceil(size / pageSize) * pageSize;
  const header = hasPointers && size > headerFrom ? headerSize : 0;
  const sizeClass = sizeClasses.find((each) => each >= size + header) ?? maxSmallSize;
  return sizeClass - header;
}

/** The capacity after growing one slice to `newLength`. // runtime/slice.go: growslice */
export function nextCapacity(newLength: number, oldCapacity: number, slice: GoType): number {
  const { size, hasPointers } = elementOf(slice);
  const wanted = Math.max(newLength, doubled(newLength, oldCapacity));
  return Math.floor(roundUpSize(wanted * size, hasPointers) / size);
}

function doubled(newLength: number, oldCapacity: number): number {
  if (newLength > oldCapacity * 2) return newLength;
  if (oldCapacity < doublingLimit) return oldCapacity * 2;
  let capacity = oldCapacity;
  while (capacity < newLength) capacity += (capacity + 3 * doublingLimit) >> 2;
  return capacity;
}

/** The capacity of a slice that was appended to one element at a time, from nothing or from some room. */
export function grownCapacity(length: number, slice: GoType, initial = 0): number {
  let capacity = initial;
  while (capacity < length) capacity = nextCapacity(capacity + 1, capacity, slice);
  return capacity;
}
