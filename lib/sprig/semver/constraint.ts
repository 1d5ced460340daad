/** Constraints as Masterminds/semver 3.4 reads and checks them, not as npm does. */
import { compile } from "../regexp/regexp";
import { comparePrereleases, compareVersions, newVersion, SemverError, type Version } from "./version";

interface Constraint {
  readonly operator: string;
  readonly version: Version;
  /** A part is x or missing: the whole, the minor, the patch. */
  readonly dirty: boolean;
  readonly minorDirty: boolean;
  readonly patchDirty: boolean;
}

/** Alternatives, each a list of conditions that hold together. */
export interface Constraints {
  readonly groups: readonly (readonly Constraint[])[];
}

const part = "[0-9|xX*]+";
const words = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
const version = `v?(?:${part})(?:\\.${part})?(?:\\.${part})?(?:-${words})?(?:\\+${words})?`;
const operators = "=||!=|>|<|>=|=>|<=|=<|~|~>|\\^";
const captured = `v?(${part})(\\.${part})?(\\.${part})?(-${words})?(?:\\+${words})?`;

// RE2 throughout: the host's expressions could be led into exponential time by these.
const single = () => compile(`^\\s*(${operators})\\s*${captured}\\s*$`);
const range = () => compile(`\\s*(${version})\\s+-\\s+(${version})\\s*`);
const anywhere = () => compile(`(?:${operators})\\s*(?:${version})`);
const valid = () => {
  const one = `(?:${operators})\\s*(?:${version})\\s*`;
  return compile(`^\\s*${one}(?:(?:\\s+|,\\s*)${one})*$`);
};

/** Throws a SemverError. // constraints.go: NewConstraint */
export function newConstraints(text: string): Constraints {
  const groups = rewriteRanges(text)
    .split("||")
    .map((group) => {
      if (!valid().matchString(group)) throw new SemverError(`improper constraint: ${group}`);
      return (anywhere().findAllString(group, -1) ?? [group]).map(parseConstraint);
    });
  return { groups };
}

/** `1.2 - 1.4` as two comparisons. // constraints.go: rewriteRange */
function rewriteRanges(text: string): string {
  let out = text;
  for (const [whole = "", from = "", to = ""] of range().findAllStringSubmatch(text, -1)) {
    out = out.replace(whole, () => `>= ${from}, <= ${to} `);
  }
  return out;
}

/** constraints.go: parseConstraint */
function parseConstraint(text: string): Constraint {
  const match = single().findStringSubmatch(text);
  if (!match) throw new SemverError(`improper constraint: ${text}`);
  const [, operator = "", major = "", minor = "", patch = "", prerelease = ""] = match;
  const anyMajor = isAny(major);
  const minorDirty = !anyMajor && isAny(minor);
  const patchDirty = !anyMajor && !minorDirty && isAny(patch);
  const core = anyMajor
    ? "0.0.0"
    : minorDirty
      ? `${major}.0.0`
      : patchDirty
        ? `${major}${minor}.0`
        : `${major}${minor}${patch}`;
  const dirty = anyMajor || minorDirty || patchDirty;
  return { operator, version: parsedCore(core + prerelease), dirty, minorDirty, patchDirty };
}

function parsedCore(text: string): Version {
  try {
    return newVersion(text);
  } catch (error) {
    throw error instanceof SemverError ? new SemverError("constraint parser error") : error;
  }
}

/** x, * or missing. // constraints.go: isX */
const isAny = (text: string) => /^\.?[xX*]?$/.test(text);

/** constraints.go: (Constraints).Check */
export function checkVersion({ groups }: Constraints, candidate: Version): boolean {
  return groups.some((group) => {
    const includePrereleases = group.some((constraint) => constraint.version.prerelease !== "");
    if (candidate.prerelease !== "" && !includePrereleases) return false;
    return group.every((constraint) => checks[constraint.operator]?.(candidate, constraint));
  });
}

type Check = (candidate: Version, constraint: Constraint) => boolean;

// constraints.go: constraintNotEqual
const notEqual: Check = (v, c) => {
  const differs = compareVersions(v, c.version) !== 0;
  if (!c.dirty) return differs;
  if (v.major !== c.version.major) return true;
  if (c.minorDirty) return false;
  if (v.minor !== c.version.minor) return true;
  if (!c.patchDirty) return v.patch !== c.version.patch || differs;
  if (v.prerelease === "" && c.version.prerelease === "") return false;
  return comparePrereleases(v.prerelease, c.version.prerelease) !== 0;
};

// constraints.go: constraintGreaterThan
const greater: Check = (v, c) => {
  if (!c.dirty) return compareVersions(v, c.version) > 0;
  if (v.major !== c.version.major) return v.major > c.version.major;
  if (c.minorDirty) return false;
  return c.patchDirty ? v.minor > c.version.minor : compareVersions(v, c.version) > 0;
};

const less: Check = (v, c) => compareVersions(v, c.version) < 0;
const greaterOrEqual: Check = (v, c) => compareVersions(v, c.version) >= 0;

// constraints.go: constraintLessThanEqual
const lessOrEqual: Check = (v, c) => {
  if (!c.dirty) return compareVersions(v, c.version) <= 0;
  if (v.major > c.version.major) return false;
  return !(v.major === c.version.major && v.minor > c.version.minor && !c.minorDirty);
};

// constraints.go: constraintTilde
const tilde: Check = (v, c) => {
  if (compareVersions(v, c.version) < 0) return false;
  const { major, minor, patch } = c.version;
  const zero = major === 0n && minor === 0n && patch === 0n;
  if (zero && !c.minorDirty && !c.patchDirty) return true;
  return v.major === major && (v.minor === minor || c.minorDirty);
};

// constraints.go: constraintTildeOrEqual
const tildeOrEqual: Check = (v, c) => (c.dirty ? tilde(v, c) : compareVersions(v, c.version) === 0);

// constraints.go: constraintCaret
const caret: Check = (v, c) => {
  if (compareVersions(v, c.version) < 0) return false;
  const { major, minor, patch } = c.version;
  if (major > 0n || c.minorDirty) return v.major === major;
  if (v.major > 0n) return false;
  if (minor > 0n || c.patchDirty) return v.minor === minor;
  return v.minor === 0n && v.patch === patch;
};

const checks: Readonly<Record<string, Check>> = {
  "": tildeOrEqual,
  "=": tildeOrEqual,
  "!=": notEqual,
  ">": greater,
  "<": less,
  ">=": greaterOrEqual,
  "=>": greaterOrEqual,
  "<=": lessOrEqual,
  "=<": lessOrEqual,
  "~": tilde,
  "~>": tilde,
  "^": caret,
};
