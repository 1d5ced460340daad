"use client";
/** One of a few: pressed buttons in a row. */
import clsx from "clsx";
import type { ReactNode } from "react";

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
}

export function Segmented<Value extends string>({
  label,
  segments,
  value,
  onChange,
  className,
}: {
  label: string;
  segments: readonly Segment<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  className?: string;
}) {
  return (
    <fieldset className={clsx("inline-flex shrink-0 rounded-2 border border-line", className)}>
      <legend className="sr-only">{label}</legend>
      {segments.map((segment) => (
        <button
          key={segment.value}
          type="button"
          aria-pressed={segment.value === value}
          onClick={() => onChange(segment.value)}
          className="h-[22px] border-r border-line px-2 text-xs whitespace-nowrap text-fg-2 first-of-type:rounded-l-[4px] last-of-type:rounded-r-[4px] last-of-type:border-r-0 hover:text-fg aria-pressed:bg-surface-3 aria-pressed:font-medium aria-pressed:text-fg max-narrow:h-7"
        >
          {segment.label}
        </button>
      ))}
    </fieldset>
  );
}
