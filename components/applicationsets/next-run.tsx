"use client";
/** When the controller asks again by itself, as far as the specs say: the soonest of all. */
import { useQuery } from "@tanstack/react-query";
import { nextRunOf, soonest } from "./applicationset-words";
import { applicationSetListQuery } from "./queries";

export function NextRun() {
  const { data: applicationSets } = useQuery(applicationSetListQuery());
  const first = soonest(applicationSets ?? []);
  if (!first) return null;
  return (
    <>
      Controller runs {first.name} again {nextRunOf(first)}
    </>
  );
}
