"use client";
/** Which of the rendered Applications are not applied: those that the controller skips, those that the API server refuses. */
import type { ValidationView } from "@/lib/workspace";
import { countText } from "../../problems/problem-text";
import { ControllerText, Note } from "../../ui/note";

function Text({ text, whose, reason }: { text: string; whose: string; reason?: string }) {
  return (
    <details className="text-xs">
      <summary className="w-fit">
        The {whose}'s text {reason && <code className="text-fg-2">{reason}</code>}
      </summary>
      <ControllerText text={text} />
    </details>
  );
}

export function ValidationNote({ validation }: { validation: ValidationView }) {
  const { skipped, condition, refused, refusal } = validation;
  return (
    <>
      {skipped.length > 0 && (
        <Note tone="error">
          <p>
            <b className="font-medium">The controller skips {countText(skipped.length, "Application")}:</b>{" "}
            found invalid, neither created nor updated. Others are applied. Live ones of the same names stay.
          </p>
          <Text text={condition} whose="controller" reason="ApplicationValidationError" />
        </Note>
      )}
      {refused.length > 0 && (
        <Note tone="error">
          <p>
            <b className="font-medium">The API server refuses {countText(refused.length, "Application")}.</b>{" "}
            The others are created and updated, but the run ends in an error, and nothing is deleted.
          </p>
          <Text text={refusal} whose="API server" />
        </Note>
      )}
    </>
  );
}
