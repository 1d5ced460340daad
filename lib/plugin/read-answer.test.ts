import { describe, expect, it } from "vitest";
import { type AnswerBody, readAnswer, readErrorAnswer } from "./read-answer";

const body = (text: string | Buffer, more: Partial<AnswerBody> = {}): AnswerBody => ({
  bytes: Buffer.from(text),
  ending: { error: null, known: true },
  reads: { kind: "plain", headBytes: 100 },
  ...more,
});

/** The parameter sets, the reason why there are none, or Go's text. */
function read(text: string | Buffer, more: Partial<AnswerBody> = {}): unknown {
  const answer = readAnswer(body(text, more));
  return answer.kind === "failed" ? answer.goText : (answer.zeroReason ?? answer.sets);
}

describe("parameter sets", () => {
  // Recorded from encoding/json.
  it.each([
    ["the first value only", '{"output":{"parameters":[{"a":1}]}}{"output":{}}', [{ a: 1 }]],
    ["names in any case", '{"OUTPUT":{"Parameterſ":[{"a":1}]}}', [{ a: 1 }]],
    [
      "a second list is decoded onto the first",
      '{"output":{"parameters":[{"a":1,"n":1},{"q":1}]},"output":{"parameters":[{"n":2}]},"output":{"parameters":[{"z":1},{"y":2}]}}',
      [
        { a: 1, n: 2, z: 1 },
        { q: 1, y: 2 },
      ],
    ],
    [
      "null forgets the first list",
      '{"output":{"parameters":[{"a":1}],"parameters":null},"output":{"parameters":[{"b":1}]}}',
      [{ b: 1 }],
    ],
    [
      "an empty list forgets it, too",
      '{"output":{"parameters":[{"a":1}],"parameters":[]},"output":{"parameters":[{"b":1}]}}',
      [{ b: 1 }],
    ],
    ["a null output changes nothing", '{"output":{"parameters":[{"a":1}]},"output":null}', [{ a: 1 }]],
    [
      "of a key given twice the last",
      '{"output":{"parameters":[{"a":{"b":1},"a":{"c":2}}]}}',
      [{ a: { c: 2 } }],
    ],
    ["null and {} are sets", '{"output":{"parameters":[null,{}]}}', [{}, {}]],
    [
      "numbers are float64",
      '{"output":{"parameters":[{"a":9007199254740993,"b":1e-400,"c":-0}]}}',
      [{ a: 9007199254740992, b: 0, c: -0 }],
    ],
    [
      "invalid bytes become U+FFFD, one each",
      Buffer.from('{"output":{"parameters":[{"a":"\xe2\x82"}]}}', "latin1"),
      [{ a: "\ufffd\ufffd" }],
    ],
  ])("%s", (_, text, sets) => {
    expect(read(text)).toEqual(sets);
  });

  it("are safe with the names of JavaScript's own properties", () => {
    const answer = readAnswer(
      body('{"output":{"parameters":[{"__proto__":{"x":1},"a":{"__proto__":null}}]}}'),
    );
    const sets = answer.kind === "sets" ? answer.sets : [];
    expect(JSON.stringify(sets)).toBe('[{"__proto__":{"x":1},"a":{"__proto__":null}}]');
    expect(Object.getPrototypeOf(sets[0])).toBe(Object.prototype);
  });
});

describe("zero parameter sets", () => {
  it.each([
    ["", "empty_body"],
    [" \n\t", "empty_body"],
    ["null", "null"],
    ["{}", "no_output"],
    ['{"output":null}', "no_output"],
    ['{"items":[]}', "no_output"],
    ['{"parameters":[{"a":1}]}', "parameters_at_top"],
    ['{"output":{},"parameters":[{"a":1}]}', "no_parameters"],
    ['{"output":{"parameters":null}}', "no_parameters"],
    ['{"output":{"parameters":[]}}', "empty_list"],
  ])("%j is %s", (text, reason) => {
    expect(read(text)).toBe(reason);
  });
});

