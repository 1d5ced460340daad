"use client";
/** A question that stops the page: modal, named, closed by Escape, focus goes back where it came from. */
import { X } from "lucide-react";
import * as Radix from "radix-ui/dialog";
import type { ReactNode } from "react";
import { buttonStyle } from "./button";

export function Dialog({
  title,
  description,
  open,
  onClose,
  children,
}: {
  title: string;
  description?: ReactNode;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[oklch(0.15_0.01_255/0.4)]" />
        <Radix.Content
          onOpenAutoFocus={(event) => {
            // Into the form rather than onto its Close.
            const first = (event.target as HTMLElement).querySelector<HTMLElement>(
              "input:not([type=checkbox])",
            );
            if (!first) return;
            event.preventDefault();
            first.focus();
          }}
          {...(description === undefined ? { "aria-describedby": undefined } : {})}
          className="fixed top-[12vh] left-1/2 z-50 flex max-h-[80vh] w-[min(34rem,calc(100vw-24px))] -translate-x-1/2 flex-col rounded-3 bg-float shadow-float max-narrow:top-3 max-narrow:max-h-[calc(100dvh-24px)]"
        >
          <div className="flex items-start gap-2 border-b border-line px-4 py-3">
            <div className="min-w-0">
              <Radix.Title className="text-md font-strong">{title}</Radix.Title>
              {description !== undefined && (
                <Radix.Description className="text-fg-2">{description}</Radix.Description>
              )}
            </div>
            <Radix.Close
              aria-label="Close"
              className={buttonStyle({ kind: "quiet", size: "icon", className: "ml-auto" })}
            >
              <X size={16} strokeWidth={1.5} aria-hidden />
            </Radix.Close>
          </div>
          <div className="min-h-0 overflow-auto px-4 py-3">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
