"use client";
/** Name, state in chips, acts. */
import type { ReactNode } from "react";
import type { PluginDetail, PluginRunView } from "@/lib/workspace";
import { countBySeverity, countText } from "../problems/problem-text";
import { Chip } from "../ui/chip";
import { PageHead } from "../ui/page-head";
import { formatDuration } from "../ui/relative-time";
import { PluginActions } from "./plugin-actions";
import {
  chainProblems,
  collidingKeys,
  countSets,
  failureTitles,
  failureTone,
  setCount,
} from "./plugin-words";

function RunChips({ run }: { run: PluginRunView }) {
  const sets = setCount(run);
  const collisions = collidingKeys(run).length;
  const [printed] = run.parameterSets.flatMap((set) => Object.entries(set.printsAs));
  if (run.outcome.kind === "failure")
    return <Chip tone={failureTone(run.outcome.failure)}>{failureTitles[run.outcome.failure.code]}</Chip>;
  return (
    <>
      <Chip tone="ok">answers in {formatDuration(run.timings.total)}</Chip>
      {sets !== null &&
        (sets === 0 ? <Chip tone="error">0 parameter sets</Chip> : <Chip>{countSets(sets)}</Chip>)}
      {collisions > 0 && <Chip tone="warning">{countText(collisions, "collision")}</Chip>}
      {printed && (
        <Chip tone="warning">
          {printed[0]} prints as {printed[1]}
        </Chip>
      )}
    </>
  );
}

export function PluginHead({
  plugin,
  run,
  send,
}: {
  plugin: PluginDetail;
  run: PluginRunView | null;
  send: ReactNode;
}) {
  const chain = countBySeverity(chainProblems(plugin));
  return (
    <PageHead
      title={plugin.name}
      parent={{ href: "/plugins", label: "Plugins" }}
      chips={
        <>
          {chain.error > 0 && <Chip tone="error">chain broken</Chip>}
          {run ? <RunChips run={run} /> : <Chip>not called</Chip>}
          {plugin.origin.kind === "hand" && <Chip>by hand</Chip>}
        </>
      }
      actions={
        <>
          {plugin.origin.kind === "hand" && <PluginActions plugin={plugin} />}
          <span className="max-narrow:hidden">{send}</span>
        </>
      }
    />
  );
}
