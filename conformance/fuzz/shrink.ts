/** Makes a failing case small: pieces of its template and of its data go, as long as it fails. */
import type { Case } from "./compare";
import type { Params } from "./data";

const mostAttempts = 3_000;

/** `fails` says whether the smaller case still shows the difference. */
export async function shrink(start: Case, fails: (candidate: Case) => Promise<boolean>): Promise<Case> {
  let best = start;
  let attempts = 0;
  for (let smaller = true; smaller; ) {
    smaller = false;
    for (const candidate of candidates(best)) {
      if (++attempts > mostAttempts) return best;
      if (!(await fails(candidate))) continue;
      best = candidate;
      smaller = true;
      break;
    }
  }
  return best;
}

function* candidates(testCase: Case): Generator<Case> {
  for (const template of smallerTexts(testCase.template)) yield { ...testCase, template };
  for (const params of smallerObjects(testCase.params)) yield { ...testCase, params };
  if (testCase.options.length > 0) yield { ...testCase, options: testCase.options.slice(1) };
}

const tokens = /\{\{-? ?|-?\}\}|"(?:[^"\\]|\\.)*"|`[^`]*`|[\p{L}\p{N}_$.]+|\s+|./gsu;

/** Without ever smaller runs of tokens, then with shorter texts inside. */
function* smallerTexts(text: string): Generator<string> {
  const parts = text.match(tokens) ?? [];
  for (let size = Math.ceil(parts.length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0) {
    for (let at = 0; at + size <= parts.length; at++) {
      yield [...parts.slice(0, at), ...parts.slice(at + size)].join("");
    }
  }
  for (const [at, part] of parts.entries()) {
    if (part.length < 4 || !/^["`]/.test(part)) continue;
    const half = Math.ceil(part.length / 2);
    for (const shorter of [part.slice(0, half) + part[0], part[0] + part.slice(half)]) {
      yield [...parts.slice(0, at), shorter, ...parts.slice(at + 1)].join("");
    }
  }
}

function* smallerObjects(object: Params): Generator<Params> {
  for (const [key, value] of Object.entries(object)) {
    const { [key]: _, ...rest } = object;
    yield rest;
    if (typeof value === "string" && value.length > 1)
      yield { ...object, [key]: value.slice(0, Math.ceil(value.length / 2)) };
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) yield { ...object, [key]: value.toSpliced(i, 1) };
    } else if (typeof value === "object" && value !== null) {
      for (const inner of smallerObjects(value)) yield { ...object, [key]: inner };
    }
  }
}
