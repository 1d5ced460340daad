/**
 * The texts of one ApplicationSet as they are being edited, against those of the files. Changes come from the editors
 * and from the folder; neither ever overwrites the other unasked.
 */
import type { Draft } from "@/lib/workspace";
import type { KeptDraft } from "./kept-draft";

export interface DraftState extends KeptDraft {
  /** What the file says now. */
  readonly file: string;
  /** null: not known yet. */
  readonly fixturesFile: string | null;
}

/** Something differs from what it began with. */
export function isDraft(state: DraftState): boolean {
  return state.manifest !== state.base || (state.fixtures !== null && state.fixtures !== state.fixturesBase);
}

/** A file is neither what the draft began with nor what it became: the reader has to say which to keep. */
export function hasConflict(state: DraftState): boolean {
  const { manifest, base, file, fixtures, fixturesBase, fixturesFile } = state;
  const inManifest = manifest !== base && file !== base && file !== manifest;
  const inFixtures = fixtures !== null && fixturesFile !== null && fixturesFile !== fixturesBase;
  return inManifest || (inFixtures && fixturesFile !== fixtures);
}

/** The texts to evaluate; null as long as the fixtures are not known. */
export function draftOf({ manifest, fixtures, fixturesFile }: DraftState): Draft | null {
  const text = fixtures ?? fixturesFile;
  return text === null ? null : { manifest, fixtures: text };
}

export class DraftStore {
  private state: DraftState;
  private readonly listeners = new Set<() => void>();

  constructor(file: string) {
    this.state = { manifest: file, base: file, file, fixtures: null, fixturesBase: "", fixturesFile: null };
  }

  readonly get = (): DraftState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** What the folder says. An untouched text follows it; a draft that says the same is none any more. */
  setFile(file: string): void {
    const { manifest, base } = this.state;
    const follows = manifest === base || manifest === file;
    this.set(follows ? { file, manifest: file, base: file } : { file });
  }

  setFixturesFile(fixturesFile: string): void {
    const { fixtures } = this.state;
    this.set(
      fixtures === null || fixtures === fixturesFile ? { fixturesFile, fixtures: null } : { fixturesFile },
    );
  }

  /** A draft from before: of the last page, or one that was given up. */
  restore({ manifest, base, fixtures, fixturesBase }: KeptDraft): void {
    this.set({ manifest, base, fixtures, fixturesBase });
    this.setFile(this.state.file);
  }

  edit(manifest: string): void {
    this.set({ manifest });
  }

  editFixtures(fixtures: string): void {
    const { fixturesFile, fixturesBase } = this.state;
    const began = this.state.fixtures === null;
    if (fixtures === fixturesFile) this.set({ fixtures: null });
    else this.set({ fixtures, fixturesBase: began ? (fixturesFile ?? "") : fixturesBase });
  }

  /** Everything as in the files. Gives back what was there. */
  revert(): KeptDraft {
    const { manifest, base, fixtures, fixturesBase, file } = this.state;
    this.set({ manifest: file, base: file, fixtures: null, fixturesBase: "" });
    return { manifest, base, fixtures, fixturesBase };
  }

  /** The draft stands against the files as they are now. */
  keepMine(): void {
    const { file, fixturesFile, fixturesBase } = this.state;
    this.set({ base: file, fixturesBase: fixturesFile ?? fixturesBase });
  }

  private set(change: Partial<DraftState>): void {
    const next = { ...this.state, ...change };
    const keys = Object.keys(change) as (keyof DraftState)[];
    if (keys.every((key) => next[key] === this.state[key])) return;
    this.state = next;
    for (const listener of this.listeners) listener();
  }
}
