/** sha256 as the controller compares it (utils/plugin/downloader.go: checkShaOfPlugin): text with text. */
import { byteLength } from "../gotemplate";
import type { QuickFix } from "../problems";
import type { PluginEntry } from "./config-map";
import type { DownloadFact } from "./facts";
import { downloadError, type Findings } from "./findings";
import type { Location } from "./location";
import type { ChecksumReport } from "./report";

/** The SHA-256 of no bytes. */
const emptyDigest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

const digestLengths: { readonly [length: number]: string } = {
  32: "MD5",
  40: "SHA-1",
  56: "SHA-224",
  96: "SHA-384",
  128: "SHA-512",
};

const wholeFile =
  "One text: the file in hex, two characters a byte, then the SHA-256 of nothing. It has at least 64 characters for every file";

/** null without a sha256. */
export function checksumReport(
  entry: PluginEntry,
  location: Location,
  fact: DownloadFact | null,
): ChecksumReport | null {
  const written = entry.sha256;
  if (written === "") return null;
  const length = byteLength(written);
  const actual = fact?.state === "done" ? fact.sha256 : null;
  const base = {
    written,
    length,
    lengthOf: digestLengths[length] ?? "",
    upperCase: /[A-F]/.test(written) && /^[0-9a-fA-F]+$/.test(written),
    emptyDigest,
    actual,
  };
  if (location.kind === "file") {
    const explanation = "A file:// location is copied and compared with nothing.";
    return { ...base, comparedWith: "nothing", matches: null, explanation };
  }
  if (length !== 64) {
    return { ...base, comparedWith: "wholeFile", matches: false, explanation: lengthExplanation(length) };
  }
  if (!/^[0-9a-f]{64}$/.test(written)) {
    const explanation = base.upperCase
      ? "The controller writes its digest in lower case, and compares text with text: upper case never matches."
      : "The controller's digest has the characters 0-9 and a-f only: this text never matches.";
    return { ...base, comparedWith: "digest", matches: false, explanation };
  }
  const matches = actual === null ? null : actual === written;
  const explanation =
    matches === null
      ? "Compared with the digest of the file after the download."
      : matches
        ? "It is the digest of the file that was downloaded."
        : `The file that was downloaded has ${actual}.`;
  return { ...base, comparedWith: "digest", matches, explanation };
}

function lengthExplanation(length: number): string {
  if (length < 64) {
    const example =
      length === 40 ? " The example in the documentation of Argo Rollouts has this length." : "";
    return `${wholeFile}, so no text of ${length} characters equals it.${example}`;
  }
  if (length % 2 === 1) return `${wholeFile}, and always an even number of them: this text has ${length}.`;
  return `${wholeFile}. A text of ${length} characters could only equal that of a file of ${(length - 64) / 2} bytes: no plugin is that small, and a digest is never meant so.`;
}

/** The step of the verdict. */
export function judgeChecksum(
  entry: PluginEntry,
  location: Location,
  report: ChecksumReport | null,
  fact: DownloadFact | null,
  findings: Findings,
): void {
  const span = entry.span("sha256") ?? entry.place;
  if (location.kind === "file") {
    judgeUnchecked(report, span, findings, entry);
    return;
  }
  const actual = fact?.state === "done" ? fact.sha256 : null;
  const fixes = fixesOf(entry, actual);
  if (report === null) {
    findings.fault("sha256", {
      code: "ROLLOUTS024",
      span: entry.span("location") ?? entry.place,
      message: `${entry.name} has no sha256: what the server sends is run as it is.`,
      seen: "",
      sentence: "Nothing is compared: whatever the server sends is run.",
      fixes,
    });
    return;
  }
  const controllerError = downloadError(
    `sha256 hash of downloaded plugin (${entry.location}) does not match expected hash`,
  );
  const never = "Never matches: the controller does not start.";
  if (report.length !== 64) {
    const seen = `${report.length} characters`;
    const message = `The sha256 of ${entry.name} has ${report.length} characters. The controller can never match a checksum of that length.`;
    findings.fault("sha256", {
      code: "ROLLOUTS007",
      span,
      message,
      controllerError,
      seen,
      sentence: never,
      fixes,
    });
  } else if (!/^[0-9a-f]{64}$/.test(report.written)) {
    const what = report.upperCase ? "is written in upper case" : "has characters that no digest has";
    findings.fault("sha256", {
      code: "ROLLOUTS008",
      span,
      message: `The sha256 of ${entry.name} ${what}. The controller compares it with its own digest, in lower-case hex.`,
      controllerError,
      seen: report.upperCase ? "upper case" : "not hex",
      sentence: never,
      fixes: report.upperCase
        ? [lowerCase(entry, report.written), ...fixes].flatMap((fix) => fix ?? [])
        : fixes,
    });
  } else if (report.matches === false) {
    findings.fault("sha256", {
      code: "ROLLOUTS009",
      span,
      message: `The file at the location of ${entry.name} has the SHA-256 ${report.actual}, not the one that is written.`,
      controllerError,
      seen: "differs",
      sentence: "The file that is there now has another digest: the controller does not start.",
      fixes,
    });
  } else if (report.matches) {
    findings.step("sha256", "ok", { seen: "64 characters", sentence: "It is the digest of the file." });
  } else {
    const sentence = "The form is right. Compared with the file after the download.";
    findings.step("sha256", "unknown", { seen: "64 characters", sentence });
  }
}

function judgeUnchecked(
  report: ChecksumReport | null,
  span: PluginEntry["place"],
  findings: Findings,
  entry: PluginEntry,
): void {
  if (report === null) {
    findings.step("sha256", "ok", { seen: "", sentence: "Would not be checked for file:// in any case." });
    return;
  }
  findings.fault("sha256", {
    code: "ROLLOUTS026",
    span,
    message: `${entry.name} has a sha256 and a file:// location: the controller does not compare it.`,
    seen: `${report.length} characters`,
    sentence: "Not checked for file://, whatever it is.",
    fixes: fixesOf(entry, null),
  });
}

/** Writing the digest that was seen, and taking the line out. */
export function fixesOf(entry: PluginEntry, actual: string | null): QuickFix[] {
  return [actual === null ? null : write(entry, actual), entry.sha256 === "" ? null : takeOut(entry)].flatMap(
    (fix) => fix ?? [],
  );
}

function write(entry: PluginEntry, digest: string): QuickFix | null {
  const label = `Write ${digest.slice(0, 8)}…`;
  const span = entry.span("sha256");
  if (span) {
    if (entry.lines("sha256") === null) return null;
    return { label, edits: [{ from: span.from, to: span.to, insert: `"${digest}"` }] };
  }
  if (!entry.insertion || entry.keys.sha256 !== undefined) return null;
  const { at, indent } = entry.insertion;
  return { label, edits: [{ from: at, to: at, insert: `\n${indent}sha256: "${digest}"` }] };
}

function lowerCase(entry: PluginEntry, written: string): QuickFix | null {
  const span = entry.span("sha256");
  if (!span || entry.lines("sha256") === null) return null;
  const insert = `"${written.toLowerCase()}"`;
  return { label: "Write it in lower case", edits: [{ from: span.from, to: span.to, insert }] };
}

function takeOut(entry: PluginEntry): QuickFix | null {
  const lines = entry.lines("sha256");
  if (!lines) return null;
  return { label: "Take sha256 out", edits: [{ ...lines, insert: "" }] };
}
