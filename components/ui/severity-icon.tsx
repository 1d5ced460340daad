/** Severity as a shape: octagon, triangle, disc with an i, dot, ring. Colour only repeats it. */
import clsx from "clsx";

export type Tone = "error" | "warning" | "info" | "ok" | "off";

export const severityPaths: Record<Tone, string> = {
  error: "M4.1 0h5.8L14 4.1v5.8L9.9 14H4.1L0 9.9V4.1zM3.4 6v2h7.2V6z",
  warning: "M7 .6 14 13.4H0zM6.2 5.2v4h1.6v-4zm0 5.2V12h1.6v-1.6z",
  info: "M7 0a7 7 0 1 1 0 14A7 7 0 0 1 7 0zM6.2 6v5h1.6V6zm0-3v1.7h1.6V3z",
  ok: "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z",
  off: "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zm0 1.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
};

export const toneText: Record<Tone, string> = {
  error: "text-danger",
  warning: "text-warn",
  info: "text-info",
  ok: "text-ok",
  off: "text-fg-3",
};

/** With a label it is read out; without, a word must stand beside it. */
export function SeverityIcon({
  tone,
  label,
  size = 14,
  className,
}: {
  tone: Tone;
  label?: string;
  size?: number;
  className?: string;
}) {
  return (
    <svg
      role={label === undefined ? undefined : "img"}
      aria-label={label}
      aria-hidden={label === undefined}
      viewBox="0 0 14 14"
      width={size}
      height={size}
      fill="currentColor"
      fillRule="evenodd"
      className={clsx(toneText[tone], className)}
    >
      <path d={severityPaths[tone]} />
    </svg>
  );
}
