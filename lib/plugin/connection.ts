/** What a call needs to know of a plugin: its address, its token, its timeout. The token can't be printed. */
import { inspect } from "node:util";

export const hidden = "••••••••";

/**
 * The value of `Authorization: Bearer`, as a Go string. Printing, serialising or logging it gives dots;
 * only `reveal` gives the value, and only the client and the redactor call that.
 */
export class PluginToken {
  readonly #value: string;

  constructor(
    value: string,
    /** True for a reference that was sent unresolved (`$plugin.token`): it is no secret. */
    readonly isReference = false,
  ) {
    this.#value = value;
  }

  /** Empty: the controller sends no Authorization header. */
  get isEmpty(): boolean {
    return this.#value === "";
  }

  reveal(): string {
    return this.#value;
  }

  /** For a reader: dots, or the reference that was sent in place of a token. */
  shown(): string {
    return this.isReference ? this.#value : this.isEmpty ? "" : hidden;
  }

  toString(): string {
    return this.shown();
  }

  toJSON(): string {
    return this.shown();
  }

  [inspect.custom](): string {
    return this.shown();
  }
}

/** What became of the token's reference: what a 403 is explained by. */
export interface TokenOrigin {
  readonly secret: string;
  readonly key: string;
  readonly state: "value" | "keyMissing" | "blank";
  /** The value reads as base64 of printable text: it may have been encoded twice. */
  readonly looksEncoded: boolean;
}

export interface PluginConnection {
  /** Name of the ConfigMap, or the name given by hand. */
  readonly plugin: string;
  /** As the ConfigMap has it: the call adds the path. */
  readonly baseUrl: string;
  readonly token: PluginToken;
  /** requestTimeout: 0 means the default of 30 s, a negative number no limit. */
  readonly timeoutSeconds: bigint;
  /** null for a plugin registered by hand. */
  readonly tokenOrigin: TokenOrigin | null;
}

/** A plugin registered by hand: the token as typed, trimmed as the controller trims a Secret's value. */
export function connectionByHand(options: {
  readonly name: string;
  readonly baseUrl: string;
  readonly token: string;
  readonly timeoutSeconds?: number;
}): PluginConnection {
  return {
    plugin: options.name,
    baseUrl: options.baseUrl,
    token: new PluginToken(trimSpace(options.token)),
    timeoutSeconds: BigInt(Math.trunc(options.timeoutSeconds ?? 0)),
    tokenOrigin: null,
  };
}

const space = "[\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
// The end is looked for from where blanks begin only: a long run of them inside the text must not cost its square.
const spaceAround = new RegExp(`^${space}|(?<!${space.slice(0, -1)})${space}$`, "g");

/** strings.TrimSpace: Unicode's White_Space, which is not what JavaScript's trim removes (U+FEFF, U+0085). */
export function trimSpace(text: string): string {
  return text.replace(spaceAround, "");
}

const second = 1_000_000_000n;

/** Milliseconds until Go's client gives up; null: never. A number of seconds that overflows wraps as in Go. */
export function timeoutMs(connection: Pick<PluginConnection, "timeoutSeconds">): number | null {
  const seconds = connection.timeoutSeconds === 0n ? 30n : connection.timeoutSeconds;
  const nanoseconds = BigInt.asIntN(64, seconds * second);
  return nanoseconds <= 0n ? null : Number(nanoseconds / 1_000_000n);
}
