/**
 * Sprig's crypto family, by libraries that work synchronously in the browser as well as in Node (see
 * docs/decisions): checksums, passwords, AES, keys and certificates.
 */
import type { FunctionTable } from "../gotemplate/functions";
import { certificates } from "./crypto/certificates";
import { ciphers } from "./crypto/ciphers";
import { digests } from "./crypto/digests";

export const crypto: FunctionTable = { ...digests, ...ciphers, ...certificates };
