"use client";
/** Copies text and says so. Works on plain http too, where browsers hide the clipboard from scripts. */
import { notify } from "./toast";

function copyThroughSelection(text: string): boolean {
  const holder = document.createElement("textarea");
  const focused = document.activeElement;
  holder.value = text;
  holder.setAttribute("aria-hidden", "true");
  holder.style.position = "fixed";
  holder.style.opacity = "0";
  document.body.append(holder);
  holder.select();
  const done = document.execCommand("copy");
  holder.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyThroughSelection(text);
  }
}

/** `what` completes "Copied …": `2 parameter sets as YAML`. */
export async function copyText(text: string, what: string): Promise<void> {
  if (await write(text)) notify({ tone: "ok", text: `Copied ${what}` });
  else
    notify({
      tone: "warning",
      text: "The browser did not let the page copy. Select the text and copy it by hand.",
    });
}

/** Offers text as a file. */
export function downloadText(text: string, name: string, type = "application/yaml"): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
