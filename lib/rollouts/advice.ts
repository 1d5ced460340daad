/** What to do about a plugin's problems, with the commands and edits that do it. */
import type { QuickFix } from "../problems";
import { compareSeverity } from "../problems/compare-severity";
import type { PluginEntry } from "./config-map";
import type { Findings } from "./findings";
import type { Location } from "./location";
import { shell } from "./manifests-to-paste";
import type { Advice } from "./report";

/** What to do, the gravest first; each thing once. */
export function adviceOf({ problems }: Findings, entry: PluginEntry, location: Location): Advice[] {
  const serious = problems.filter(({ severity }) => severity !== "info");
  const ordered = [...serious].sort(compareSeverity);
  return ordered.flatMap((found): Advice[] => {
    const fixes = found.fixes ?? [];
    if (found.code === "ROLLOUTS007" && location.kind === "download")
      return checksumAdvice(entry, location, fixes);
    return [{ text: found.remedy, command: "", fixes }];
  });
}

function checksumAdvice(
  entry: PluginEntry,
  location: Location & { kind: "download" },
  fixes: readonly QuickFix[],
): Advice[] {
  const line = entry.span("sha256")?.line;
  return [
    {
      text: "Take the SHA-256 of the file: 64 characters, in lower case. Upper case never matches.",
      command: `curl -fsSL ${shell(location.text)} | sha256sum`,
      fixes: [],
    },
    {
      text: `Write it${line === undefined ? "" : ` in line ${line}`}. Or take sha256 out: the file is then not verified.`,
      command: "",
      fixes,
    },
  ];
}
