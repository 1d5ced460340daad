/** A version as a template sees it: a *semver.Version with its methods. */
import { FunctionError } from "../../gotemplate/errors";
import { fn } from "../../gotemplate/functions";
import { type GoType, namedType, pointerTo, stringType, structType, uint64Type } from "../../gotemplate/type";
import { toBytes } from "../../gotemplate/utf8";
import {
  GoBytes,
  GoFunc,
  GoInt,
  type GoMethods,
  GoPointer,
  GoStruct,
  type GoValue,
  goInt,
} from "../../gotemplate/value";
import {
  compareVersions,
  SemverError,
  type Version,
  validateMetadata,
  validatePrerelease,
  versionString,
  withParts,
} from "./version";

export const versionType: GoType = structType("semver.Version", [
  { name: "major", type: uint64Type },
  { name: "minor", type: uint64Type },
  { name: "patch", type: uint64Type },
  { name: "pre", type: stringType },
  { name: "metadata", type: stringType },
  { name: "original", type: stringType },
]);
const versionPointerType = pointerTo(versionType);

/** A *semver.Version. */
export function versionPointer(version: Version): GoPointer {
  return new GoPointer(versionStruct(version), versionPointerType, pointerMethods);
}

function versionStruct(version: Version): GoStruct {
  const fields = new Map<string, GoValue>([
    ["major", uint64(version.major)],
    ["minor", uint64(version.minor)],
    ["patch", uint64(version.patch)],
    ["pre", version.prerelease],
    ["metadata", version.metadata],
    ["original", version.original],
  ]);
  return new GoStruct(versionType, fields, valueMethods, version);
}

const uint64 = (value: bigint) => new GoInt(BigInt.asUintN(64, value), uint64Type);

function versionOf(value: GoValue | undefined): Version {
  const target = value instanceof GoPointer ? value.target : value;
  // A nil *Version, as Go's runtime says it.
  if (!(target instanceof GoStruct)) {
    throw new FunctionError("runtime error: invalid memory address or nil pointer dereference");
  }
  return target.native as Version;
}

type Body = (version: Version, ...args: GoValue[]) => GoValue;

function method(name: string, text: string, body: Body): [string, GoMethods[string]] {
  const { signature } = fn(text, "", () => null);
  const type = namedType(text, "func");
  return [
    name,
    (receiver) => new GoFunc(name, signature, (args) => body(versionOf(receiver), ...args), type),
  ];
}

const changed = (version: Version, parts: Partial<Version>) =>
  versionStruct(withParts(version, { metadata: "", prerelease: "", ...parts }));
const next = (value: bigint) => BigInt.asUintN(64, value + 1n);

const ofValue: readonly [string, GoMethods[string]][] = [
  method("String", "func() string", (v) => versionString(v)),
  method("Major", "func() uint64", (v) => uint64(v.major)),
  method("Minor", "func() uint64", (v) => uint64(v.minor)),
  method("Patch", "func() uint64", (v) => uint64(v.patch)),
  method("Prerelease", "func() string", (v) => v.prerelease),
  method("Metadata", "func() string", (v) => v.metadata),
  method("IncPatch", "func() semver.Version", (v) =>
    changed(v, v.prerelease === "" ? { patch: next(v.patch) } : {}),
  ),
  method("IncMinor", "func() semver.Version", (v) => changed(v, { patch: 0n, minor: next(v.minor) })),
  method("IncMajor", "func() semver.Version", (v) =>
    changed(v, { patch: 0n, minor: 0n, major: next(v.major) }),
  ),
  method("SetPrerelease", "func(prerelease string) (semver.Version, error)", (v, text) => {
    const prerelease = checked(String(text), validatePrerelease);
    return versionStruct(withParts(v, { prerelease }));
  }),
  method("SetMetadata", "func(metadata string) (semver.Version, error)", (v, text) => {
    const metadata = checked(String(text), validateMetadata);
    return versionStruct(withParts(v, { metadata }));
  }),
  method("MarshalJSON", "func() ([]uint8, error)", (v) => new GoBytes(toBytes(`"${versionString(v)}"`))),
  method("MarshalText", "func() ([]uint8, error)", (v) => new GoBytes(toBytes(versionString(v)))),
  method("Value", "func() (driver.Value, error)", (v) => versionString(v)),
];

const other = "func(o *semver.Version)";
const ofPointer: readonly [string, GoMethods[string]][] = [
  method("Original", "func() string", (v) => v.original),
  method("Compare", `${other} int`, (v, o) => goInt(compareVersions(v, versionOf(o)))),
  method("Equal", `${other} bool`, (v, o) => !isNil(o) && compareVersions(v, versionOf(o)) === 0),
  method("LessThan", `${other} bool`, (v, o) => compareVersions(v, versionOf(o)) < 0),
  method("LessThanEqual", `${other} bool`, (v, o) => compareVersions(v, versionOf(o)) <= 0),
  method("GreaterThan", `${other} bool`, (v, o) => compareVersions(v, versionOf(o)) > 0),
  method("GreaterThanEqual", `${other} bool`, (v, o) => compareVersions(v, versionOf(o)) >= 0),
];

const valueMethods: GoMethods = Object.fromEntries(ofValue);
const pointerMethods: GoMethods = Object.fromEntries([...ofValue, ...ofPointer]);

const isNil = (value: GoValue | undefined) => value instanceof GoPointer && value.target === null;

/** An empty text clears the part unchecked. */
function checked(text: string, validate: (text: string) => void): string {
  try {
    if (text !== "") validate(text);
    return text;
  } catch (error) {
    throw error instanceof SemverError ? new FunctionError(error.message) : error;
  }
}
