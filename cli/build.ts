/** The production build, made when there is none. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "./server";

/** Builds if there is no build; rejects when that fails. */
export async function ensureBuild(say: (text: string) => void): Promise<void> {
  if (existsSync(join(projectFolder, ".next", "BUILD_ID"))) return;
  say("There is no build yet: building (next build), once.");
  const next = join(projectFolder, "node_modules", "next", "dist", "bin", "next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: projectFolder,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (code !== 0) throw new Error(`next build ended with ${code}; run npm run build to see why.`);
}
