/** Which functions give another result at each reconcile, and which only seem to. */
import { describe, expect, it } from "vitest";
import { createEnvironment, fromJson, parse } from "../gotemplate";
import { functions } from "./index";

const data = fromJson({
  one: { a: 1 },
  two: { a: 1, b: 2 },
  text: "ab",
  traps: { "1st": 1, "2nd": 2, "10th": 3 },
});

/** The functions that mark this template, in order. */
function marks(text: string): string[] {
  const marked: string[] = [];
  const environment = createEnvironment({
    markUnstable: (name) => marked.push(name),
    unmarkUnstable: (name) => marked.splice(marked.lastIndexOf(name), 1),
  });
  parse(text, { functions }).render(data, environment);
  return marked;
}

const key = "{{$k := genPrivateKey `ed25519`}}";
const ec = "{{$k := genPrivateKey `ecdsa`}}";
const ca = `${ec}{{$ca := genCAWithKey \`ca\` 1 $k}}`;

describe("differs each time", () => {
  it.each<[text: string, ...names: string[]]>([
    ["{{now}}", "now"],
    ["{{now | date `2006`}}", "now"],
    ["{{date `2006` .text}}", "date"],
    ["{{dateInZone `2006` 1.5 `UTC`}}", "dateInZone"],
    ["{{date_in_zone `2006` 1.5 `UTC`}}", "dateInZone"],
    ["{{htmlDate 1.5}}", "htmlDate"],
    ["{{htmlDateInZone 1.5 `UTC`}}", "htmlDateInZone"],
    ["{{ago (toDate `2006` `2020`)}}", "ago"],
    ["{{randAlpha 5}}", "randAlpha"],
    ["{{randAlphaNum 5}}", "randAlphaNum"],
    ["{{randAscii 5}}", "randAscii"],
    ["{{randNumeric 5}}", "randNumeric"],
    ["{{randInt 1 5}}", "randInt"],
    ["{{randBytes 5}}", "randBytes"],
    ["{{shuffle .text}}", "shuffle"],
    ["{{uuidv4}}", "uuidv4"],
    ["{{bcrypt `p`}}", "bcrypt"],
    ["{{htpasswd `u` `p`}}", "htpasswd"],
    ["{{encryptAES `k` .text}}", "encryptAES"],
    [key, "genPrivateKey"],
    ["{{(genCA `a` 1).Cert}}", "genCA"],
    [ca, "genPrivateKey", "genCAWithKey"],
    ["{{(genSelfSignedCert `a` nil nil 1).Cert}}", "genSelfSignedCert"],
    [
      `${ec}{{(genSelfSignedCertWithKey \`a\` nil nil 1 $k).Cert}}`,
      "genPrivateKey",
      "genSelfSignedCertWithKey",
    ],
    [`${ca}{{(genSignedCert \`a\` nil nil 1 $ca).Cert}}`, "genPrivateKey", "genCAWithKey", "genSignedCert"],
    [
      `${ca}{{(genSignedCertWithKey \`a\` nil nil 1 $ca $k).Cert}}`,
      "genPrivateKey",
      "genCAWithKey",
      "genSignedCertWithKey",
    ],
    ["{{keys .two}}", "keys"],
    ["{{keys .one .two}}", "keys"],
    ["{{values .two}}", "values"],
    ["{{toYaml .traps}}", "toYaml"],
    ["{{tpl `{{uuidv4}}` .}}", "uuidv4"],
  ])("%s", (text, ...names) => {
    expect(marks(text)).toEqual(names);
  });
});

describe("stays", () => {
  it.each([
    ["{{keys .two | sortAlpha}}"],
    ["{{keys .two | reverse | uniq | sortAlpha}}"],
    ["{{keys .one}}{{values .one}}"],
    ["{{toYaml .two}}{{toJson .traps}}"],
    ["{{range $k, $v := .traps}}{{$k}}{{end}}{{.traps}}"],
    ["{{date `2006` (toDate `2006` `2020`)}}{{toDate `2006` `2020` | unixEpoch}}"],
    ["{{duration 5}}{{derivePassword 1 `long` `p` `u` `s`}}{{sha256sum .text}}"],
    ["{{randInt 1 2}}{{randAlpha 0}}{{shuffle `aa`}}{{encryptAES `k` ``}}{{htpasswd `a:b` `p`}}"],
  ])("%s", (text) => {
    expect(marks(text)).toEqual([]);
  });
});
