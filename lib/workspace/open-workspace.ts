/** Opens what a workspace consists of, and joins it. */
import { EventEmitter } from "node:events";
import { logger } from "../logging";
import { ManifestFolder } from "../manifests";
import type { Settings } from "../settings";
import { openDatabase, openSeal } from "../store";
import { type Engine, localEngine } from "./engine";
import { LocalWorkspace } from "./local-workspace";
import { RegisteredPlugins } from "./registered-plugins";
import { RunLog } from "./run-log";
import type { Workspace, WorkspaceEvent } from "./workspace";

/** Rejects when the data folder or its key can't be used; a missing manifests folder is only a problem to show. */
export async function openWorkspace(
  settings: Pick<Settings, "manifests" | "namespace" | "data"> & Partial<Pick<Settings, "allowExec">>,
  engine: Engine = localEngine,
): Promise<Workspace> {
  // The key first: a folder that is refused gets no database.
  const seal = await openSeal(settings.data);
  const db = await openDatabase(settings.data);
  const [registered, folder] = await Promise.all([
    RegisteredPlugins.read(db, seal),
    settings.manifests === ""
      ? null
      : ManifestFolder.open({ path: settings.manifests, namespace: settings.namespace }),
  ]);
  const runs = new RunLog(db, (error) => logger().error({ err: error }, "run not kept"));
  const events = new EventEmitter<{ event: [WorkspaceEvent] }>();
  // One listener for each open page.
  events.setMaxListeners(0);
  const rights = { ...settings, allowExec: settings.allowExec ?? false };
  return new LocalWorkspace({ settings: rights, db, seal, folder, registered, runs, events, engine });
}
