/** Builds the Go program of `oracle/` into a folder of its own, when the machine has Go. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFolder } from "../cli/project-folder";

const source = join(projectFolder, "conformance", "oracle");

export interface OracleBinary {
  readonly path: string;
  /** Deletes the built program. */
  remove(): void;
}

/** null: there is no Go here. Throws when there is but the program can't be built. */
export function buildOracle(): OracleBinary | null {
  if (!hasGo()) return null;
  const folder = mkdtempSync(join(tmpdir(), "appset-oracle-"));
  const path = join(folder, "oracle");
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    // The controller's Go has the second encoding/json inside; older ones need to be told.
    const env = { ...process.env, GOEXPERIMENT: "jsonv2", GOFLAGS: "-buildvcs=false" };
    execFileSync("go", ["build", "-o", path, "."], {
      cwd: source,
      env,
      stdio: ["ignore", "ignore", "inherit"],
    });
  } catch (error) {
    remove();
    throw error;
  }
  return { path, remove };
}

function hasGo(): boolean {
  try {
    execFileSync("go", ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
