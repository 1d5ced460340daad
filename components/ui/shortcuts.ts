"use client";
/**
 * Keys of the page. Whoever shows something registers its keys; the list behind `?` is what is registered, so it never
 * names a key that does nothing. Single keys can be switched off (WCAG 2.1.4) and never fire while one is typing.
 */
import { useEffect, useRef, useSyncExternalStore } from "react";

export interface Shortcut {
  /** `s`, `/`, `?`, `Escape`, or two in turn: `g p`. */
  readonly keys: string;
  readonly label: string;
}

interface Registered extends Shortcut {
  readonly run: () => void;
}

const OFF = "appset-inspector.single-keys-off";
const SEQUENCE_MS = 1_000;
const none: readonly Shortcut[] = [];
let registered: readonly Registered[] = [];
let pending: { key: string; at: number } | null = null;
const listeners = new Set<() => void>();

function set(next: readonly Registered[]): void {
  registered = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function singleKeysOff(): boolean {
  return typeof localStorage !== "undefined" && localStorage.getItem(OFF) === "1";
}

export function setSingleKeysOff(off: boolean): void {
  if (off) localStorage.setItem(OFF, "1");
  else localStorage.removeItem(OFF);
  set([...registered]);
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** The latest registered wins: a pane's key goes before the page's. */
function find(keys: string): Registered | undefined {
  return registered.findLast((shortcut) => shortcut.keys === keys);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const single = event.key !== "Escape";
  if (single && (typing(event.target) || singleKeysOff() || event.repeat)) return;
  if (document.querySelector("[role=dialog],[role=menu]") !== null) return;
  const before = pending && event.timeStamp - pending.at < SEQUENCE_MS ? pending.key : null;
  pending = null;
  const hit = (before !== null && find(`${before} ${event.key}`)) || find(event.key);
  if (hit) {
    event.preventDefault();
    hit.run();
  } else if (registered.some((shortcut) => shortcut.keys.startsWith(`${event.key} `))) {
    pending = { key: event.key, at: event.timeStamp };
  }
}

/** Listens for all keys: once, in the frame. */
export function useShortcutListener(): void {
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

/** Registers a key while the component is shown and `enabled`. */
export function useShortcut(keys: string, label: string, run: () => void, enabled = true): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!enabled) return;
    const own: Registered = { keys, label, run: () => latest.current() };
    set([...registered, own]);
    return () => set(registered.filter((shortcut) => shortcut !== own));
  }, [keys, label, enabled]);
}

/** What works now, for the list of keys. */
export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    subscribe,
    () => registered,
    () => none,
  );
}
