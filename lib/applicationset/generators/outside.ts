/** Generators that ask an outside source: their parameter sets are unknown here. */
import type { GeneratorKind } from "../schema/application-set";
import { type Generator, NotEvaluatedError, requeueOf } from "./generator";

/** A generator of this kind; `requeue` is the controller's default in seconds. */
export function outsideGenerator(kind: GeneratorKind, requeue: number): Generator {
  return {
    async generate() {
      throw new NotEvaluatedError(kind, null);
    },
    requeueAfterSeconds: (spec) => (requeue === 0 ? 0 : requeueOf(spec, requeue)),
  };
}
