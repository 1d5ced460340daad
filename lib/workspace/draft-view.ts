/** A draft evaluated as if its texts stood in the files: on the server with calls, in a browser with recorded answers. */
import type { EvaluationSources } from "../applicationset/evaluation";
import { readDraftFixtures } from "../manifests/draft-fixtures";
import { splitDocuments } from "../manifests/split";
import { type Problem, problem } from "../problems";
import { type EvaluationView, evaluationView } from "./evaluation-view";
import type { Draft, DraftSources } from "./views";

/** The view, with the problems of the draft's fixtures, whose file is `draftFixturesFile`. Rejects only when aborted. */
export async function draftView(
  draft: Draft,
  around: Pick<DraftSources, "namespace" | "live" | "projects" | "clusters">,
  sources: EvaluationSources,
  signal?: AbortSignal,
  evaluate: typeof evaluationView = evaluationView,
): Promise<EvaluationView> {
  const { fixtures, problems } = readDraftFixtures(draft.fixtures, draft.manifest);
  const { namespace, live, projects, clusters } = around;
  const input = { text: draft.manifest, namespace, fixtures, live, projects, clusters };
  const view = await evaluate(input, sources, signal);
  return { ...view, problems: [...view.problems, ...otherDocuments(draft.manifest), ...problems] };
}

/** A draft is one document. */
function otherDocuments(manifest: string): Problem[] {
  const [, second] = splitDocuments(manifest);
  if (!second) return [];
  const place = { position: { line: second.line, column: 1 } };
  return [problem("APPSET094", place, "Only the first document of the draft is evaluated.")];
}
