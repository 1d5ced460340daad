/** What happened, what the controller does, what to do, the code: as one sentence under the row it explains. */
import Link from "next/link";
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

/** What the list does not explain is explained on the page. */
export function MoreProblems({ count, href }: { count: number; href: string }) {
  return (
    <p className="text-fg-2">
      <Link href={href} className="rounded-1 text-accent underline decoration-current/45 underline-offset-2">
        {count === 1 ? "One more of less weight" : `${count} more of less weight`}
      </Link>
    </p>
  );
}
