"use client";
/** A problem in full where it happened: words, the controller's own text, code, and a copy of it all. */
import type { ReactNode } from "react";
import type { Problem } from "@/lib/problems";
import { CopyButton } from "../ui/copy-button";
import { ControllerText, Note } from "../ui/note";
import { RichText } from "../ui/rich-text";
import { placeText, problemAsText } from "./problem-text";

export function ProblemNote({
  problem,
  action,
  urgent,
}: {
  problem: Problem;
  action?: ReactNode;
  urgent?: boolean;
}) {
  return (
    <Note tone={problem.severity} {...(urgent === undefined ? {} : { urgent })}>
      <p className="max-w-[100ch]">
        <b className="font-medium">
          <RichText text={problem.message} />
        </b>{" "}
        <RichText text={problem.controller} />
      </p>
      {problem.controllerError && <ControllerText text={problem.controllerError} />}
      <p className="max-w-[100ch]">
        <RichText text={problem.remedy} />
      </p>
      <p className="mt-1.5 flex flex-wrap items-center gap-1.5">
        <code className="text-xs text-fg-2">{problem.code}</code>
        {problem.place.file && <span className="text-xs text-fg-2">{placeText(problem.place)}</span>}
        {action}
        <CopyButton text={() => problemAsText(problem)} what="the problem">
          Copy problem
        </CopyButton>
      </p>
    </Note>
  );
}
