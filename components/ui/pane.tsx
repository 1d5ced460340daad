/** A pane: a named region with a 32 px head and a body that scrolls alone. */
import clsx from "clsx";
import type { ReactNode } from "react";

export function Pane({
  label,
  className,
  children,
  busy,
}: {
  label: string;
  className?: string;
  children: ReactNode;
  busy?: boolean;
}) {
  return (
    <section
      aria-label={label}
      aria-busy={busy}
      className={clsx("relative flex min-h-0 min-w-0 flex-col overflow-hidden", className)}
    >
      {children}
    </section>
  );
}

export function PaneHead({
  title,
  count,
  children,
}: {
  title: string;
  count?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="flex h-8 shrink-0 items-center gap-2 border-b border-line bg-surface-2 px-3 whitespace-nowrap max-narrow:h-auto max-narrow:min-h-10 max-narrow:flex-wrap max-narrow:py-1.5">
      <h2 className="shrink-0 font-strong">{title}</h2>
      {count !== undefined && <span className="text-fg-3">{count}</span>}
      {children}
    </div>
  );
}
