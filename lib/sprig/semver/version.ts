/** Versions as Masterminds/semver 3.4 reads, prints and orders them: a leading v and missing parts are fine. */
import { parseUint } from "../../gotemplate/strconv/numbers";
import { compareBytes } from "../../gotemplate/utf8";

/** Why a text is no version or constraint, in the library's words. */
export class SemverError extends Error {
  override readonly name = "SemverError";
}

export interface Version {
  readonly major: bigint;
  readonly minor: bigint;
  readonly patch: bigint;
  readonly prerelease: string;
  readonly metadata: string;
  readonly original: string;
}

const identifiers = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
const looseVersion = new RegExp(
  `^v?([0-9]+)(?:\\.([0-9]+))?(?:\\.([0-9]+))?(?:-(${identifiers}))?(?:\\+(${identifiers}))?$`,
);

/** Throws a SemverError. // version.go: coerceNewVersion */
export function newVersion(text: string): Version {
  const match = looseVersion.exec(text);
  if (!match) throw new SemverError("invalid semantic version");
  const [, major = "", minor = "0", patch = "0", prerelease = "", metadata = ""] = match;
  const numbers = [major, minor, patch].map(segment);
  if (prerelease !== "") validatePrerelease(prerelease);
  return {
    major: numbers[0] ?? 0n,
    minor: numbers[1] ?? 0n,
    patch: numbers[2] ?? 0n,
    prerelease,
    metadata,
    original: text,
  };
}

function segment(digits: string): bigint {
  const { value, error } = parseUint(digits, 10, 64);
  if (error !== null) throw new SemverError(`error parsing version segment: ${error}`);
  return value;
}

/** Throws a SemverError. // version.go: validatePrerelease */
export function validatePrerelease(text: string): void {
  for (const part of text.split(".")) {
    if (part === "") throw new SemverError("invalid prerelease string");
    if (/^0[0-9]+$/.test(part)) throw new SemverError("version segment starts with 0");
    if (!/^[0-9A-Za-z-]+$/.test(part)) throw new SemverError("invalid prerelease string");
  }
}

/** Throws a SemverError. // version.go: validateMetadata */
export function validateMetadata(text: string): void {
  const good = text.split(".").every((part) => /^[0-9A-Za-z-]+$/.test(part));
  if (!good) throw new SemverError("invalid metadata string");
}

/** version.go: (Version).String */
export function versionString({
  major,
  minor,
  patch,
  prerelease,
  metadata,
}: Omit<Version, "original">): string {
  const core = `${major}.${minor}.${patch}`;
  return core + (prerelease === "" ? "" : `-${prerelease}`) + (metadata === "" ? "" : `+${metadata}`);
}

/** A changed version; its original keeps the leading v. // version.go: IncPatch, SetMetadata, ... */
export function withParts(version: Version, parts: Partial<Version>): Version {
  const next = { ...version, ...parts };
  return { ...next, original: (version.original.startsWith("v") ? "v" : "") + versionString(next) };
}

/** version.go: (*Version).Compare */
export function compareVersions(a: Version, b: Version): number {
  const order =
    compareSegments(a.major, b.major) ||
    compareSegments(a.minor, b.minor) ||
    compareSegments(a.patch, b.patch);
  if (order !== 0 || a.prerelease === b.prerelease) return order;
  if (a.prerelease === "") return 1;
  return b.prerelease === "" ? -1 : comparePrereleases(a.prerelease, b.prerelease);
}

const compareSegments = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);

/** version.go: comparePrerelease */
export function comparePrereleases(a: string, b: string): number {
  const left = a.split(".");
  const right = b.split(".");
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const order = comparePart(left[i] ?? "", right[i] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}

/** Numbers come before words; what is too large for an uint64 counts as a word. // version.go: comparePrePart */
function comparePart(a: string, b: string): number {
  if (a === b) return 0;
  if (a === "") return -1;
  if (b === "") return 1;
  const left = parseUint(a, 10, 64);
  const right = parseUint(b, 10, 64);
  if (left.error !== null && right.error !== null) return compareBytes(a, b) > 0 ? 1 : -1;
  if (right.error !== null) return -1;
  if (left.error !== null) return 1;
  return left.value > right.value ? 1 : -1;
}
