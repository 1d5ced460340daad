/** What a page and the worker that evaluates its draft say to each other. All of it can be cloned: plain JSON. */
import type { FunctionNote, GeneratorAnswer, GeneratorCall } from "../applicationset";
import type { EvaluationView } from "../workspace/evaluation-view";
import type { ApplicationView, Draft, DraftSources, ParameterSetView } from "../workspace/views";

/** What stands around a draft. */
export type DraftAround = Pick<DraftSources, "namespace" | "live" | "projects" | "clusters">;

export type ToBrowserWorker =
  /** Comes before the jobs that use it: it may be large, and most jobs have the same. */
  | { readonly type: "around"; readonly around: DraftAround }
  | { readonly type: "evaluate"; readonly job: number; readonly draft: Draft }
  | { readonly type: "answer"; readonly job: number; readonly call: number; readonly answer: GeneratorAnswer }
  | { readonly type: "refused"; readonly job: number; readonly call: number; readonly message: string }
  | { readonly type: "abort"; readonly job: number }
  | { readonly type: "functions" };

export type FromBrowserWorker =
  | { readonly type: "call"; readonly job: number; readonly call: number; readonly request: GeneratorCall }
  /** As they are rendered, before the rest is known. */
  | {
      readonly type: "applications";
      readonly job: number;
      readonly applications: readonly ApplicationView[];
    }
  /** The whole but its long lists. Without `applications` those that came are taken back: the controller panics. */
  | {
      readonly type: "rendered";
      readonly job: number;
      readonly view: EvaluationView;
      readonly applications: boolean;
    }
  /** In pieces: no message holds the page up. */
  | {
      readonly type: "sets";
      readonly job: number;
      readonly generator: number;
      readonly sets: readonly ParameterSetView[];
    }
  | { readonly type: "finished"; readonly job: number }
  /** Also after an abort: the worker is free again. */
  | { readonly type: "failed"; readonly job: number; readonly message: string }
  | { readonly type: "functions"; readonly functions: readonly FunctionNote[] };
