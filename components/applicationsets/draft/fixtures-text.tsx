"use client";
/** The fixtures beside the manifest: what stands for pull requests, git and the like. Typed into the draft. */
import { useMemo } from "react";
import type { ApplicationSetDetail } from "@/lib/workspace";
import { EmptyState } from "../../ui/empty-state";
import { FixturesEditor } from "../fixtures/fixtures-editor";
import { problemDiagnostics, problemRanges } from "./diagnostics";
import type { DraftControls } from "./use-draft";
import { useDraftState } from "./use-draft-state";

/** What problems of a draft's fixtures name as their file: lib/manifests. */
const fixturesFile = "fixtures";

export function FixturesText({
  draft: { store, result },
  applicationSet,
}: {
  draft: DraftControls;
  applicationSet: ApplicationSetDetail;
}) {
  const state = useDraftState(store);
  const text = state.fixtures ?? state.fixturesFile;
  const { problems, draft } = result;
  const evaluated = draft?.fixtures ?? "";
  const diagnostics = useMemo(
    () => problemDiagnostics(problems, problemRanges(problems, evaluated, fixturesFile)),
    [problems, evaluated],
  );
  if (text === null)
    return <EmptyState title="Reading the fixtures.">They stand beside the manifest.</EmptyState>;
  return (
    <FixturesEditor
      text={text}
      onChange={(next) => store.editFixtures(next)}
      applicationSet={applicationSet}
      manifest={state.manifest}
      diagnostics={diagnostics}
    />
  );
}
