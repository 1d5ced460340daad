"use client";
/**
 * Short messages that something was done. Errors of a pane stand in the pane, never here alone.
 * Our own rather than a library: the known ones add a style element at load, which our content security policy refuses.
 */
import { Check, X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Button } from "./button";
import { SeverityIcon } from "./severity-icon";

export interface Toast {
  readonly id: number;
  readonly tone: "ok" | "warning" | "error";
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const STAYS_MS = 6_000;
const AT_MOST = 3;
const none: readonly Toast[] = [];
let toasts: readonly Toast[] = none;
let lastId = 0;
const listeners = new Set<() => void>();
const timers = new Map<number, ReturnType<typeof setTimeout>>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function dismiss(id: number): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
  set(toasts.filter((toast) => toast.id !== id));
}

function hold(id: number): void {
  clearTimeout(timers.get(id));
}

function release(id: number): void {
  clearTimeout(timers.get(id));
  timers.set(
    id,
    setTimeout(() => dismiss(id), STAYS_MS),
  );
}

/** Says it for six seconds; hovering or focusing holds it. */
export function notify(toast: Omit<Toast, "id">): void {
  lastId += 1;
  set([...toasts.slice(1 - AT_MOST), { ...toast, id: lastId }]);
  release(lastId);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function ToastItem({ toast }: { toast: Toast }) {
  const { action } = toast;
  return (
    <li
      onPointerEnter={() => hold(toast.id)}
      onPointerLeave={() => release(toast.id)}
      onFocus={() => hold(toast.id)}
      onBlur={() => release(toast.id)}
      className="flex max-w-full items-center gap-2 rounded-3 bg-float py-2 pr-2 pl-3 shadow-float"
    >
      {toast.tone === "ok" ? (
        <Check size={16} strokeWidth={1.5} className="text-ok" aria-hidden />
      ) : (
        <SeverityIcon tone={toast.tone} />
      )}
      <span className="min-w-0 break-words">{toast.text}</span>
      {action && (
        <Button
          size="small"
          onClick={() => {
            dismiss(toast.id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <Button kind="quiet" size="smallIcon" aria-label="Dismiss" onClick={() => dismiss(toast.id)}>
        <X size={14} strokeWidth={1.5} aria-hidden />
      </Button>
    </li>
  );
}

/** Where messages appear: once, in the frame. */
export function ToastRegion() {
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => none,
  );
  return (
    <section
      aria-label="Messages"
      aria-live="polite"
      className="pointer-events-none fixed right-3 bottom-9 z-50"
    >
      <ul className="pointer-events-auto flex max-w-[min(32rem,calc(100vw-24px))] flex-col items-end gap-2">
        {shown.map((toast) => (
          <ToastItem key={toast.id} toast={toast} />
        ))}
      </ul>
    </section>
  );
}
