"use client";
import { YamlEditor } from "../../editor/yaml-editor";
/** The fixtures beside the manifest: what stands for pull requests, git and the like. Typed into the draft. */
import { EmptyState } from "../../ui/empty-state";
import type { DraftControls } from "./use-draft";
import { useDraftState } from "./use-draft-state";

export function FixturesText({ draft: { store } }: { draft: DraftControls }) {
  const { fixtures, fixturesFile } = useDraftState(store);
  const text = fixtures ?? fixturesFile;
  if (text === null)
    return <EmptyState title="Reading the fixtures.">They stand beside the manifest.</EmptyState>;
  return <YamlEditor label="Fixtures text" value={text} onChange={(next) => store.editFixtures(next)} />;
}
