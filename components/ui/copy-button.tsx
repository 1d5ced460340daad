"use client";
/** Copies one text. The text may be made only when it is asked for. */
import { Copy } from "lucide-react";
import { Button, type ButtonProps } from "./button";
import { copyText } from "./clipboard";

export function CopyButton({
  text,
  what,
  children,
  kind = "quiet",
  size = "small",
}: {
  text: string | (() => string);
  /** Completes "Copied …" and, without children, names the button "Copy …". */
  what: string;
  children?: string;
} & Pick<ButtonProps, "kind" | "size">) {
  return (
    <Button
      kind={kind}
      size={children === undefined ? "smallIcon" : size}
      aria-label={children === undefined ? `Copy ${what}` : undefined}
      title={children === undefined ? `Copy ${what}` : undefined}
      onClick={() => void copyText(typeof text === "string" ? text : text(), what)}
    >
      <Copy size={size === "normal" ? 16 : 13} strokeWidth={1.5} aria-hidden />
      {children}
    </Button>
  );
}
