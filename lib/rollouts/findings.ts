/** Collects what is found of one plugin: its steps in order, and a problem for each that is not as it should be. */
import { type Problem, type ProblemCode, problem, type QuickFix } from "../problems";
import type { StepId, StepState, TextSpan, VerdictStep } from "./report";

interface StepText {
  readonly seen: string;
  readonly sentence: string;
}

interface ProblemText extends StepText {
  readonly code: ProblemCode;
  readonly message: string;
  readonly span: TextSpan;
  readonly controllerError?: string;
  readonly controller?: string;
  readonly remedy?: string;
  readonly severity?: Problem["severity"];
  readonly fixes?: readonly QuickFix[];
}

const labels: { readonly [id in StepId]: string } = {
  yaml: "YAML",
  name: "name",
  location: "location",
  headers: "headersFrom",
  download: "download",
  sha256: "sha256",
  executable: "executable",
  architecture: "architecture",
  linking: "linking",
  pluginType: "type",
  handshake: "handshake",
  plugin: "plugin",
  fileName: "file name",
};

const whenOf: { readonly [id in StepId]: VerdictStep["when"] } = {
  yaml: "start",
  name: "start",
  location: "start",
  headers: "start",
  download: "start",
  sha256: "start",
  executable: "firstUse",
  architecture: "firstUse",
  linking: "firstUse",
  pluginType: "firstUse",
  handshake: "firstUse",
  plugin: "note",
  fileName: "note",
};

export class Findings {
  readonly steps: VerdictStep[] = [];
  readonly problems: Problem[] = [];

  /** A step without a problem. */
  step(id: StepId, state: Exclude<StepState, "error">, { seen, sentence }: StepText): void {
    this.push(id, state, seen, sentence, null);
  }

  /** A step with its problem; the state is the problem's severity. */
  fault(id: StepId, text: ProblemText): void {
    const found = this.note(text);
    this.push(id, found.severity, text.seen, text.sentence, found);
  }

  /** A problem that is no step of its own. */
  note(text: Omit<ProblemText, "seen" | "sentence">): Problem {
    const { code, message, span, controllerError, controller, remedy, severity, fixes } = text;
    const end = { line: span.line, column: span.column + (span.to - span.from) };
    const base = problem(code, { position: { line: span.line, column: span.column }, end }, message, {
      ...(controllerError ? { controllerError } : {}),
      ...(controller ? { controller } : {}),
      ...(remedy ? { remedy } : {}),
      ...(severity ? { severity } : {}),
    });
    const found = fixes && fixes.length > 0 ? { ...base, fixes } : base;
    this.problems.push(found);
    return found;
  }

  private push(id: StepId, state: StepState, seen: string, sentence: string, found: Problem | null): void {
    this.steps.push({ id, label: labels[id], state, when: whenOf[id], seen, sentence, problem: found });
  }
}

/** The log line with which the controller ends (controller/controller.go). */
export const downloadError = (text: string) => `Failed to download plugins: ${text}`;

/** 12.3 MB */
export function bytesText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  const [unit, size] = bytes < 1_000_000 ? ["kB", 1_000] : bytes < 1e9 ? ["MB", 1e6] : ["GB", 1e9];
  return `${(bytes / size).toFixed(1)} ${unit}`;
}

/** `1.2 s`, `340 ms` */
export function durationText(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
