"use client";
/** All problems of the workspace, gravest first: each with what has it, and a way to its place. */
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { parseAsString, parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo, useRef } from "react";
import type { SubjectProblem } from "@/lib/workspace";
import { countBySeverity, countText, problemAsText } from "../problems/problem-text";
import { buttonStyle } from "../ui/button";
import { Chip } from "../ui/chip";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { ListFilter } from "../ui/list-filter";
import { PageHead } from "../ui/page-head";
import { Rows } from "../ui/rows";
import { ScrollRegion } from "../ui/scroll-region";
import { useRowKeys } from "../ui/use-row-keys";
import { ProblemListRow } from "./problem-list-row";
import { ProblemListSkeleton } from "./problem-list-skeleton";
import { isProblemShown, matchesProblem, type ProblemShow } from "./problem-words";
import { allProblemsQuery } from "./queries";

const SHOWS = ["all", "error", "warning", "info"] as const satisfies readonly ProblemShow[];

function ProblemTable({ problems }: { problems: readonly SubjectProblem[] }) {
  const scroller = useRef<HTMLElement>(null);
  useRowKeys(scroller);
  return (
    <ScrollRegion ref={scroller} label="All problems">
      <table className="table table-fixed" aria-rowcount={problems.length}>
        <caption className="sr-only">Problems, gravest first</caption>
        <colgroup>
          <col className="w-[128px] max-narrow:w-[112px]" />
          <col className="w-[240px] max-narrow:hidden" />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col" className="max-narrow:hidden">
              Where
            </th>
            <th scope="col">What happened</th>
          </tr>
        </thead>
        <Rows count={problems.length} scroller={scroller} rowHeight={28}>
          {(index, measure) => {
            const found = problems[index];
            return (
              found && (
                <tbody key={index} ref={measure} data-index={index}>
                  <ProblemListRow found={found} />
                </tbody>
              )
            );
          }}
        </Rows>
      </table>
    </ScrollRegion>
  );
}

function ProblemListContent({ problems }: { problems: readonly SubjectProblem[] }) {
  const [filter, setFilter] = useQueryState(
    "q",
    parseAsString.withDefault("").withOptions({ throttleMs: 200 }),
  );
  const [show, setShow] = useQueryState("show", parseAsStringLiteral(SHOWS).withDefault("all"));
  const found = useMemo(
    () => problems.filter((each) => matchesProblem(each, filter) && isProblemShown(each, show)),
    [problems, filter, show],
  );
  const counts = countBySeverity(problems.map(({ problem }) => problem));
  return (
    <>
      <PageHead
        title="Problems"
        chips={
          <>
            {counts.error > 0 && <Chip tone="error">{countText(counts.error, "error")}</Chip>}
            {counts.warning > 0 && <Chip tone="warning">{countText(counts.warning, "warning")}</Chip>}
            {counts.info > 0 && <Chip tone="info">{countText(counts.info, "note")}</Chip>}
            {problems.length === 0 && <Chip tone="ok">none found</Chip>}
          </>
        }
        actions={
          <Link href="/problems/codes" className={buttonStyle({ kind: "plain" })}>
            All codes
          </Link>
        }
      />
      {problems.length > 0 && (
        <ListFilter
          label="Filter problems"
          placeholder="Filter by code, name, words"
          filter={filter}
          onFilter={(next) => void setFilter(next)}
          show={show}
          onShow={(next) => void setShow(next)}
          segments={[
            { value: "all", label: `All ${problems.length}` },
            { value: "error", label: `Errors ${counts.error}` },
            { value: "warning", label: `Warnings ${counts.warning}` },
            { value: "info", label: `Notes ${counts.info}` },
          ]}
          copied={{
            what: countText(found.length, "problem"),
            text: () =>
              found.map(({ subject, problem }) => `${subject.name}\n${problemAsText(problem)}`).join("\n\n"),
          }}
        />
      )}
      {found.length > 0 ? (
        <ProblemTable problems={found} />
      ) : problems.length > 0 ? (
        <EmptyState title="No problem fits the filter.">Shorten it, or show all severities.</EmptyState>
      ) : (
        <EmptyState title="No problem is known.">
          What was not called or not evaluated yet may still have one: Check all on Plugins and Evaluate all
          on ApplicationSets ask.
        </EmptyState>
      )}
    </>
  );
}

export function ProblemListPanel() {
  const { data: problems, error, refetch } = useQuery(allProblemsQuery());
  if (problems) return <ProblemListContent problems={problems} />;
  if (!error) return <ProblemListSkeleton />;
  return (
    <>
      <PageHead title="Problems" />
      <ErrorState title="The problems could not be read." error={error} onRetry={() => void refetch()} />
    </>
  );
}
