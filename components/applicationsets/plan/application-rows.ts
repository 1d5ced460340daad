/** All that a reader must see of the Applications: those that render, and those that are only live. Deletions first. */
import type { PlanAction, PlannedApplication } from "@/lib/applicationset";
import type { Problem, Severity } from "@/lib/problems";
import type { ApplicationSetDetail, ApplicationView } from "@/lib/workspace";
import { worstSeverity } from "../../problems/problem-text";
import { placeOfProblem } from "../use-selection";

export interface ApplicationRow {
  readonly id: string;
  /** Empty: it failed to render, or has none. */
  readonly name: string;
  /** null: it is only live. */
  readonly application: ApplicationView | null;
  /** null: nothing is known of what is live. */
  readonly planned: PlannedApplication | null;
  readonly problems: readonly Problem[];
}

export function applicationRows(applicationSet: ApplicationSetDetail): ApplicationRow[] {
  const planned = applicationSet.plan?.applications ?? [];
  const byIndex = new Map(
    planned.flatMap((each) => (each.application === null ? [] : [[each.application, each] as const])),
  );
  const problems = problemsByPlace(applicationSet);
  const rendered = applicationSet.renderedApplications.map((application, index): ApplicationRow => {
    const { id, name } = application;
    const found = problems.get(`${application.generator}.${application.set}`) ?? [];
    return { id, name, application, planned: byIndex.get(index) ?? null, problems: found };
  });
  const onlyLive = planned
    .filter(({ application }) => application === null)
    .map(
      (each): ApplicationRow => ({
        id: liveRowId(each.name),
        name: each.name,
        application: null,
        planned: each,
        problems: [],
      }),
    );
  const isDeletion = ({ planned: each }: ApplicationRow) => each?.action === "delete";
  const all = [...onlyLive, ...rendered];
  return [...all.filter(isDeletion), ...all.filter((row) => !isDeletion(row))];
}

export const liveRowId = (name: string): string => `live/${name}`;

function problemsByPlace(applicationSet: ApplicationSetDetail): Map<string, Problem[]> {
  const byPlace = new Map<string, Problem[]>();
  for (const [index, problem] of applicationSet.problems.entries()) {
    const place = placeOfProblem(applicationSet, index);
    if (!place) continue;
    const key = `${place.generator}.${place.set}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), problem]);
  }
  return byPlace;
}

/** What its row's shape says: an Application that failed or is skipped is an error, whatever else is found. */
export function rowSeverity({ application, planned, problems }: ApplicationRow): Severity | "ok" {
  if (application && application.error !== "") return "error";
  if (planned?.action === "skip") return "error";
  return worstSeverity(problems) ?? "ok";
}

export type ActionFilter = PlanAction | "all";

export function isRowShown({ planned }: ApplicationRow, filter: ActionFilter): boolean {
  return filter === "all" || planned?.action === filter;
}
