/** The work that costs time, behind a face that lets it be done elsewhere than on the server's event loop. */
import { type AnswerInput, type AnswerView, answerView } from "./answer-view";
import { evaluationView } from "./evaluation-view";

export interface Engine {
  readonly evaluate: typeof evaluationView;
  readonly readAnswer: (input: AnswerInput) => Promise<AnswerView>;
}

/** Does it here: evaluation with pauses, an answer in one go. */
export const localEngine: Engine = {
  evaluate: evaluationView,
  readAnswer: async (input) => answerView(input),
};

/** So few sets are read sooner than sent elsewhere. */
const smallAnswer = 200;

/** Does it with the engine that is there at that moment, small answers always here. */
export function switchingEngine(current: () => Engine): Engine {
  return {
    evaluate: (...job) => current().evaluate(...job),
    readAnswer: (input) => (input.sets.length <= smallAnswer ? localEngine : current()).readAnswer(input),
  };
}
