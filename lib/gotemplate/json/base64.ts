/** Standard base64 of bytes, on any host. */

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** encoding/base64: StdEncoding.EncodeToString */
export function base64(bytes: Uint8Array): string {
  let out = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const group = (a << 16) | (b << 8) | c;
    const digits = [18, 12, 6, 0].map((shift) => alphabet[(group >> shift) & 63]).join("");
    out += i + 3 <= bytes.length ? digits : digits.slice(0, bytes.length - i + 1).padEnd(4, "=");
  }
  return out;
}
