/** Sprig's UUID family. */
import { type FunctionEnvironment, type FunctionTable, fn } from "../gotemplate/functions";

export const uuid: FunctionTable = {
  uuidv4: fn("func() string", "Random UUID.", function (this: FunctionEnvironment) {
    this.markUnstable("uuidv4");
    const bytes = this.randomBytes(16);
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }),
};
