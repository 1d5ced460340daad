"use client";
/** What to do about the chosen plugin: numbered, with a command to copy and buttons that do it. */
import { FileDigit } from "lucide-react";
import type { QuickFix } from "@/lib/problems";
import type { RolloutsPluginReport } from "@/lib/rollouts/report";
import { Button } from "../ui/button";
import { RichText } from "../ui/rich-text";
import { CodeBlock } from "./code-block";

/** A wrong or unusable checksum that the file itself would set right. */
export function canCompute(plugin: RolloutsPluginReport): boolean {
  const { checksum, downloadable, download } = plugin;
  if (!checksum || !downloadable || checksum.matches === true) return false;
  return download?.state !== "done";
}

export function ComputeButton({ onCompute, busy }: { onCompute: () => void; busy: boolean }) {
  return (
    <Button kind="primary" onClick={onCompute} disabled={busy}>
      <FileDigit size={16} strokeWidth={1.5} aria-hidden />
      Compute from the file
    </Button>
  );
}

export function TodoPane({
  plugin,
  onFix,
  onCompute,
  busy,
}: {
  plugin: RolloutsPluginReport;
  onFix: (fix: QuickFix) => void;
  onCompute: () => void;
  /** A check runs. */
  busy: boolean;
}) {
  const { advice } = plugin;
  const fixes = advice.flatMap((each) => each.fixes);
  const compute = canCompute(plugin);
  if (advice.length === 0) return null;
  return (
    <div className="px-4 py-2.5 max-narrow:px-3">
      <ol className="grid grid-cols-[minmax(0,1fr)] gap-2">
        {advice.map(({ text, command }, index) => (
          <li key={text} className="grid grid-cols-[20px_minmax(0,1fr)]">
            <span className="font-strong text-fg-2">{index + 1}</span>
            <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1">
              <p>
                <RichText text={text} />
              </p>
              {command !== "" && <CodeBlock text={command} what="the command" plain />}
            </div>
          </li>
        ))}
      </ol>
      {(compute || fixes.length > 0) && (
        <div className="mt-2 flex flex-wrap gap-2 pl-5">
          {compute && <ComputeButton onCompute={onCompute} busy={busy} />}
          {fixes.map((fix, index) => (
            <Button
              key={fix.label}
              kind={!compute && index === 0 ? "primary" : "plain"}
              onClick={() => onFix(fix)}
            >
              {fix.label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
