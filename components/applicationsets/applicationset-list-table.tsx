"use client";
/** The ApplicationSets as rows: sorted, errors explained. */
import { parseAsString, useQueryState } from "nuqs";
import { useMemo, useRef, useState } from "react";
import type { ApplicationSetSummary } from "@/lib/workspace";
import { worstSeverity } from "../problems/problem-text";
import { Rows } from "../ui/rows";
import { ScrollRegion } from "../ui/scroll-region";
import { SortHeader } from "../ui/sort-header";
import { useRowKeys } from "../ui/use-row-keys";
import { ApplicationSetListRow } from "./applicationset-list-row";
import { compareApplicationSets, isStopped } from "./applicationset-words";

/** In a longer list only the first errors open by themselves. */
const EXPLAIN_ALL_UP_TO = 20;
const EXPLAIN_FIRST = 3;

export function ApplicationSetListTable({
  applicationSets,
  running,
}: {
  applicationSets: readonly ApplicationSetSummary[];
  running: ReadonlySet<string>;
}) {
  const [sort, setSort] = useQueryState("sort", parseAsString.withDefault(""));
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const scroller = useRef<HTMLElement>(null);
  const rows = useMemo(
    () => [...applicationSets].sort(compareApplicationSets(sort)),
    [applicationSets, sort],
  );
  const opened = useMemo(() => {
    const errors = rows
      .filter((each) => isStopped(each) || worstSeverity(each.problems) === "error")
      .map(({ id }) => id);
    return new Set(rows.length <= EXPLAIN_ALL_UP_TO ? errors : errors.slice(0, EXPLAIN_FIRST));
  }, [rows]);
  useRowKeys(scroller);
  const toggle = (id: string) =>
    setToggled((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const head = { sort, onSort: (next: string) => void setSort(next || null) };
  return (
    <ScrollRegion ref={scroller} label="ApplicationSets">
      <table className="table table-fixed" aria-rowcount={rows.length}>
        <caption className="sr-only">
          ApplicationSets, their parameter sets, Applications and problems
        </caption>
        <colgroup>
          {/* On a narrow screen they make up the whole: the explanations' columns beyond them get nothing. */}
          <col className="w-[172px] max-narrow:w-[36%]" />
          <col className="max-narrow:hidden" />
          <col className="w-[120px] max-narrow:hidden" />
          <col className="w-[116px] max-narrow:w-[15%]" />
          <col className="w-[300px] max-narrow:w-[29%]" />
          <col className="w-[170px] max-wide:hidden" />
          <col className="w-[124px] max-narrow:w-[20%]" />
        </colgroup>
        <thead>
          <tr>
            <SortHeader name="name" label="Name" {...head} />
            <th scope="col" className="max-narrow:hidden">
              Generators
            </th>
            <SortHeader name="sets" label="Parameter sets" numeric className="max-narrow:hidden" {...head} />
            <SortHeader name="applications" label="Applications" short="Apps" numeric {...head} />
            <th scope="col">The next run will</th>
            <th scope="col" className="max-wide:hidden">
              Next run
            </th>
            <th scope="col">Problems</th>
          </tr>
        </thead>
        <Rows count={rows.length} scroller={scroller} rowHeight={28}>
          {(index, measure) => {
            const each = rows[index];
            return (
              each && (
                <tbody key={each.id} ref={measure} data-index={index}>
                  <ApplicationSetListRow
                    applicationSet={each}
                    open={opened.has(each.id) !== toggled.has(each.id)}
                    onToggle={() => toggle(each.id)}
                    busy={running.has(each.id)}
                  />
                </tbody>
              )
            );
          }}
        </Rows>
      </table>
      <p className="max-w-[110ch] px-4 py-2.5 text-xs text-fg-2">
        – means not known: a plugin has not been called from here, or a generator is not evaluated yet. It
        never means zero. What is created, updated and deleted is known where the live Applications are among
        the manifests; elsewhere the next run applies what is rendered, and nothing is said of deletions.
      </p>
    </ScrollRegion>
  );
}
