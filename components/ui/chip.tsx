/** A short state: a shape, a word, its tint. */
import clsx from "clsx";
import type { ReactNode } from "react";
import { SeverityIcon, type Tone } from "./severity-icon";

const tints: Record<Tone, string> = {
  error: "bg-danger-bg text-danger",
  warning: "bg-warn-bg text-warn",
  info: "bg-info-bg text-info",
  ok: "bg-ok-bg text-ok",
  off: "bg-surface-3 text-fg-2",
};

export function Chip({
  tone = "off",
  icon = tone !== "off",
  label,
  children,
}: {
  tone?: Tone;
  icon?: boolean;
  /** Said instead of the text alone, where the text is only a number. */
  label?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={clsx(
        "inline-flex h-5 shrink-0 items-center gap-[5px] rounded-[4px] px-[7px] text-xs font-medium whitespace-nowrap",
        tints[tone],
      )}
    >
      {icon && <SeverityIcon tone={tone} size={11} />}
      {label === undefined ? (
        children
      ) : (
        <>
          <span aria-hidden>{children}</span>
          <span className="sr-only">{label}</span>
        </>
      )}
    </span>
  );
}