describe("another shape", () => {
  const into = (what: string, where: string, type: string) =>
    `json: cannot unmarshal ${what} into ${where} of type ${type}`;
  it.each([
    ["true", into("bool", "Go value", "plugin.ServiceResponse")],
    ["12", into("number", "Go value", "plugin.ServiceResponse")],
    ['{"output":true}', into("bool", "Go struct field ServiceResponse.output", "plugin.Output")],
    [
      '{"OUTPUT":{"PARAMETERS":[1]}}',
      into("number", "ServiceResponse.OUTPUT.PARAMETERS.0", "map[string]interface {}"),
    ],
    [
      '{"output":{"parameters":[[1],"x"]}}',
      into("array", "ServiceResponse.output.parameters.0", "map[string]interface {}"),
    ],
    [
      '{"output":{"parameters":[{"x":1},{"x":1e999,"y":2e999},3]}}',
      into("number 1e999", "Go struct field ServiceResponse.output.parameters.1.x", "float64"),
    ],
    [
      '{"output":{"parameters":[{"a/b":1e400}]}}',
      into("number 1e400", "Go struct field ServiceResponse.output.parameters.0.a~1b", "float64"),
    ],
    [
      '{"output":{"parameters":[{"a.b":[1,{"":1e400}]}]}}',
      into("number 1e400", "Go struct field ServiceResponse.output.parameters.0.a.b.1.", "float64"),
    ],
    [
      '{"output":{"parameters":[{"1":1e400}]}}',
      into("number 1e400", "ServiceResponse.output.parameters.0.1", "float64"),
    ],
  ])("%s", (text, error) => {
    expect(read(text)).toBe(`${error}: ${text}`);
  });

  it("does not look at numbers that it has no place for", () => {
    expect(read('{"x":1e999,"output":{"y":1e999,"parameters":[{"a":1}]}}')).toEqual([{ a: 1 }]);
  });
});

describe("the text after an error is what the decoder had read", () => {
  const wrong = (at: number) =>
    `${JSON.stringify({ pad: "p".repeat(at) }).slice(0, -1)} oops${"z".repeat(20_000)}`;
  it.each([
    [0, 64],
    [60, 128],
    [1_000, 1_024],
    [3_900, 3_996],
    [3_990, 8_192],
    [9_000, 16_384],
  ])("an error near %i: %i bytes", (at, length) => {
    const text = read(wrong(at));
    const error = "invalid character 'o' after object key:value pair: ";
    expect(String(text).startsWith(error)).toBe(true);
    expect(String(text).length - error.length).toBe(length);
  });

  it("doubles without the transport's buffer in chunks and gzip", () => {
    const text = read(wrong(3_990), { reads: { kind: "full" } });
    expect(String(text).split("pair: ")[1]).toHaveLength(4_096);
  });

  it("ends a character in two, as the decoder sees it", () => {
    const text = read(`{"${"a".repeat(59)}" é}`);
    expect(text).toBe(`invalid character '\\xc3' after object key: {"${"a".repeat(59)}" \ufffd`);
  });

  it("is all of it when the body was cut", () => {
    expect(read('{"ou', { ending: { error: "unexpected EOF", known: true } })).toBe('unexpected EOF: {"ou');
    expect(read("", { ending: { error: "unexpected EOF", known: true } })).toBe("unexpected EOF: ");
    expect(read('{"ou', { ending: { error: "reset", known: false } })).toBeNull();
  });
});

describe("an error status", () => {
  it.each([
    ['{"message":"m","error":"e"}', "m"],
    ['{"message":"","error":"e"}', ""],
    ['{"message":1,"error":"e"}', "e"],
    ['{"message":"m","message":1}', ""],
    ['{"Message":"m"}', ""],
    ["null", ""],
    ['{"message":"m"} x', '{"message":"m"} x'],
    ['{"message":"m","n":1e999}', '{"message":"m","n":1e999}'],
    ['["m"]', '["m"]'],
    ["", ""],
    ["plain\n", "plain\n"],
  ])("%j says %j", (text, message) => {
    expect(readErrorAnswer(418, body(text)).goText).toBe(`API error with status code 418: ${message}`);
  });

  it("whose body is cut says only that", () => {
    const cut = body('{"message":"m"}', { ending: { error: "unexpected EOF", known: true } });
    expect(readErrorAnswer(500, cut).goText).toBe("API error with status code 500: unexpected EOF");
  });
});
