/** Makes sure that there is a Chromium before the end-to-end tests start: as root on Debian through apt. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium } from "./chromium";

function installThroughApt(): void {
  const run = (...args: string[]) => execFileSync("apt-get", args, { stdio: "inherit" });
  run("update", "-qq");
  run("install", "-y", "-qq", "chromium");
}

if (!findChromium() && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) installThroughApt();

const found = findChromium();
if (!found) {
  console.error(
    "No Chromium found. Run `npx playwright install chromium`, install your system's Chromium,\n" +
      "or set CHROMIUM_PATH to one, then run this again.",
  );
  process.exit(1);
}
console.log(`Chromium: ${found}`);
