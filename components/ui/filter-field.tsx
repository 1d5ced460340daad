"use client";
/** A filter over what is shown. `/` goes there, Enter leaves it as it is, Escape empties it and then leaves. */
import clsx from "clsx";
import { Search } from "lucide-react";
import { useRef } from "react";
import { Kbd } from "./kbd";
import { useShortcut } from "./shortcuts";

export function FilterField({
  label,
  placeholder,
  value,
  onChange,
  small = false,
  className,
}: {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  small?: boolean;
  className?: string;
}) {
  const input = useRef<HTMLInputElement>(null);
  useShortcut("/", label, () => input.current?.focus());
  return (
    <search className={clsx("min-w-0", className)}>
      <label
        className={clsx(
          "flex min-w-0 items-center gap-1.5 border border-line-strong bg-surface-1 px-2 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-1 has-[:focus-visible]:outline-accent",
          small ? "h-[22px] rounded-1 text-xs max-narrow:h-7" : "h-7 rounded-2 max-narrow:h-9",
        )}
      >
        <Search size={small ? 12 : 16} strokeWidth={1.5} aria-hidden />
        <span className="sr-only">{label}</span>
        <input
          ref={input}
          type="text"
          spellCheck={false}
          autoComplete="off"
          placeholder={placeholder}
          value={value}
          aria-keyshortcuts="/"
          className="min-w-0 flex-1 bg-transparent outline-none"
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape" && event.key !== "Enter") return;
            if (event.key === "Enter" || value === "") event.currentTarget.blur();
            else onChange("");
            event.stopPropagation();
          }}
        />
        {!small && <Kbd>/</Kbd>}
      </label>
    </search>
  );
}
