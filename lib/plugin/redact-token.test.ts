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
    // Escaped by PHP, by Go, character by character, twice.
    ['to/k<n>&"x', 'a to\\/k<n>&\\"x b', `a ${dots} b`],
    ['to/k<n>&"x', 'a to/k\\u003cn\\u003E\\u0026\\"x b', `a ${dots} b`],
    ["t€x😀t", "a \\u0074\\u20ac\\u0078\\ud83d\\ude00\\u0074 b", `a ${dots} b`],
    ['to"k\\n', JSON.stringify(JSON.stringify('to"k\\n')), `"\\"${dots}\\""`],
    [
      'to"k\\n',
      JSON.stringify(JSON.stringify({ a: JSON.stringify('to"k\\n') })),
      `"{\\"a\\":\\"\\\\\\"${dots}\\\\\\"\\"}"`,
    ],
    ["t/ö+k", "a t%2f%c3%B6%2bk t%252Fö%252Bk b", `a ${dots} ${dots} b`],
    ["t<&>k", "a t&lt;&amp;&#62;k t&#x3C;&&gt;k b", `a ${dots} ${dots} b`],
    ["t%2k", "a t%252k t%25252k t%2k b", `a ${dots} ${dots} ${dots} b`],
    // Inside longer base64, at each of the three places; in hex.
    ["s3cret-token-12", `x=${btoa("Bearer s3cret-token-12")}`, `x=QmVhcmVyIH${dots}g==`],
    ["s3cret-token-12", `x=${btoa("u:s3cret-token-12")}`, `x=dTp${dots}I=`],
    ["s3cret-token-12", `x=${btoa("me:s3cret-token-12")}`, `x=bWU6${dots}`],
    ["s3cret-token?>~", btoa("s3cret-token?>~").replaceAll("/", "\\/"), dots],
    ["s3cret-token", Buffer.from("s3cret-token").toString("hex"), dots],
    ["s3cret-token", Buffer.from("s3cret-token").toString("hex").toUpperCase(), dots],
  ])("%j in %j", (token, text, out) => {
    const redactor = redact(token);
    expect(redactor.text(text)).toBe(out);
    expect(redactor.bytes(Buffer.from(text)).toString()).toBe(out);
    expect(redactor.found).toBe(true);
  });

  it("hides the beginning of a token at the end of a cut text", () => {
    expect(redact("s3cret-token").cutText("abc s3cret-")).toBe(`abc ${dots}`);
    expect(redact("s3cret-token").cutText("abc s3")).toBe("abc s3");
    expect(redact("s3cret-token").cutText('said "s3cret".')).toBe(`said "${dots}".`);
    expect(redact("s3cret-token").cutText('said "s3cret…".')).toBe(`said "${dots}…".`);
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

  it("takes time in proportion to a long text full of escapes", () => {
    const text = '\\\\"\\u0073%73&#115;s3cret'.repeat(40_000);
    expect(redact("s3cret-token").text(text)).toBe(text);
  });

  it("leaves all as it is without a token, or for a reference that was sent in its place", () => {
    for (const redactor of [redact(""), tokenRedactor(null), tokenRedactor(new PluginToken("$key", true))]) {
      expect(redactor.text("Bearer $key")).toBe("Bearer $key");
      expect(redactor.found).toBe(false);
    }
  });
});
