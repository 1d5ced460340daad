import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { problemFamilies } from "../lib/problems";
import { problemIndex, problemPage, problemPagesFolder, readProblemPage } from "./problem-pages";

const codes = problemFamilies.flatMap((family) => family.codes);

describe.each(codes)("docs/problems/%s.md", (code) => {
  const page = readProblemPage(code);
  it("says what the catalogue says (npm run problem-pages)", () => {
    expect(page).toBe(problemPage(code, page));
  });
  it("has an example", () => {
    expect(page.split("## Example\n")[1]?.trim() ?? "").not.toBe("");
  });
});

it("there is no page without a code, and the list is that of the catalogue", () => {
  const files = readdirSync(problemPagesFolder).filter((file) => file !== "README.md");
  expect(files.sort()).toEqual(codes.map((code) => `${code}.md`).sort());
  expect(readFileSync(join(problemPagesFolder, "README.md"), "utf8")).toBe(problemIndex());
});
