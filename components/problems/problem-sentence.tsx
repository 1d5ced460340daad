/** What happened, what the controller does, what to do, the code: as one sentence under the row it explains. */
import type { Problem } from "@/lib/problems";
import { RichText } from "../ui/rich-text";

export function ProblemSentence({ problem }: { problem: Problem }) {
  return (
    <p className="max-w-[118ch] text-fg-2">
      <RichText text={problem.message} />{" "}
      <b className="font-medium text-fg">
        <RichText text={problem.controller} />
      </b>{" "}
      <RichText text={problem.remedy} /> <code className="text-xs text-fg-3">{problem.code}</code>
    </p>
  );
}
