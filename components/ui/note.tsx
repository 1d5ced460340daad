/** A line of its own that says what is the matter: a shape, words, a tint, and what can be done. */
import clsx from "clsx";
import type { ReactNode } from "react";
import { SeverityIcon, type Tone } from "./severity-icon";

const tints: Record<Tone, string> = {
  error: "border-danger-line bg-danger-bg",
  warning: "border-warn-line bg-warn-bg",
  info: "border-info-line bg-info-bg",
  ok: "border-ok-line bg-ok-bg",
  off: "border-line text-fg-2",
};

export function Note({
  tone,
  children,
  urgent = false,
  className,
}: {
  tone: Tone;
  children: ReactNode;
  /** Read out when it appears. */
  urgent?: boolean;
  className?: string;
}) {
  return (
    <div
      role={urgent ? "alert" : undefined}
      className={clsx("flex shrink-0 gap-2 border-b px-3 py-1.5", tints[tone], className)}
    >
      <SeverityIcon tone={tone} className="mt-[3px]" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}

/** The controller's own text, byte for byte. */
export function ControllerText({ text }: { text: string }) {
  return <pre className="my-1 leading-[18px] break-words whitespace-pre-wrap">{text}</pre>;
}
