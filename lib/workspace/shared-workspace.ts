/**
 * The process's one workspace, and the thread that evaluates for it. They hang on globalThis, since Next.js bundles its
 * own copies of lib beside the command's. Imports nothing that costs time: the command starts with it.
 */
import type { Engine } from "./engine";
import type { Workspace } from "./workspace";

export interface SharedWorkspace {
  opening: Promise<Workspace> | undefined;
  /** Works in a thread; undefined until it can. */
  engine: Engine | undefined;
}

const key = Symbol.for("appset-inspector.workspace");

/** One for the process: whichever copy of this file comes first makes it. */
export function sharedWorkspace(): SharedWorkspace {
  const known: unknown = Reflect.get(globalThis, key);
  if (isShared(known)) return known;
  const made: SharedWorkspace = { opening: undefined, engine: undefined };
  Reflect.set(globalThis, key, made);
  return made;
}

function isShared(value: unknown): value is SharedWorkspace {
  return typeof value === "object" && value !== null && "opening" in value && "engine" in value;
}
