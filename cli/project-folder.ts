/** Where the project lies, seen from the source and from the bundle inside `.next`. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const projectFolder = find(dirname(fileURLToPath(import.meta.url)));

function find(folder: string): string {
  if (existsSync(join(folder, "next.config.js"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("next.config.js is nowhere above this file");
  return find(parent);
}
