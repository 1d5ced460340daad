"use client";
/** A button that opens a short list of acts. Loaded with the page that has one, never with the frame. */
import { Check, ChevronDown } from "lucide-react";
import * as Dropdown from "radix-ui/dropdown-menu";
import type { ReactNode } from "react";
import { buttonStyle } from "./button";

export interface MenuItem {
  readonly label: string;
  readonly hint?: string;
  /** Given: the item is a switch and the menu stays open. */
  readonly checked?: boolean;
  readonly run: () => void;
}

const itemStyle =
  "flex h-7 items-center gap-2 rounded-1 px-2 outline-none data-[highlighted]:bg-accent-bg max-narrow:h-9";

function Item({ item }: { item: MenuItem }) {
  if (item.checked === undefined) {
    return (
      <Dropdown.Item className={itemStyle} onSelect={item.run}>
        {item.label}
        {item.hint && <span className="ml-auto pl-4 text-xs text-fg-3">{item.hint}</span>}
      </Dropdown.Item>
    );
  }
  return (
    <Dropdown.CheckboxItem
      className={itemStyle}
      checked={item.checked}
      onSelect={(event) => event.preventDefault()}
      onCheckedChange={item.run}
    >
      <span className="w-4">
        {item.checked && <Check size={14} strokeWidth={1.5} aria-hidden className="text-accent" />}
      </span>
      <span className="font-mono">{item.label}</span>
      {item.hint && <span className="ml-auto pl-4 text-xs text-fg-3">{item.hint}</span>}
    </Dropdown.CheckboxItem>
  );
}

export function Menu({
  label,
  icon,
  items,
  kind = "soft",
  size = "small",
  children,
}: {
  /** The name of the button when its text does not say enough. */
  label?: string;
  icon?: ReactNode;
  items: readonly MenuItem[];
  kind?: "soft" | "quiet" | "plain";
  size?: "small" | "normal";
  children: ReactNode;
}) {
  return (
    <Dropdown.Root modal={false}>
      <Dropdown.Trigger aria-label={label} className={buttonStyle({ kind, size })}>
        {icon}
        {children}
        <ChevronDown size={12} strokeWidth={1.5} aria-hidden />
      </Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-40 max-h-[min(60vh,var(--radix-dropdown-menu-content-available-height))] min-w-40 overflow-auto rounded-3 bg-float p-1 text-sm shadow-float"
        >
          {items.map((item) => (
            <Item key={item.label} item={item} />
          ))}
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}
