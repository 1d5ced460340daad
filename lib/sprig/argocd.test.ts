import { expect, it } from "vitest";
import type { FunctionEnvironment } from "../gotemplate/functions";
import { type GoValue, goInt, goInt64 } from "../gotemplate/value";
import { argocd } from "./argocd";

const environment: FunctionEnvironment = {
  now: () => 0n,
  timeZone: "UTC",
  randomBytes: (length) => new Uint8Array(length),
  checkSize: () => undefined,
  markUnstable: () => undefined,
  executeTemplate: () => "",
};
const call = (name: string, ...args: GoValue[]) => argocd[name]?.implementation.call(environment, ...args);

it.each([
  ["déjà vu à l'école", "d-j--vu---l--cole"],
  ["--.my-app.--", "my-app"],
  ["İstanbul 300K", "istanbul-300k"],
  [`${"b".repeat(252)}...c`, "b".repeat(252)],
  ["\udcc3", ""],
])("normalizes %s", (name, want) => {
  expect(call("normalize", name)).toBe(want);
});

it.each<[args: GoValue[], want: string]>([
  [[], ""],
  [["v1.2.3"], "v1-2-3"],
  [[goInt(8), true, "hello world"], "hello"],
  [[goInt(6), false, "hello world"], "hello"],
  [[goInt(3), true, "hello world"], "hel"],
  [[goInt(0), true, "hello world"], "hello-world"],
  [[goInt(10), false, goInt(1), null, "hello world foo"], "hello-worl"],
])("slugifies %#", (args, want) => {
  expect(call("slugify", ...args)).toBe(want);
});

it.each<[args: GoValue[], want: string]>([
  [[goInt(23)], "interface {} is int, not string"],
  [[goInt64(10), "hello"], "interface {} is int64, not int"],
  [[goInt(10), "true", "hello"], "interface {} is string, not bool"],
  [[null, "hello"], "interface {} is nil, not int"],
  [[goInt(-1), false, "hello"], "slice bounds out of range [:-1]"],
])("panics as Go on %#", (args, want) => {
  expect(() => call("slugify", ...args)).toThrow(want);
});
