import { describe, expect, it } from "vitest";
import { checkAddress, outboundPolicy } from "./outbound";

describe("checkAddress", () => {
  it.each([
    "169.254.169.254",
    "169.254.0.1",
    "fe80::1",
    "fe80::1%eth0",
    "febf::1",
    "fd00:ec2::254",
    "fd20:ce::254",
    "100.100.100.200",
    "192.0.0.192",
    "168.63.129.16",
    "0.0.0.0",
    "0.1.2.3",
    "::",
    "224.0.0.1",
    "255.255.255.255",
    "ff02::1",
    "::ffff:169.254.169.254",
    "::ffff:a9fe:a9fe",
    "::169.254.169.254",
    "::ffff:0:a9fe:a9fe",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1:a9fe:a9:fe00::",
    "64:ff9b:1::a9fe:a9fe",
    "2002:a9fe:a9fe::1",
    "2001:0:1:2:3:4:5601:5601",
    "2001:db8::5efe:a9fe:a9fe",
    "2001:db8::200:5efe:169.254.169.254",
    "169.254.169.254%eth0",
    "::ffff:169.254.169.254%1",
    "2852039166",
    "0xa9fea9fe",
    "0251.0376.0251.0376",
    "169.254.43518",
    "169.254.169.254.",
    "::ffff:0.0.0.0",
    "example.com",
    "0x7f.1",
  ])("refuses %s", (address) => {
    expect(checkAddress(address).allowed).toBe(false);
  });

  it.each([
    "127.0.0.1",
    "::1",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "fd12:3456::1",
    "93.184.216.34",
    "2606:2800:220:1::1",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "2001:0:1:2:3:4:80ff:fffe",
    "2001:db8::5eff:a9fe:a9fe",
    "169.253.255.255",
    "fec0::1",
  ])("allows %s", (address) => {
    expect(checkAddress(address)).toEqual({ allowed: true });
  });
});

describe("redirects", () => {
  const policy = outboundPolicy(["Other.Example.", "[fd12::1]"]);
  it.each([
    ["plugin.example", "plugin.example", true],
    ["plugin.example", "PLUGIN.example.", true],
    ["plugin.example", "other.example", true],
    ["plugin.example", "fd12::1", true],
    ["plugin.example", "sub.plugin.example", false],
    ["plugin.example", "evil.example", false],
    ["127.0.0.1", "localhost", false],
  ])("from %s to %s: %s", (origin, host, allowed) => {
    expect(policy.checkRedirect(origin, host).allowed).toBe(allowed);
  });
});

it.each([
  ["http", true],
  ["https", true],
  ["file", false],
  ["ftp", false],
])("scheme %s: %s", (scheme, allowed) => {
  expect(outboundPolicy().checkScheme(scheme).allowed).toBe(allowed);
});
