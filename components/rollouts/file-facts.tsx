/** What a download's bytes say of the file: format, machine, linking, and whether it is a plugin. */
import type { FileFact } from "@/lib/rollouts/facts";
import { pluginTypes } from "@/lib/rollouts/sources";
import { byteSize } from "../ui/byte-size";

function linkedText({ linked, interpreter }: FileFact): string {
  if (linked === null) return "not known";
  if (linked === "static") return "statically linked: it needs nothing of the image";
  return `dynamically linked: needs ${interpreter === "" ? "its libraries" : interpreter}`;
}

function pluginText({ cookieKey, types }: FileFact): string {
  const words = types.map((type) => pluginTypes[type].words).join(", ");
  if (words !== "") return `${words} plugin, by the texts in it`;
  return cookieKey
    ? "go-plugin's cookie is in it, its type is not"
    : "no trace of Argo Rollouts' plugin cookie";
}

export function FileFacts({ file }: { file: FileFact }) {
  const rows: readonly (readonly [string, string])[] = [
    ["Format", file.description],
    ["Size", `${byteSize(file.size)} (${file.size.toLocaleString("en-GB")} B)`],
    ...(file.format === "elf"
      ? ([
          ["Machine", [file.architecture, file.bits === null ? "" : `${file.bits} bit`].join(" ").trim()],
          ["Linking", linkedText(file)],
          ...(file.libraries.length > 0 ? ([["Libraries", file.libraries.join(", ")]] as const) : []),
        ] as const)
      : []),
    ["Plugin", pluginText(file)],
    ...(file.goVersion === "" ? [] : ([["Built with", file.goVersion]] as const)),
    ...(file.goModule === "" ? [] : ([["Module", file.goModule]] as const)),
    ...(file.goPlugin === "" ? [] : ([["go-plugin", file.goPlugin]] as const)),
    ...(file.argoRollouts === "" ? [] : ([["argo-rollouts", file.argoRollouts]] as const)),
  ];
  return (
    <dl className="kv [&_dd]:whitespace-normal">
      {rows.map(([term, value]) => (
        <div key={term} className="contents">
          <dt>{term}</dt>
          <dd className={term === "Plugin" || term === "Linking" ? "" : "font-mono"}>
            {value || "not known"}
          </dd>
        </div>
      ))}
    </dl>
  );
}
