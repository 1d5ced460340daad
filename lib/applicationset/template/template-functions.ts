/** Every function that a Go template of an ApplicationSet can call, for whoever completes names. */
import { builtins, type FunctionTable } from "../../gotemplate";
import { functions } from "../../sprig";

export interface FunctionNote {
  readonly name: string;
  /** As Go writes it: `func(c int, s string) string`. */
  readonly signature: string;
  readonly doc: string;
}

/** In order of name. */
export function templateFunctions(): FunctionNote[] {
  const notes = (table: FunctionTable) =>
    Object.entries(table).map(([name, { text, doc }]) => ({ name, signature: text, doc }));
  return [...notes(builtins), ...notes(functions)].sort((a, b) => (a.name < b.name ? -1 : 1));
}
