import { expect, it } from "vitest";
import type { JsonValue } from "@/lib/gotemplate";
import { formatCell } from "./cell-format";

const rows: [string, JsonValue | undefined, string, string][] = [
  ["missing", undefined, "missing", "∅"],
  ["null", null, "null", "null"],
  ["empty text", "", "string", '""'],
  ["a word", "val1", "string", "val1"],
  ["a number", 1, "number", "1"],
  ["text that looks like a number", "1", "string", '"1"'],
  ["a digest is no number", "sha256:a3f1", "string", "sha256:a3f1"],
  ["text that looks like a boolean", "true", "string", '"true"'],
  ["text that looks like null", "null", "string", '"null"'],
  ["text that looks missing", "∅", "string", '"∅"'],
  ["text that looks like a map", "{3}", "string", '"{3}"'],
  ["text with a space at its end", "a ", "string", '"a "'],
  ["text of two lines", "a\nb", "string", '"a\\nb"'],
  ["a boolean", true, "boolean", "true"],
  ["a map", { a: 1, b: 2, c: 3 }, "map", "{3}"],
  ["an empty list", [], "list", "[0]"],
  ["a large number", 1e21, "number", "1e+21"],
];

it.each(rows)("%s", (_name, value, kind, text) => {
  expect(formatCell(value)).toEqual({ kind, text, printsAs: null });
});

it("shows how a number prints", () => {
  expect(formatCell(1_000_000, "1e+06")).toEqual({ kind: "number", text: "1000000", printsAs: "1e+06" });
});

it("cuts a long text", () => {
  expect(formatCell("x".repeat(5_000)).text).toHaveLength(201);
});
