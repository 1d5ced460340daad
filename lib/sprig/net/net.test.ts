import { describe, expect, it } from "vitest";
import { parseAddress } from "./ip";
import { hostname, parseUrl, urlText } from "./url";

describe("parseUrl", () => {
  it.each([
    ["http://[fe80::1%25eth0]:80/", "fe80::1%eth0"],
    ["http://a@b@c/", "c"],
    ["//cdn.example.com/x", "cdn.example.com"],
    ["mailto:joe@example.com", ""],
    ["http://h:/", "h"],
  ])("finds the host of %s", (text, want) => {
    expect(hostname(parseUrl(text))).toBe(want);
  });

  it.each([
    ["git@github.com:a/b", "first path segment in URL cannot contain colon"],
    ["http://h:80a/", 'invalid port ":80a" after host'],
    ["http://h:1:2/", 'invalid port ":1:2" after host'],
    ["http://h/%zz", 'invalid URL escape "%zz"'],
    ["http://[1::2::3]/", 'invalid host: ParseAddr("1::2::3"): multiple :: in address (at ":3")'],
    ["http://[1.2.3.4]/", "invalid IP-literal"],
    ["://h", "missing protocol scheme"],
  ])("refuses %s", (text, want) => {
    expect(() => parseUrl(text)).toThrow(`parse ${JSON.stringify(text)}: ${want}`);
  });

  it.each(["https://u:p@h:1/a%20b?q#f", "http://h/%2F", "x:/y", "./a:b", "http://h?"])(
    "writes %s back",
    (text) => {
      expect(urlText(parseUrl(text))).toBe(text);
    },
  );
});

describe("parseAddress", () => {
  it.each([
    ["::ffff:1.2.3.4", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 1, 2, 3, 4]],
    ["1.2.3.4", [1, 2, 3, 4]],
  ])("reads %s", (text, bytes) => {
    expect([...parseAddress(text).bytes]).toEqual(bytes);
  });

  it.each([
    ["10.0.0.256", "IPv4 field has value >255"],
    ["1.2.3", "IPv4 address too short"],
    ["x", "unable to parse IP"],
    ["1:2:3:4:5:6:7::8", "the :: must expand"],
  ])("refuses %s", (text, want) => {
    expect(() => parseAddress(text)).toThrow(want);
  });
});
