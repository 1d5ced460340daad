"use client";
/** What is chosen in the workbench, in the address: a parameter set with its Application, and a problem. Each finds the others. */
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useMemo } from "react";
import type { ApplicationSetDetail } from "@/lib/workspace";
import { parsePlace, printPlace, type SetPlace } from "./applicationset-words";

export interface Selection {
  /** Index of the generator whose sets are shown. */
  readonly generator: number;
  readonly place: SetPlace | null;
  readonly problem: number | null;
  readonly selectGenerator: (generator: number) => void;
  readonly selectPlace: (place: SetPlace | null) => void;
  readonly selectProblem: (index: number | null) => void;
}

/** The set that a problem is about; null when it is about the whole. */
export function placeOfProblem(applicationSet: ApplicationSetDetail, index: number): SetPlace | null {
  const place = applicationSet.problems[index]?.place;
  if (!place) return null;
  if (place.set !== undefined) return { generator: place.generator?.[0] ?? 0, set: place.set };
  const application = applicationSet.renderedApplications.find(
    ({ name }) => name !== "" && name === place.application,
  );
  return application ? { generator: application.generator, set: application.set } : null;
}

/** The first problem about this set; null when there is none. */
export function problemOfPlace(
  applicationSet: ApplicationSetDetail,
  { generator, set }: SetPlace,
): number | null {
  const found = applicationSet.problems.findIndex((_problem, index) => {
    const place = placeOfProblem(applicationSet, index);
    return place !== null && place.generator === generator && place.set === set;
  });
  return found === -1 ? null : found;
}

export function useSelection(applicationSet: ApplicationSetDetail): Selection {
  const [state, setState] = useQueryStates({
    set: parseAsString,
    problem: parseAsInteger,
    generator: parseAsInteger,
  });
  const place = useMemo(() => parsePlace(state.set), [state.set]);
  const problem = state.problem !== null && state.problem in applicationSet.problems ? state.problem : null;
  return {
    generator: place?.generator ?? state.generator ?? 0,
    place,
    problem,
    selectGenerator: (generator) =>
      void setState({ generator: generator === 0 ? null : generator, set: null, problem: null }),
    selectPlace: (next) =>
      void setState({
        set: next && printPlace(next),
        problem: next && problemOfPlace(applicationSet, next),
        generator: null,
      }),
    selectProblem: (index) => {
      const about = index === null ? null : placeOfProblem(applicationSet, index);
      void setState({ problem: index, ...(about ? { set: printPlace(about), generator: null } : {}) });
    },
  };
}
