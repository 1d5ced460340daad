"use client";
/** The keys that work on this page, and the switch that turns single keys off (WCAG 2.1.4). */
import { useState } from "react";
import { Dialog } from "../ui/dialog";
import { Kbd } from "../ui/kbd";
import { setSingleKeysOff, singleKeysOff, useShortcuts } from "../ui/shortcuts";

const written: Record<string, string> = { Escape: "Esc" };

export function KeyHelp({ onClose }: { onClose: () => void }) {
  const shortcuts = useShortcuts();
  const [off, setOff] = useState(singleKeysOff);
  const shown = new Map(shortcuts.map((shortcut) => [shortcut.keys, shortcut.label]));
  return (
    <Dialog title="Keys" description="What works on this page." open onClose={onClose}>
      <dl className="kv" style={{ lineHeight: "28px" }}>
        {[...shown].map(([keys, label]) => (
          <div key={keys} className="contents">
            <dt className="flex items-center gap-1">
              <span className="sr-only">{keys}</span>
              {keys.split(" ").map((key) => (
                <Kbd key={key}>{written[key] ?? key}</Kbd>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
        <dt className="flex items-center">
          <span className="sr-only">Enter</span>
          <Kbd>⏎</Kbd>
        </dt>
        <dd>Open the row in focus</dd>
      </dl>
      <p className="mt-3 border-t border-line pt-3 text-fg-2">
        In an editor Tab indents; Esc, then Tab, leaves it. Ctrl-F searches, F8 goes to the next problem,
        Ctrl-Space completes.
      </p>
      <label className="mt-3 flex items-center gap-2 border-t border-line pt-3 text-fg-2">
        <input
          type="checkbox"
          checked={off}
          onChange={(event) => {
            setOff(event.target.checked);
            setSingleKeysOff(event.target.checked);
          }}
        />
        Keys off: for speech input, and where another program uses them
      </label>
    </Dialog>
  );
}
