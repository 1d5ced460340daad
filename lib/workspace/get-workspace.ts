/** The process's workspace, opened from its variables by whoever asks first. */
import { readSettings } from "../settings";
import { localEngine, switchingEngine } from "./engine";
import { openWorkspace } from "./open-workspace";
import { sharedWorkspace } from "./shared-workspace";
import type { Workspace } from "./workspace";

export function getWorkspace(): Promise<Workspace> {
  const shared = sharedWorkspace();
  const engine = switchingEngine(() => shared.engine ?? localEngine);
  shared.opening ??= openWorkspace(readSettings(process.env), engine).catch((error: unknown) => {
    // The next request tries again.
    shared.opening = undefined;
    throw error;
  });
  return shared.opening;
}
