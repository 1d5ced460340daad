import { describe, expect, it } from "vitest";
import { GoFunc, type GoPointer, type GoValue } from "../../gotemplate/value";
import { checkVersion, newConstraints } from "./constraint";
import { versionPointer } from "./value";
import { compareVersions, newVersion, versionString } from "./version";

describe("newVersion", () => {
  it.each([
    ["v1.2", "1.2.0"],
    ["01.2.3", "1.2.3"],
    ["1.2.3-beta.1+build.5", "1.2.3-beta.1+build.5"],
  ])("reads %s", (text, want) => {
    expect(versionString(newVersion(text))).toBe(want);
  });

  it.each([
    ["1.2.3.4", "invalid semantic version"],
    ["", "invalid semantic version"],
    ["1.2.3-01", "version segment starts with 0"],
    [
      "1.2.99999999999999999999",
      'error parsing version segment: strconv.ParseUint: parsing "99999999999999999999": value out of range',
    ],
  ])("refuses %s", (text, want) => {
    expect(() => newVersion(text)).toThrow(want);
  });

  it.each([
    ["1.2.3", "1.10.0", -1],
    ["2.0.0", "2.0.0-rc.1", 1],
    ["1.0.0-alpha.2", "1.0.0-alpha.10", -1],
    ["1.0.0-1", "1.0.0-a", -1],
    ["1.0.0-a", "1.0.0-a.0", -1],
    ["1.0.0+a", "1.0.0+b", 0],
  ])("orders %s and %s", (a, b, want) => {
    expect(compareVersions(newVersion(a), newVersion(b))).toBe(want);
  });
});

describe("constraints", () => {
  it.each([
    [">1.2", "1.2.9", false],
    ["<=1.2", "1.2.9", true],
    ["^0.0", "0.0.7", true],
    ["~1", "1.9.9", true],
    ["1.2 - 1.4.5", "1.4.6", false],
    ["^1.0.0 || ^3.0.0", "3.1.0", true],
    [">=1.0.0", "1.5.0-beta", false],
    [">=1.29-0", "v1.30.2-eks-1552ad0", true],
    [">=1.0.0-0, <2.0.0", "1.5.0-beta", true],
    ["!=1.2.x", "1.2.9", false],
  ])("%s with %s", (constraint, version, want) => {
    expect(checkVersion(newConstraints(constraint), newVersion(version))).toBe(want);
  });

  it.each([
    ["", "improper constraint: "],
    ["1.2.3.4", "improper constraint: 1.2.3.4"],
    ["1.0.0 ||", "improper constraint: "],
    ["1|2", "constraint parser error"],
  ])("refuses %s", (constraint, want) => {
    expect(() => newConstraints(constraint)).toThrow(want);
  });

  it("takes linear time on a hostile text", () => {
    expect(() => newConstraints(`${"1 ".repeat(30_000)}!`)).toThrow("improper constraint");
  });
});

const call = (value: GoPointer, name: string, ...args: GoValue[]) => {
  const made = value.methods[name]?.(value);
  return made instanceof GoFunc ? made.call(args) : undefined;
};

it("gives the methods of *semver.Version", () => {
  const version = versionPointer(newVersion("v1.2.3-rc.1"));
  expect(call(version, "Original")).toBe("v1.2.3-rc.1");
  expect(call(version, "Major")).toMatchObject({ value: 1n, type: { name: "uint64" } });
  expect(call(version, "IncPatch")).toMatchObject({ native: { original: "v1.2.3" } });
  expect(() => call(version, "SetPrerelease", "01")).toThrow("version segment starts with 0");
  expect(call(version, "LessThan", versionPointer(newVersion("1.2.3")))).toBe(true);
});
