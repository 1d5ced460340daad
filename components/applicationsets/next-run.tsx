"use client";
/** When the controller asks again by itself, as far as the specs say: the soonest of all. */
import { useQuery } from "@tanstack/react-query";
import { useHydrated } from "../ui/use-hydrated";
import { nextRunOf, soonest } from "./applicationset-words";
import { applicationSetListQuery } from "./queries";

export function NextRun() {
  const { data: applicationSets } = useQuery(applicationSetListQuery());
  // The list may come with the page, which the server streams after the frame: both begin without it.
  const hydrated = useHydrated();
  const first = hydrated ? soonest(applicationSets ?? []) : null;
  if (!first) return null;
  return (
    <>
      Controller runs {first.name} again {nextRunOf(first)}
    </>
  );
}
