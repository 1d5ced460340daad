import { describe, expect, it } from "vitest";
import { PluginToken } from "./connection";
import { tokenRedactor } from "./redact-token";

const dots = "••••••••";
const redact = (token: string) => tokenRedactor(new PluginToken(token));

describe("tokenRedactor", () => {
  it.each([
    ["s3cret-token", "a s3cret-token b s3cret-token", `a ${dots} b ${dots}`],
    ["s3cret-token", `x=${btoa("s3cret-token")}`, `x=${dots}`],
    ['quo"te\\', JSON.stringify({ a: 'quo"te\\' }), `{"a":"${dots}"}`],
    ["a b/c&d", "?t=a%20b%2Fc%26d&u=a+b%2Fc%26d", `?t=${dots}&u=${dots}`],
    ["$&(.*)[", "x $&(.*)[ y", `x ${dots} y`],
    ["ab", "ab cab ab1 (ab)", `${dots} cab ab1 (${dots})`],
    ["pässwört", "x pässwört", `x ${dots}`],
  ])("%j in %j", (token, text, out) => {
    const redactor = redact(token);
    expect(redactor.text(text)).toBe(out);
    expect(redactor.bytes(Buffer.from(text)).toString()).toBe(out);
    expect(redactor.found).toBe(true);
  });

  it("hides the beginning of a token at the end of a cut text", () => {
    expect(redact("s3cret-token").cutText("abc s3cret-")).toBe(`abc ${dots}`);
    expect(redact("s3cret-token").cutText("abc s3")).toBe("abc s3");
  });

  it("goes through values and keys, however deep, and keeps __proto__ a key", () => {
    const hostile = JSON.parse(
      '{"__proto__":{"s3cret-token":["s3cret-token",1,null]},"a":{"__proto__":"s3cret-token"}}',
    );
    expect(JSON.stringify(redact("s3cret-token").json(hostile))).toBe(
      `{"__proto__":{"${dots}":["${dots}",1,null]},"a":{"__proto__":"${dots}"}}`,
    );
    const deep = JSON.parse(`${"[".repeat(5_000)}"s3cret-token"${"]".repeat(5_000)}`);
    const redactor = redact("s3cret-token");
    redactor.json(deep);
    expect(redactor.found).toBe(true);
    expect(deep.flat(Number.POSITIVE_INFINITY)).toEqual(["s3cret-token"]);
  });

  it("leaves all as it is without a token, or for a reference that was sent in its place", () => {
    for (const redactor of [redact(""), tokenRedactor(null), tokenRedactor(new PluginToken("$key", true))]) {
      expect(redactor.text("Bearer $key")).toBe("Bearer $key");
      expect(redactor.found).toBe(false);
    }
  });
});
