"use client";
/** Tabs over one panel. Arrow keys move between them; each has its count beside its word. */
import { type KeyboardEvent, type ReactNode, useRef } from "react";

export interface Tab<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly count?: string;
}

/** For the element that the tabs switch. */
export function tabPanelProps(value: string) {
  return { role: "tabpanel", id: "tab-panel", "aria-labelledby": `tab-${value}`, tabIndex: -1 } as const;
}

export function TabBar<Value extends string>({
  label,
  tabs,
  value,
  onChange,
  after,
  className = "",
}: {
  label: string;
  tabs: readonly Tab<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  after?: ReactNode;
  className?: string;
}) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.value === value);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onChange(next.value);
    list.current?.querySelector<HTMLElement>(`#tab-${next.value}`)?.focus();
  };
  return (
    <div
      className={`flex h-9 shrink-0 items-stretch gap-4 border-b border-line px-4 max-narrow:h-11 max-narrow:px-3 ${className}`}
    >
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={onKeyDown}
        className="flex min-w-0 gap-4 overflow-x-auto [scrollbar-width:none]"
      >
        {tabs.map((tab) => (
          <button
            key={tab.value}
            id={`tab-${tab.value}`}
            type="button"
            role="tab"
            aria-selected={tab.value === value}
            aria-controls="tab-panel"
            tabIndex={tab.value === value ? 0 : -1}
            onClick={() => onChange(tab.value)}
            className="inline-flex items-center gap-1.5 border-y-2 border-transparent whitespace-nowrap text-fg-2 outline-offset-[-2px] hover:text-fg aria-selected:border-b-accent aria-selected:font-medium aria-selected:text-fg"
          >
            {tab.label}
            {tab.count !== undefined && <span className="text-xs font-regular text-fg-3">{tab.count}</span>}
          </button>
        ))}
      </div>
      {after && <div className="ml-auto flex shrink-0 items-center gap-2 text-xs text-fg-2">{after}</div>}
    </div>
  );
}
