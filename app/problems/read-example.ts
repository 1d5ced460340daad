/** The hand-written part of a code's page in docs/problems; empty where the pages were not installed. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ProblemCode } from "@/lib/problems";

const heading = "\n## Example\n";

export async function readExample(code: ProblemCode): Promise<string> {
  const page = await readPage(code);
  const at = page.indexOf(heading);
  return at < 0 ? "" : page.slice(at + heading.length).trim();
}

async function readPage(code: ProblemCode): Promise<string> {
  const project = process.env.APPSET_INSPECTOR_PROJECT ?? process.cwd();
  try {
    return await readFile(
      join(/* turbopackIgnore: true */ project, "docs", "problems", `${code}.md`),
      "utf8",
    );
  } catch {
    return "";
  }
}
