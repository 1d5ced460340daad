/**
 * Random primes for RSA and DSA keys. The search (a sieve, then Fermat's test) is ours, since that of the
 * library takes seconds; what it finds must pass the library's Baillie-PSW test.
 */
import { bailliePSW } from "micro-rsa-dsa-dh/primality.js";
import { toBigInt } from "./der";

export type RandomBytes = (length: number) => Uint8Array;

const sieveLimit = 1 << 15;
const smallPrimes = sievePrimes(sieveLimit);

/** A prime of exactly `bits` bits, the two highest set, for which `fits` holds. */
export function randomPrime(
  bits: number,
  random: RandomBytes,
  fits: (prime: bigint) => boolean = () => true,
): bigint {
  const top = 3n << BigInt(bits - 2);
  for (;;) {
    const start = BigInt.asUintN(bits, toBigInt(random(Math.ceil(bits / 8)))) | top | 1n;
    const prime = findPrime(
      start,
      2n,
      4 * bits,
      (candidate) => candidate >> BigInt(bits) === 0n && fits(candidate),
    );
    if (prime !== null) return prime;
  }
}

/** The first prime among start, start + step, ...; null when none of `count` is. */
export function findPrime(
  start: bigint,
  step: bigint,
  count: number,
  fits: (candidate: bigint) => boolean,
): bigint | null {
  const composite = sieve(start, step, count);
  for (let i = 0; i < count; i++) {
    if (composite[i]) continue;
    const candidate = start + step * BigInt(i);
    if (fits(candidate) && passesFermat(candidate) && bailliePSW(candidate)) return candidate;
  }
  return null;
}

/** 1 for each place that a small prime divides. */
function sieve(start: bigint, step: bigint, count: number): Uint8Array {
  const composite = new Uint8Array(count);
  for (const prime of smallPrimes) {
    const modulus = BigInt(prime);
    const stride = Number(step % modulus);
    if (stride === 0) continue;
    const offset = Number(start % modulus);
    let first = 0;
    for (let rest = offset; rest !== 0 && first < prime; first++) rest = (rest + stride) % prime;
    for (let i = first; i < count; i += prime) composite[i] = 1;
  }
  return composite;
}

/** 2^(n-1) is 1 modulo n. */
function passesFermat(n: bigint): boolean {
  let power = 1n;
  for (const bit of (n - 1n).toString(2)) {
    power = (power * power) % n;
    if (bit === "1") power = (power << 1n) % n;
  }
  return power === 1n;
}

/** base^exponent modulo n. */
export function modPow(base: bigint, exponent: bigint, n: bigint): bigint {
  let power = 1n;
  for (const bit of exponent.toString(2)) {
    power = (power * power) % n;
    if (bit === "1") power = (power * base) % n;
  }
  return power;
}

/** The inverse of `value` modulo n, which must have one. */
export function modInverse(value: bigint, n: bigint): bigint {
  let [a, b] = [((value % n) + n) % n, n];
  let [x, y] = [1n, 0n];
  while (b !== 0n) {
    const quotient = a / b;
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  return ((x % n) + n) % n;
}

function sievePrimes(limit: number): number[] {
  const composite = new Uint8Array(limit);
  const primes: number[] = [];
  for (let i = 2; i < limit; i++) {
    if (composite[i]) continue;
    primes.push(i);
    for (let k = i * i; k < limit; k += i) composite[k] = 1;
  }
  return primes;
}
