/** One problem in the list of all: its code leads to its page, its place to where it happened. */
import Link from "next/link";
import type { SubjectProblem } from "@/lib/workspace";
import { placeText, severityWords } from "../problems/problem-text";
import { RichText } from "../ui/rich-text";
import { SeverityIcon } from "../ui/severity-icon";
import { subjectHref, subjectWords } from "./problem-words";

export function ProblemListRow({ found }: { found: SubjectProblem }) {
  const { subject, problem } = found;
  const href = subjectHref(found);
  const place = placeText(problem.place);
  const title = `${subjectWords[subject.kind]} ${subject.name}`;
  return (
    <tr>
      <td className="align-baseline">
        <span className="inline-flex items-center gap-1.5">
          <SeverityIcon tone={problem.severity} label={severityWords[problem.severity]} />
          <Link
            href={`/problems/${problem.code}`}
            className="rounded-1 font-mono text-xs text-accent underline decoration-current/45 underline-offset-2"
          >
            {problem.code}
          </Link>
        </span>
      </td>
      <td className="truncate align-baseline max-narrow:hidden" title={title}>
        {href ? (
          <Link data-row href={href} className="rounded-1 font-medium hover:text-accent hover:underline">
            {subject.name}
          </Link>
        ) : (
          subject.name
        )}{" "}
        <span className="text-xs text-fg-2">{subjectWords[subject.kind]}</span>
      </td>
      <td className="!whitespace-normal !py-1 align-baseline">
        <RichText text={problem.message} />{" "}
        {href && (
          <Link href={href} className="rounded-1 font-medium text-accent narrow:hidden">
            {subject.name}
          </Link>
        )}{" "}
        {place && <span className="text-xs text-fg-2">{place}</span>}
      </td>
    </tr>
  );
}
