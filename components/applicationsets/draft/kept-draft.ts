/**
 * Drafts outlive their page: in the tab's own storage, which two tabs don't share, and in the browser's, for a tab that
 * was closed. A browser that keeps nothing, or not so much, is no error: it is said.
 */

/** A draft and what it was made of. */
export interface KeptDraft {
  readonly manifest: string;
  /** The file's text that it began with. */
  readonly base: string;
  /** null: the fixtures were not touched. */
  readonly fixtures: string | null;
  readonly fixturesBase: string;
}

export interface DraftStorages {
  /** Of the tab, of the browser; the first that has the draft gives it. */
  readonly all: readonly Pick<Storage, "getItem" | "setItem" | "removeItem">[];
}

const keyOf = (id: string) => `appset-inspector.draft.${id}`;

/** Those of this browser; none where they are switched off. */
export function browserStorages(): DraftStorages {
  const all = [() => sessionStorage, () => localStorage].flatMap((get) => {
    try {
      return [get()];
    } catch {
      return [];
    }
  });
  return { all };
}

export function readKeptDraft(id: string, { all }: DraftStorages): KeptDraft | null {
  for (const storage of all) {
    const draft = parseDraft(storage.getItem(keyOf(id)));
    if (draft) return draft;
  }
  return null;
}

/** False when no storage takes it: a reload would lose it. */
export function keepDraft(id: string, draft: KeptDraft, { all }: DraftStorages): boolean {
  const text = JSON.stringify(draft);
  const kept = all.map((storage) => {
    try {
      storage.setItem(keyOf(id), text);
      return true;
    } catch {
      // An older one must not come back in its place.
      storage.removeItem(keyOf(id));
      return false;
    }
  });
  return kept.includes(true);
}

export function forgetDraft(id: string, { all }: DraftStorages): void {
  for (const storage of all) storage.removeItem(keyOf(id));
}

function parseDraft(text: string | null): KeptDraft | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isKeptDraft(value) ? value : null;
  } catch {
    return null;
  }
}

function isKeptDraft(value: unknown): value is KeptDraft {
  if (typeof value !== "object" || value === null) return false;
  const { manifest, base, fixtures, fixturesBase }: { [key in keyof KeptDraft]?: unknown } = value;
  const texts = [manifest, base, fixturesBase].every((text) => typeof text === "string");
  return texts && (fixtures === null || typeof fixtures === "string");
}
