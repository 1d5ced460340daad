/**
 * RSA and DSA keys cost up to seconds, and a preview asks for them with each key that its user presses. So a key is a
 * pure function of a seed that the environment draws, and once a few have been made they are handed out
 * again: a preview's key is a specimen (the controller makes another at each reconcile), never a secret.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { uncounted } from "../../gotemplate/spend";
import { concat, toFixedBytes } from "./der";
import type { RandomBytes } from "./prime";

const seedLength = 32;
/** Of each kind. A search is never broken off: who comes next would have to begin it anew. */
const mostKeys = 2;

export class KeyStore<Key> {
  private readonly keys = new Map<string, Key>();
  private last: Key | null = null;

  constructor(private readonly generate: (random: RandomBytes) => Key) {}

  /** A key for a fresh seed: its own while there is room, then one of the known, not the last one given. */
  take(random: RandomBytes): Key {
    const seed = random(seedLength);
    const name = bytesToHex(seed);
    const key = this.keys.get(name) ?? (this.keys.size < mostKeys ? this.make(name, seed) : this.reuse(seed));
    this.last = key;
    return key;
  }

  private make(name: string, seed: Uint8Array): Key {
    const key = uncounted(() => this.generate(expand(seed)));
    this.keys.set(name, key);
    return key;
  }

  private reuse(seed: Uint8Array): Key {
    const known = [...this.keys.values()].filter((key) => key !== this.last);
    const key = known[(seed[0] ?? 0) % known.length];
    if (key === undefined) throw new TypeError("the store holds no key");
    return key;
  }
}

/** As many bytes as are asked for, from one seed. */
function expand(seed: Uint8Array): RandomBytes {
  let block = 0n;
  return (length) => {
    const parts: Uint8Array[] = [];
    for (let filled = 0; filled < length; filled += 32) {
      parts.push(sha256(concat([seed, toFixedBytes(block, 8)])));
      block++;
    }
    return concat(parts).subarray(0, length);
  };
}
