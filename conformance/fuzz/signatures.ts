/** The functions that the fuzzer calls: those whose result is the same at each call, by what they return. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../cli/project-folder";

/** What an expression is wanted to be. */
export type Wanted = "string" | "int" | "number" | "bool" | "list" | "map" | "time" | "any";

export interface Signature {
  readonly name: string;
  /** One an argument; the last repeats when variadic. */
  readonly params: readonly Wanted[];
  readonly variadic: boolean;
  readonly result: Wanted;
}

interface Listed {
  readonly name: string;
  readonly family: string;
  readonly signature: string;
  readonly deterministic: boolean;
}

/** Too slow to be called often, or written in another way. */
const leftOut = new Set(["derivePassword", "buildCustomCert", "and", "or", "call"]);

export function readSignatures(): Signature[] {
  const file = join(projectFolder, "conformance", "cases", "functions.json");
  const listed: Listed[] = JSON.parse(readFileSync(file, "utf8"));
  return listed.filter(({ name, deterministic }) => deterministic && !leftOut.has(name)).map(toSignature);
}

function toSignature({ name, family, signature }: Listed): Signature {
  const match = /^func\((.*?)\) \(?([^,)]+)/.exec(signature);
  if (!match) throw new Error(`not a signature: ${signature}`);
  const parts = (match[1] ?? "").split(",").map((part) => part.trim());
  const params = parts[0] === "" ? [] : parameters(parts, family);
  return {
    name,
    params,
    variadic: signature.includes("..."),
    result: wanted(match[2] ?? ""),
  };
}

/** `left, right int`: a name without a type has the next one's. */
function parameters(parts: readonly string[], family: string): Wanted[] {
  let type = "any";
  const backwards = parts.toReversed().map((part) => {
    const space = part.indexOf(" ");
    if (space > 0) type = part.slice(space + 1).replace("...", "");
    const name = space > 0 ? part.slice(0, space) : part;
    return type === "any" ? meant(name, family) : wanted(type);
  });
  return backwards.reverse();
}

/** What an `any` is meant to be, by its name. */
function meant(name: string, family: string): Wanted {
  if (family === "math") return "number";
  if (/^(?:list|lists|haystack|indices)$/.test(name)) return name === "indices" ? "int" : "list";
  if (name === "v" && (family === "string-lists" || family === "lists")) return "list";
  return "any";
}

function wanted(type: string): Wanted {
  if (type === "string" || type === "bool" || type === "int") return type;
  if (type === "int64" || type === "float64") return "number";
  if (type === "time.Time") return "time";
  if (type.startsWith("[]")) return "list";
  return type.startsWith("map[") ? "map" : "any";
}
