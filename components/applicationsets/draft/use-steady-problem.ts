"use client";
/**
 * The address names the chosen problem by its index. While a text is typed the list changes: the same problem gets another
 * index, or is gone, and then nothing is chosen rather than another one.
 */
import { useEffect, useState } from "react";
import type { Problem } from "@/lib/problems";
import type { ApplicationSetDetail } from "@/lib/workspace";
import type { Selection } from "../use-selection";

/** Where the problem is in another list; null when it is not there. */
export function findProblem(wanted: Problem | undefined, problems: readonly Problem[]): number | null {
  if (!wanted) return null;
  const there = ({ code, place }: Problem) => code === wanted.code && place.field === wanted.place.field;
  const same = problems.findIndex((problem) => there(problem) && problem.message === wanted.message);
  // Its words may tell more once the sets are known.
  const found = same < 0 ? problems.findIndex(there) : same;
  return found < 0 ? null : found;
}

export function useSteadyProblem(problems: readonly Problem[], selection: Selection): Selection {
  const { problem: given, selectProblem } = selection;
  const [known, setKnown] = useState({ problems, given, problem: given });
  let { problem } = known;
  if (given !== known.given) problem = given;
  else if (problems !== known.problems && problem !== null)
    problem = findProblem(known.problems[problem], problems);
  if (problems !== known.problems || given !== known.given) setKnown({ problems, given, problem });
  useEffect(() => {
    if (problem !== given) selectProblem(problem);
  });
  return { ...selection, problem };
}

/** The line to light: the chosen problem's, until the text changes, for then it would move under the reader's hands. */
export function useLitLine(
  { problems, manifest }: Pick<ApplicationSetDetail, "problems" | "manifest">,
  problem: number | null,
): number | null {
  const [known, setKnown] = useState({ problem, manifest, line: lineOf(problems, problem) });
  if (known.problem === problem && known.manifest === manifest) return known.line;
  const line = known.manifest === manifest ? lineOf(problems, problem) : null;
  setKnown({ problem, manifest, line });
  return line;
}

function lineOf(problems: readonly Problem[], problem: number | null): number | null {
  const place = problem === null ? undefined : problems[problem]?.place;
  return place?.file ? null : (place?.position?.line ?? null);
}
