/** What the server's thread and the engine's thread say to each other. All of it can be cloned: plain JSON. */
import type { GeneratorAnswer, GeneratorCall } from "../applicationset";
import type { AnswerInput, AnswerView } from "../workspace/answer-view";
import type { EvaluationInput, EvaluationView } from "../workspace/evaluation-view";
import type { ApplicationView } from "../workspace/views";

export type ToWorker =
  | {
      readonly type: "evaluate";
      readonly job: number;
      readonly input: EvaluationInput;
      /** Whether Applications are wanted as they come, too. */
      readonly batches: boolean;
    }
  | { readonly type: "readAnswer"; readonly job: number; readonly input: AnswerInput }
  | { readonly type: "answer"; readonly job: number; readonly call: number; readonly answer: GeneratorAnswer }
  | { readonly type: "refused"; readonly job: number; readonly call: number; readonly message: string }
  | { readonly type: "abort"; readonly job: number };

export type FromWorker =
  | { readonly type: "ready" }
  | { readonly type: "call"; readonly job: number; readonly call: number; readonly request: GeneratorCall }
  | { readonly type: "batch"; readonly job: number; readonly applications: readonly ApplicationView[] }
  | { readonly type: "evaluated"; readonly job: number; readonly view: EvaluationView }
  | { readonly type: "answerRead"; readonly job: number; readonly view: AnswerView }
  | { readonly type: "failed"; readonly job: number; readonly message: string };
