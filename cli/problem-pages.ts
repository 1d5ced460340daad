/**
 * `npm run problem-pages`: writes the head of each code's page in docs/problems from the catalogue, and the list of all.
 * What stands from "## Example" on is written by hand and kept.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { catalogue, type ProblemCode, problemFamilies } from "../lib/problems";
import { projectFolder } from "./project-folder";

export const problemPagesFolder = join(projectFolder, "docs", "problems");
const exampleHeading = "## Example\n";
const words = { error: "Error", warning: "Warning", info: "Note" } as const;

/** The page as it should be, with the example that it has. */
export function problemPage(code: ProblemCode, current: string): string {
  const { title, severity, controller, why, remedy } = catalogue[code];
  const head = [
    `# ${code}: ${title}`,
    `${words[severity]}. [All codes](README.md)`,
    `## What the controller does\n${controller}`,
    `## Why\n${why}`,
    `## What to do\n${remedy}`,
  ].join("\n\n");
  const at = current.indexOf(exampleHeading);
  return `${head}\n\n${at < 0 ? exampleHeading : current.slice(at)}`;
}

/** docs/problems/README.md */
export function problemIndex(): string {
  const families = problemFamilies.map(({ title, codes }) => {
    const rows = codes.map((code) => {
      const { severity, title: name } = catalogue[code];
      return `| [${code}](${code}.md) | ${words[severity].toLowerCase()} | ${name.replaceAll("|", "\\|")} |`;
    });
    return `## ${title}\n| code | severity | title |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
  });
  return `# Problems\n\nA page for each code that the inspector gives. The heads are written from \`lib/problems\` by\n\`npm run problem-pages\`, the examples by hand.\n\n${families.join("\n")}`;
}

/** The page as it stands; empty when there is none. */
export function readProblemPage(code: ProblemCode): string {
  const file = join(problemPagesFolder, `${code}.md`);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

function writeAll(): void {
  mkdirSync(problemPagesFolder, { recursive: true });
  for (const { codes } of problemFamilies) {
    for (const code of codes)
      writeFileSync(join(problemPagesFolder, `${code}.md`), problemPage(code, readProblemPage(code)));
  }
  writeFileSync(join(problemPagesFolder, "README.md"), problemIndex());
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) writeAll();
