/** Parameter sets as a plugin could answer them. */
import type { JsonValue } from "../../lib/gotemplate";
import type { Random } from "./random";
import { keys, texts } from "./words";

export type Params = { [key: string]: JsonValue };

const numbers = [
  0,
  1,
  -1,
  2,
  3,
  5,
  7,
  10,
  42,
  0.5,
  -2.5,
  1.25,
  1e6,
  1e21,
  123456789012,
  1e-7,
  2 ** 53,
  -0.1,
  1e300,
];

export function randomParams(random: Random): Params {
  return {
    s: random.pick(texts),
    t: random.pick(texts),
    n: random.pick(numbers),
    i: random.below(12) - 2,
    b: random.chance(0.5),
    z: null,
    l: random.some(4, () => randomValue(random, 1)),
    ls: random.some(5, () => random.pick(texts)),
    m: randomObject(random, 1),
    d: { a: randomObject(random, 2), k: random.pick(texts), l: random.some(3, () => randomValue(random, 2)) },
    ...(random.chance(0.1) ? { values: { a: random.pick(texts) }, "key-1": 1, é: "x" } : {}),
  };
}

function randomObject(random: Random, depth: number): Params {
  return Object.fromEntries(random.some(4, () => [random.pick(keys), randomValue(random, depth + 1)]));
}

function randomValue(random: Random, depth: number): JsonValue {
  switch (random.below(depth > 3 ? 6 : 8)) {
    case 0:
      return null;
    case 1:
      return random.chance(0.5);
    case 2:
    case 3:
      return random.pick(numbers);
    case 4:
    case 5:
      return random.pick(texts);
    case 6:
      return random.some(3, () => randomValue(random, depth + 1));
    default:
      return randomObject(random, depth);
  }
}
