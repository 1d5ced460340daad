import { expect, it } from "vitest";
import { readSettings } from "../lib/settings";
import { withExposure } from "./exposure";

const exposure = (host: string, more: Record<string, string> = {}) =>
  withExposure(readSettings({ APPSET_INSPECTOR_HOST: host, ...more }));

it.each(["127.0.0.1", "localhost", "::1"])("asks for nothing on %s", (host) => {
  const { settings, generated } = exposure(host);
  expect([settings.accessToken, settings.allowedHosts, generated]).toEqual(["", [], false]);
});

it.each([
  ["0.0.0.0", []],
  ["::", []],
  ["192.168.1.5", ["192.168.1.5"]],
  ["fd00::1", ["[fd00::1]"]],
])("makes an access token on %s and allows its own name", (host, allowed) => {
  const { settings, generated } = exposure(host);
  expect(settings.accessToken.length).toBeGreaterThan(40);
  expect([settings.allowedHosts, generated]).toEqual([allowed, true]);
});

it("keeps the access token that was given", () => {
  const { settings, generated } = exposure("0.0.0.0", {
    APPSET_INSPECTOR_ACCESS_TOKEN: "one-of-my-own-making",
  });
  expect([settings.accessToken, generated]).toEqual(["one-of-my-own-making", false]);
});
