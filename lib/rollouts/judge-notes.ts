/** What the controller does not look at, and a reader should: which plugin it is, and what its file is called. */
import type { PluginEntry } from "./config-map";
import type { Findings } from "./findings";
import { systemOfFileName, typeOfFileName } from "./known-plugins";
import type { Location } from "./location";
import type { KnownPlugin } from "./report";
import { pluginTypes } from "./sources";

export function judgePlugin(entry: PluginEntry, known: KnownPlugin | null, findings: Findings): void {
  const span = entry.span("name") ?? entry.place;
  if (known === null) {
    const sentence = "Not in the list of the documentation: its authors know what it is for.";
    findings.step("plugin", "info", { seen: entry.name.split("/").at(-1) ?? "", sentence });
  } else if (known.type !== entry.type) {
    findings.fault("plugin", {
      code: "ROLLOUTS034",
      severity: "warning",
      span,
      message: `${known.title} is a ${pluginTypes[known.type].words} plugin, but is listed under ${entry.key}.`,
      seen: known.title,
      sentence: `Known as a ${pluginTypes[known.type].words}, listed as a ${pluginTypes[entry.type].words}.`,
    });
  } else if (known.maturity === "sample" && !/^file:/i.test(entry.location)) {
    findings.fault("plugin", {
      code: "ROLLOUTS022",
      span,
      message: `${known.title} is a sample, not for production.`,
      seen: known.title,
      sentence: "A sample, not for production.",
    });
  } else if (known.maturity === "sample") {
    // Behind a path anything may be: the name is what Rollouts use.
    const sentence = "The name of a sample that is not for production; which file it is can't be seen.";
    findings.step("plugin", "info", { seen: known.title, sentence });
  } else findings.step("plugin", "ok", { seen: known.title, sentence: known.purpose });
}

export function judgeFileName(
  entry: PluginEntry,
  location: Location,
  architectures: readonly string[],
  findings: Findings,
): void {
  if (location.kind !== "download" && location.kind !== "file") return;
  const { file } = location;
  const type = typeOfFileName(file);
  const { os, architecture } = systemOfFileName(file);
  const wrong: string[] = [];
  if (type !== null && type !== entry.type) {
    wrong.push(`Says ${words[type]}, but is listed as a ${pluginTypes[entry.type].words}.`);
  }
  if (os !== "" && os !== "linux") wrong.push(`Says ${os}: the controller runs on linux.`);
  if (architecture !== "" && architectures.length > 0 && !architectures.includes(architecture)) {
    wrong.push(`Says ${architecture}, but the nodes have ${architectures.join(" and ")}.`);
  }
  if (wrong.length === 0) return;
  findings.fault("fileName", {
    code: "ROLLOUTS034",
    span: entry.span("location") ?? entry.place,
    message: `The file of ${entry.name} is called ${file}. ${wrong.join(" ")}`,
    seen: file,
    sentence: wrong.join(" "),
  });
}

const words = {
  trafficRouter: "traffic router",
  metricProvider: "metric plugin",
  step: "step plugin",
} as const;
