import { describe, expect, it } from "vitest";
import { labelValueFaults, qualifiedNameFaults, subdomainFaults } from "./kubernetes-names";

const longest = (length: number) => "a".repeat(length);

describe("subdomainFaults", () => {
  it.each(["a", "a-b", "a.b", "0", "a--b", "1.2-3.x", longest(253), "xn--a"])("takes %s", (name) => {
    expect(subdomainFaults(name)).toEqual([]);
  });

  it.each(["", "A", "a_b", "-a", "a-", ".a", "a.", "a..b", "a.-b", "a-.b", "a/b", "ä", "a\n", "__proto__"])(
    "refuses %j",
    (name) => {
      expect(subdomainFaults(name)).toEqual([
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
      ]);
    },
  );

  it("counts bytes", () => {
    expect(subdomainFaults(longest(254))).toEqual(["must be no more than 253 characters"]);
    expect(subdomainFaults("ä".repeat(127))).toHaveLength(2);
  });

  it("is fast whatever the text", () => {
    expect(subdomainFaults(`${"a-".repeat(200_000)}!`)).toHaveLength(2);
  });
});

describe("labelValueFaults", () => {
  it.each(["", "a", "A_b.c-1", longest(63)])("takes %j", (value) => {
    expect(labelValueFaults(value)).toEqual([]);
  });

  it.each([
    ["a/b", 1],
    ["-a", 1],
    ["a-", 1],
    [" ", 1],
    ["a b", 1],
    [longest(64), 1],
    [`${longest(63)}-`, 2],
  ])("refuses %j", (value, faults) => {
    expect(labelValueFaults(value)).toHaveLength(faults);
  });
});

describe("qualifiedNameFaults", () => {
  it.each(["a", "A.b_c-1", "example.com/My-Name", `${longest(253)}/${longest(63)}`])("takes %s", (name) => {
    expect(qualifiedNameFaults(name)).toEqual([]);
  });

  it.each([
    ["", [/^name part must be non-empty$/, /^name part must consist/]],
    ["a/", [/^name part must be non-empty$/, /^name part must consist/]],
    ["/a", [/^prefix part must be non-empty$/]],
    ["Example.com/a", [/^prefix part a lowercase RFC 1123 subdomain/]],
    ["a/b/c", [/^a qualified name must consist .* with an optional DNS subdomain prefix/]],
    [longest(64), [/^name part must be no more than 63 characters$/]],
    ["a b", [/^name part must consist/]],
  ])("refuses %j", (name, expected) => {
    const faults = qualifiedNameFaults(name);
    expect(faults).toHaveLength(expected.length);
    for (const [index, fault] of expected.entries()) expect(faults[index]).toMatch(fault);
  });
});
