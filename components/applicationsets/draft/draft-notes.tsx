"use client";
/** Above a draft: that it is one, who still has the old text, and what to do when that one changed meanwhile. */
import { Download, FileDiff, Undo2 } from "lucide-react";
import { Button } from "../../ui/button";
import { downloadText } from "../../ui/clipboard";
import { CopyButton } from "../../ui/copy-button";
import { Note } from "../../ui/note";
import { hasConflict } from "./draft-store";
import type { DraftControls } from "./use-draft";
import { useDraftState } from "./use-draft-state";

/** In the pane's head: what can be done with the draft as a whole. */
export function DraftActs({
  draft: { store },
  name,
  comparing,
  onCompare,
  onRevert,
}: {
  draft: DraftControls;
  /** Of the ApplicationSet. */
  name: string;
  comparing: boolean;
  onCompare: (comparing: boolean) => void;
  onRevert: () => void;
}) {
  return (
    <span className="ml-auto flex items-center gap-1">
      <Button kind="soft" size="small" onClick={onRevert}>
        <Undo2 size={13} strokeWidth={1.5} aria-hidden />
        Revert
      </Button>
      <Button
        kind={comparing ? "plain" : "quiet"}
        size="smallIcon"
        aria-pressed={comparing}
        aria-label="Differences from the file"
        title="Differences from the file"
        onClick={() => onCompare(!comparing)}
      >
        <FileDiff size={14} strokeWidth={1.5} aria-hidden />
      </Button>
      <CopyButton text={() => store.get().manifest} what="the draft" />
      <Button
        kind="quiet"
        size="smallIcon"
        aria-label="Download the draft"
        title="Download the draft"
        onClick={() => downloadText(store.get().manifest, `${name}.yaml`)}
      >
        <Download size={14} strokeWidth={1.5} aria-hidden />
      </Button>
    </span>
  );
}

export function DraftNotes({
  draft: { store, kept },
  file,
  onTakeFile,
  onKeepMine,
}: {
  draft: DraftControls;
  file: string;
  onTakeFile: () => void;
  onKeepMine: () => void;
}) {
  const state = useDraftState(store);
  if (!hasConflict(state)) {
    return (
      <Note tone="warning">
        <p>
          <b className="font-medium">Draft.</b> {file} and the controller still have the old version.
          {!kept && " It is too large for this browser to keep: a reload loses it, so download it."}
        </p>
      </Note>
    );
  }
  return (
    <Note tone="warning" urgent>
      <p>
        <b className="font-medium">{file} changed while you edited.</b> This is your draft, made of its older
        version.
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-1">
        <Button kind="soft" size="small" onClick={onTakeFile}>
          Take the file's
        </Button>
        <Button kind="soft" size="small" onClick={onKeepMine}>
          Keep mine
        </Button>
      </p>
    </Note>
  );
}
