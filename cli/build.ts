/** The production build, made when there is none. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "./project-folder";

/** Builds if there is no build; rejects when that fails. */
export async function ensureBuild(say: (text: string) => void): Promise<void> {
  if (existsSync(join(projectFolder, ".next", "BUILD_ID"))) return;
  say("There is no build yet: building (npm run build), once.");
  await run(join("node_modules", "next", "dist", "bin", "next"), "build");
  await run(join("cli", "bundle.mjs"));
}

async function run(script: string, ...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: projectFolder,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (code !== 0) throw new Error(`${script} ended with ${code}; npm run build shows why.`);
}
