import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createEnvironment, fromJson, parse } from "../gotemplate";
import { families, functions } from "./index";

interface Listed {
  readonly name: string;
  readonly source: string;
  readonly signature: string;
  readonly description: string;
}

const list = new URL("../../conformance/cases/functions.json", import.meta.url);
const listed: Listed[] = JSON.parse(readFileSync(list, "utf8"));
const wanted = listed.filter(({ source }) => source !== "builtin");

describe("the function table", () => {
  it("has exactly the functions that Argo CD gives to templates", () => {
    expect(Object.keys(functions).sort()).toEqual(wanted.map(({ name }) => name).sort());
  });

  it.each(wanted)("$name has Go's signature and a doc line", ({ name, signature, description }) => {
    expect(functions[name]?.text).toBe(signature);
    expect(functions[name]?.doc).toBe(description);
  });

  it("has no function in two families", () => {
    const names = Object.values(families).flatMap(Object.keys);
    expect(new Set(names).size).toBe(names.length);
  });

  it("has no name that JavaScript objects have by themselves", () => {
    expect(functions.constructor).toBeUndefined();
    expect("__proto__" in functions).toBe(false);
  });
});

describe("the README's examples", () => {
  it("renders with the engine", () => {
    const template = parse('{{ .name | trunc 5 | upper }}-{{ keys .labels | sortAlpha | join "," }}', {
      functions,
    });
    const data = fromJson({ name: "frontend", labels: { team: "web", env: "dev" } });
    expect(template.execute(data).text).toBe("FRONT-env,team");
  });

  it("hears what is unstable", () => {
    const unstable: string[] = [];
    const environment = createEnvironment({ markUnstable: (name) => unstable.push(name) });
    const { text } = parse("{{ randAlpha 8 }}", { functions }).execute(null, { environment });
    expect(text).toMatch(/^[A-Za-z]{8}$/);
    expect(unstable).toEqual(["randAlpha"]);
  });
});
