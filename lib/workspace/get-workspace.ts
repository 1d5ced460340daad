/**
 * The process's one workspace. The command puts it here before the server starts; under a bare `next dev` the first
 * request opens it. It hangs on globalThis, since Next.js bundles this file more than once.
 */
import { readSettings } from "../settings";
import { openWorkspace } from "./open-workspace";
import type { Workspace } from "./workspace";

const key = Symbol.for("appset-inspector.workspace");

interface Holder {
  opening: Promise<Workspace> | undefined;
}

/** One for the process: whichever copy of this file comes first makes it. */
function holder(): Holder {
  const known: unknown = Reflect.get(globalThis, key);
  if (isHolder(known)) return known;
  const made: Holder = { opening: undefined };
  Reflect.set(globalThis, key, made);
  return made;
}

function isHolder(value: unknown): value is Holder {
  return typeof value === "object" && value !== null && "opening" in value;
}

/** The workspace, opened on first use from the process's variables. */
export function getWorkspace(): Promise<Workspace> {
  const shared = holder();
  shared.opening ??= openWorkspace(readSettings(process.env)).catch((error: unknown) => {
    // The next request tries again.
    shared.opening = undefined;
    throw error;
  });
  return shared.opening;
}

/** Makes this one the process's workspace; undefined takes it away. */
export function setWorkspace(workspace: Workspace | undefined): void {
  holder().opening = workspace && Promise.resolve(workspace);
}
