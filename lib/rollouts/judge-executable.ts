/** What the file is, and whether it runs where the controller runs: seen when a Rollout first names the plugin. */
import type { PluginEntry } from "./config-map";
import type { FileFact, HandshakeFact } from "./facts";
import { bytesText, durationText, type Findings } from "./findings";
import { isOfficialImage } from "./judge-location";
import { absolutePath } from "./location";
import type { ControllerReport } from "./report";
import { type ControllerSource, pluginTypes } from "./sources";

export interface Surroundings {
  readonly controller: ControllerSource | null;
  readonly report: ControllerReport;
}

/** os/exec: Cmd.Start, and go-plugin's client before the first call. */
export function judgeExecutable(
  entry: PluginEntry,
  file: FileFact | null,
  { controller, report }: Surroundings,
  findings: Findings,
): void {
  if (file === null) return;
  const { workingDirectory } = report;
  if (!judgeFormat(entry, file, workingDirectory, findings)) return;
  judgeArchitecture(entry, file, report, findings);
  judgeLinking(entry, file, { controller, report }, findings);
  judgeType(entry, file, findings);
}

function judgeFormat(entry: PluginEntry, file: FileFact, directory: string, findings: Findings): boolean {
  const seen = `${file.description}, ${bytesText(file.size)}`;
  if (file.format === "elf" && file.executable) {
    const built =
      file.goVersion === ""
        ? ""
        : ` Built with ${file.goVersion}${file.goModule === "" ? "" : ` from ${file.goModule}`}.`;
    findings.step("executable", "ok", { seen, sentence: `A program for Linux.${built}` });
    return true;
  }
  const what = file.format === "elf" ? "an ELF file, but no program" : file.description;
  findings.fault("executable", {
    code: "ROLLOUTS016",
    span: entry.span("location") ?? entry.place,
    message: `What the location of ${entry.name} gives is ${what}.`,
    controllerError: execError(
      entry,
      directory,
      file.format === "script" ? "no such file or directory" : "exec format error",
    ),
    seen,
    sentence: "Does not run in the controller's container: Rollouts that name it fail.",
  });
  return false;
}

/** go-plugin's client: the wrapped error of the first use. */
function execError(entry: PluginEntry, directory: string, reason: string): string {
  const path = absolutePath(directory, `plugin-bin/${entry.name}`);
  return `unable to get plugin client (${entry.name}): fork/exec ${path}: ${reason}`;
}

function judgeArchitecture(
  entry: PluginEntry,
  file: FileFact,
  { architectures, architecturesFrom, workingDirectory }: ControllerReport,
  findings: Findings,
): void {
  const seen = file.architecture === "" ? "unknown" : file.architecture;
  if (architectures.length === 0) {
    const sentence =
      "The nodes are not among the sources: whether they are of this architecture is not known.";
    findings.step("architecture", "unknown", { seen, sentence });
    return;
  }
  const others = architectures.filter((known) => known !== file.architecture);
  if (others.length === 0) {
    findings.step("architecture", "ok", { seen, sentence: `The architecture of ${architecturesFrom}.` });
    return;
  }
  const some = others.length < architectures.length;
  findings.fault("architecture", {
    code: "ROLLOUTS017",
    span: entry.span("location") ?? entry.place,
    message: `The executable of ${entry.name} is for ${seen}; ${architecturesFrom} ${architectures.length === 1 ? "has" : "have"} ${architectures.join(" and ")}.`,
    controllerError: execError(entry, workingDirectory, "exec format error"),
    seen,
    sentence: some
      ? `Runs only while the pod is not on ${others.join(" or ")}.`
      : `Does not run on ${others.join(" or ")}: Rollouts that name it fail.`,
    ...(some ? { severity: "warning" } : {}),
  });
}

function judgeLinking(
  entry: PluginEntry,
  file: FileFact,
  { controller, report }: Surroundings,
  findings: Findings,
): void {
  if (file.linked === "static") {
    findings.step("linking", "ok", { seen: "static", sentence: "Needs no library of the image." });
    return;
  }
  if (file.linked === null) {
    findings.step("linking", "unknown", { seen: "", sentence: "The file's headers do not say it." });
    return;
  }
  const needs = [file.interpreter, ...file.libraries.slice(0, 3)].filter((text) => text !== "").join(", ");
  const certain = controller !== null && isOfficialImage(controller.image);
  findings.fault("linking", {
    code: "ROLLOUTS018",
    span: entry.span("location") ?? entry.place,
    message: `The executable of ${entry.name} is dynamically linked: it needs ${needs}.`,
    controllerError: execError(entry, report.workingDirectory, "no such file or directory"),
    seen: "dynamic",
    sentence: certain
      ? "The controller's image has neither loader nor libraries: Rollouts that name it fail."
      : "The official image has neither loader nor libraries; another image may.",
    ...(certain ? {} : { severity: "warning" }),
  });
}

function judgeType(entry: PluginEntry, file: FileFact, findings: Findings): void {
  const span = entry.place;
  const listed = pluginTypes[entry.type].words;
  const seen = file.types.map((type) => pluginTypes[type].cookie).join(", ");
  if (!file.cookieKey) {
    findings.fault("pluginType", {
      code: "ROLLOUTS020",
      span,
      message: `The executable of ${entry.name} does not hold the text ARGO_ROLLOUTS_RPC_PLUGIN.`,
      seen: "no magic cookie",
      sentence: "Does not look like a plugin of Argo Rollouts. A packed executable would not, either.",
    });
  } else if (file.types.length === 0) {
    findings.step("pluginType", "unknown", {
      seen: "",
      sentence: "A plugin of Argo Rollouts; its type is not seen in the file.",
    });
  } else if (file.types.includes(entry.type)) {
    const library = file.goPlugin === "" ? "" : ` go-plugin ${file.goPlugin}.`;
    findings.step("pluginType", "ok", { seen, sentence: `A ${listed} plugin, as listed.${library}` });
  } else {
    findings.fault("pluginType", {
      code: "ROLLOUTS019",
      span,
      message: `${entry.name} is listed as a ${listed}, but its file holds a plugin of type ${seen}.`,
      seen,
      sentence: `Listed as a ${listed}: it ends at once when the controller starts it.`,
    });
  }
}

/** go-plugin: Client.Start. */
export function judgeHandshake(entry: PluginEntry, fact: HandshakeFact | null, findings: Findings): void {
  if (fact === null) return;
  if (fact.state === "done") {
    const seen = `protocol ${fact.appProtocol}, ${fact.network}, ${fact.protocol}`;
    const sentence = `Answered in ${durationText(fact.ms)}: core protocol ${fact.coreProtocol}, at ${fact.address}.`;
    findings.step("handshake", "ok", { seen, sentence });
    return;
  }
  findings.fault("handshake", {
    code: "ROLLOUTS021",
    span: entry.place,
    message: `The executable of ${entry.name} was started, and the handshake failed: ${fact.error}`,
    ...(fact.controllerError === "" ? {} : { controllerError: fact.controllerError }),
    seen: "failed",
    sentence: fact.error,
  });
}
