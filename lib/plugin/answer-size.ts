/**
 * How much work an answer will be, told from its bytes alone before anything is made of them: 16 MiB can hold five
 * million objects or a thousand lists nested 10,000 levels deep, and those would hold up the server for many seconds.
 */

/** Some 100 times what an answer of 10,000 parameter sets has. */
export const maxAnswerWeight = 3_000_000;

const container = 3;
/** Deep nesting costs the garbage collector much more than it says. */
const deepContainer = 30;
const deepFrom = 1_000;

/** Each value counts 1, each list and object 3, or 30 deep inside; it stops counting beyond the limit. */
export function answerWeight(bytes: Uint8Array): number {
  let weight = 0;
  let depth = 0;
  for (let i = 0; i < bytes.length && weight <= maxAnswerWeight; i++) {
    const byte = bytes[i];
    if (byte === 34) i = endOfString(bytes, i);
    else if (byte === 44) weight++;
    else if (byte === 91 || byte === 123) weight += ++depth > deepFrom ? deepContainer : container;
    else if (byte === 93 || byte === 125) depth--;
  }
  return weight;
}

/** The closing quote of the string that opens at `at`. */
function endOfString(bytes: Uint8Array, at: number): number {
  let i = at + 1;
  for (; i < bytes.length && bytes[i] !== 34; i++) if (bytes[i] === 92) i++;
  return i;
}
