/** The process's workspace, opened from its variables by whoever asks first. */
import { readSettings } from "../settings";
import { evaluationView } from "./evaluation-view";
import { openWorkspace } from "./open-workspace";
import { sharedWorkspace } from "./shared-workspace";
import type { Workspace } from "./workspace";

export function getWorkspace(): Promise<Workspace> {
  const shared = sharedWorkspace();
  shared.opening ??= openWorkspace(readSettings(process.env), (...job) =>
    (shared.evaluate ?? evaluationView)(...job),
  ).catch((error: unknown) => {
    // The next request tries again.
    shared.opening = undefined;
    throw error;
  });
  return shared.opening;
}
