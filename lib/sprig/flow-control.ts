/** Sprig's flow control. */
import { FunctionError, type FunctionTable, fn } from "../gotemplate";

export const flowControl: FunctionTable = {
  fail: fn(
    "func(msg string) (string, error)",
    "Stops the template with the given message.",
    (message: string) => {
      throw new FunctionError(message);
    },
  ),
};
