"use client";
/** Above a draft: that it is one, who still has the old text, and what to do when that one changed meanwhile. */
import { Download, FileDiff, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../ui/button";
import { downloadText } from "../../ui/clipboard";
import { CopyButton } from "../../ui/copy-button";
import { Note } from "../../ui/note";
import { hasConflict } from "./draft-store";
import type { DraftControls } from "./use-draft";
import { useDraftState } from "./use-draft-state";

export interface DraftActs {
  readonly revert: () => void;
  readonly keepMine: () => void;
  readonly comparing: boolean;
  readonly compare: (comparing: boolean) => void;
}

function CompareButton({ comparing, compare }: DraftActs) {
  return (
    <Button kind="soft" size="small" aria-pressed={comparing} onClick={() => compare(!comparing)}>
      <FileDiff size={13} strokeWidth={1.5} aria-hidden />
      Differences
    </Button>
  );
}

function Acts({ children }: { children: ReactNode }) {
  return <p className="mt-1 flex flex-wrap items-center gap-1">{children}</p>;
}

export function DraftNotes({
  draft: { store, kept },
  name,
  file,
  acts,
}: {
  draft: DraftControls;
  /** Of the ApplicationSet. */
  name: string;
  file: string;
  acts: DraftActs;
}) {
  const state = useDraftState(store);
  if (hasConflict(state)) {
    return (
      <Note tone="warning" urgent>
        <p>
          <b className="font-medium">{file} changed while you edited.</b> What you see is your draft, made of
          its older version.
        </p>
        <Acts>
          <Button kind="soft" size="small" onClick={acts.revert}>
            Take the file's
          </Button>
          <Button kind="soft" size="small" onClick={acts.keepMine}>
            Keep mine
          </Button>
          <CompareButton {...acts} />
        </Acts>
      </Note>
    );
  }
  return (
    <Note tone="warning">
      <p>
        <b className="font-medium">This is a draft.</b> {file} still has the old version, and so has the
        controller.
        {!kept && " It is too large for this browser to keep: a reload loses it, so download it."}
      </p>
      <Acts>
        <Button kind="soft" size="small" onClick={acts.revert}>
          <Undo2 size={13} strokeWidth={1.5} aria-hidden />
          Revert
        </Button>
        <CompareButton {...acts} />
        <CopyButton kind="soft" text={() => store.get().manifest} what="the draft">
          Copy
        </CopyButton>
        <Button kind="soft" size="small" onClick={() => downloadText(store.get().manifest, `${name}.yaml`)}>
          <Download size={13} strokeWidth={1.5} aria-hidden />
          Download
        </Button>
      </Acts>
    </Note>
  );
}
