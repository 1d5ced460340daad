/** A part that scrolls by itself: named, and in reach of the keyboard (WCAG 2.1.1). */
import clsx from "clsx";
import type { ReactNode, Ref } from "react";

export function ScrollRegion({
  label,
  ref,
  className = "flex-1",
  children,
}: {
  label: string;
  ref?: Ref<HTMLElement>;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section
      ref={ref}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard could not scroll here.
      tabIndex={0}
      className={clsx("min-h-0 overflow-auto focus-visible:outline-offset-[-2px]", className)}
    >
      {children}
    </section>
  );
}
