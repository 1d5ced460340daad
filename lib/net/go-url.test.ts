import { describe, expect, it } from "vitest";
import { hostAndPort, hostHeader } from "./go-host";
import {
  formatUrl,
  formatWithoutPassword,
  parseRequestUri,
  parseUrl,
  plainPath,
  requestUri,
  resolveUrl,
} from "./go-url";
import { isIpv6 } from "./ip-address";

describe("parseUrl refuses, in Go's words", () => {
  it.each([
    ["http://h:port/", 'parse "http://h:port/": invalid port ":port" after host'],
    ["http://h:80 /", 'parse "http://h:80 /": invalid port ":80 " after host'],
    ["http://a b/", 'parse "http://a b/": invalid character " " in host name'],
    ["http://a%20b/", 'parse "http://a%20b/": invalid URL escape "%20"'],
    ["http://a/%zz", 'parse "http://a/%zz": invalid URL escape "%zz"'],
    ["http://a/%4", 'parse "http://a/%4": invalid URL escape "%4"'],
    ["http://a/\n", 'parse "http://a/\\n": net/url: invalid control character in URL'],
    ["http://[::1", "parse \"http://[::1\": missing ']' in host"],
    ["http://[1.2.3.4]", 'parse "http://[1.2.3.4]": invalid IP-literal'],
    ["http://::1:80", 'parse "http://::1:80": invalid port "::1:80" after host'],
    ["http://us er@h", 'parse "http://us er@h": net/url: invalid userinfo'],
    [":foo", 'parse ":foo": missing protocol scheme'],
    [" http://a", 'parse " http://a": first path segment in URL cannot contain colon'],
  ])("%j", (raw, message) => {
    expect(() => parseUrl(raw)).toThrow(message);
  });
});

describe("formatUrl", () => {
  it.each([
    ["http://h", "http://h"],
    ["HTTP://H:80/a//b/../c", "http://H:80/a//b/../c"],
    ["http://h/é ?q=a b#f g", "http://h/%C3%A9%20?q=a b#f%20g"],
    ["http://h/%41%2f", "http://h/%41%2f"],
    ["http://bücher.example/", "http://b%C3%BCcher.example/"],
    ["http:foo?", "http:foo?"],
    ["http:/foo", "http:/foo"],
    ["//h/x", "//h/x"],
    ["http://[fe80::1%25lo]:1/", "http://[fe80::1%25lo]:1/"],
    ["http://h/a'b(c)[d]*!", "http://h/a'b(c)[d]*!"],
    ["http://h/a|b", "http://h/a%7Cb"],
  ])("%s", (raw, text) => {
    expect(formatUrl(parseUrl(raw))).toBe(text);
  });

  it("hides a password", () => {
    expect(formatWithoutPassword(parseUrl("http://mona:pw@h/x"))).toBe("http://mona:***@h/x");
    expect(formatWithoutPassword(parseUrl("http://mona@h/x"))).toBe("http://mona@h/x");
  });
});

describe("resolveUrl", () => {
  it.each([
    ["/a", "http://h/a"],
    ["a", "http://h/x/a"],
    ["../a", "http://h/a"],
    ["../../../a/./b/..", "http://h/a/"],
    ["..", "http://h/"],
    ["./", "http://h/x/"],
    ["a//../b", "http://h/x/a/b"],
    ["?", "http://h/x/y?"],
    ["?q", "http://h/x/y?q"],
    ["", "http://h/x/y?k=v"],
    ["#f", "http://h/x/y?k=v#f"],
    ["//other:1/z", "http://other:1/z"],
    ["https://other", "https://other"],
    ["mailto:a@b", "mailto:a@b"],
  ])("%j", (reference, url) => {
    expect(formatUrl(resolveUrl(parseUrl("http://h/x/y?k=v"), reference))).toBe(url);
  });
});

it("the request line, the Host header and the address to dial", () => {
  const parts = (raw: string) => {
    const url = parseUrl(raw);
    return [requestUri(url), hostHeader(url), hostAndPort(url)];
  };
  expect(parts("http://h?a b")).toEqual(["/?a b", "h", { host: "h", port: 80 }]);
  expect(parts("https://bücher.example:8443/ü")).toEqual([
    "/%C3%BC",
    "xn--bcher-kva.example:8443",
    { host: "xn--bcher-kva.example", port: 8443 },
  ]);
  expect(parts("http://[fe80::1%25lo]:1/")).toEqual(["/", "[fe80::1]:1", { host: "fe80::1%lo", port: 1 }]);
});

it.each([
  ["", 'parse "": empty url'],
  ["a/b", 'parse "a/b": invalid URI for request'],
  ["my-plugin", 'parse "my-plugin": invalid URI for request'],
  [":x", 'parse ":x": missing protocol scheme'],
  ["http://[::1", `parse "http://[::1": missing ']' in host`],
])("refuses %j where a request's URL is wanted", (raw, message) => {
  expect(() => parseRequestUri(raw)).toThrow(message);
});

it.each([
  ["file://./my-plugin", "file", ".", "/my-plugin"],
  ["file:///tmp/a%20b", "file", "", "/tmp/a b"],
  ["file:./x", "file", "", ""],
  ["https://a/b#c", "https", "a", "/b#c"],
  ["/only/a/path", "", "", "/only/a/path"],
  ["FTP://a/b", "ftp", "a", "/b"],
])("reads %j as a request's URL", (raw, scheme, host, path) => {
  const url = parseRequestUri(raw);
  expect([url.scheme, url.host, plainPath(url)]).toEqual([scheme, host, path]);
});

it.each([
  ["::", true],
  ["::1", true],
  ["1::", true],
  ["fe80::1:2", true],
  ["1:2:3:4:5:6:7:8", true],
  ["::ffff:1.2.3.4", true],
  ["1:2:3:4:5:6:1.2.3.4", true],
  ["1:2:3:4:5:6:7::8", false],
  ["1::2::3", false],
  [":::", false],
  ["1:2:3", false],
  ["12345::", false],
  ["1.2.3.4", false],
  ["", false],
])("knows whether %j is an IPv6 address", (text, expected) => {
  expect(isIpv6(text)).toBe(expected);
});
