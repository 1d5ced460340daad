/** Sprig's questions about the type of a value. */
import { type FunctionTable, fn, type GoValue } from "../gotemplate";
import { deepEqual, kindOf, typeName } from "./reflect";

export const reflection: FunctionTable = {
  typeOf: fn("func(src any) string", 'Go type of a value ("<nil>" for nil).', typeName),
  typeIs: fn(
    "func(target string, src any) bool",
    "Whether the value has the named type.",
    (target: string, src: GoValue) => typeName(src) === target,
  ),
  typeIsLike: fn(
    "func(target string, src any) bool",
    "Like typeIs, a pointer to the type counts too.",
    (target: string, src: GoValue) => [target, `*${target}`].includes(typeName(src)),
  ),
  kindOf: fn("func(src any) string", 'Go kind of a value ("invalid" for nil).', kindOf),
  kindIs: fn(
    "func(target string, src any) bool",
    "Whether the value has the named kind.",
    (target: string, src: GoValue) => kindOf(src) === target,
  ),
  deepEqual: fn("func(x, y any) bool", "Deep equality; types count.", deepEqual),
};
