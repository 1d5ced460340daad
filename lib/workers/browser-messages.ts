/** What a page and the worker that evaluates its draft say to each other. All of it can be cloned: plain JSON. */
import type { FunctionNote, GeneratorAnswer, GeneratorCall } from "../applicationset";
import type { EvaluationInput, EvaluationView } from "../workspace/evaluation-view";
import type { ApplicationView, ParameterSetView } from "../workspace/views";

export type ToBrowserWorker =
  | { readonly type: "evaluate"; readonly job: number; readonly input: EvaluationInput }
  | { readonly type: "answer"; readonly job: number; readonly call: number; readonly answer: GeneratorAnswer }
  | { readonly type: "refused"; readonly job: number; readonly call: number; readonly message: string }
  | { readonly type: "abort"; readonly job: number }
  | { readonly type: "functions" };

export type FromBrowserWorker =
  | { readonly type: "call"; readonly job: number; readonly call: number; readonly request: GeneratorCall }
  /** The whole but its long lists, which follow in pieces: no message holds the page up. */
  | { readonly type: "begun"; readonly job: number; readonly view: EvaluationView }
  | {
      readonly type: "sets";
      readonly job: number;
      readonly generator: number;
      readonly sets: readonly ParameterSetView[];
    }
  | {
      readonly type: "applications";
      readonly job: number;
      readonly applications: readonly ApplicationView[];
    }
  | { readonly type: "finished"; readonly job: number }
  /** Also after an abort: the worker is free again. */
  | { readonly type: "failed"; readonly job: number; readonly message: string }
  | { readonly type: "functions"; readonly functions: readonly FunctionNote[] };
