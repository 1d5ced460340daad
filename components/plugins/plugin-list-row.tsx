"use client";
/** One plugin in the list; errors explain themselves under their row, all else on request. */
import clsx from "clsx";
import Link from "next/link";
import type { PluginSummary } from "@/lib/workspace";
import { MoreProblems, ProblemSentence } from "../problems/problem-sentence";
import { explained, worstSeverity } from "../problems/problem-text";
import { ProblemsToggle } from "../problems/problems-toggle";
import { SeverityIcon, type Tone } from "../ui/severity-icon";
import { TimeAgo } from "../ui/time-ago";
import { addressText, answerText, pluginHref } from "./plugin-words";

function pluginTone(plugin: PluginSummary): { tone: Tone; word: string } {
  const worst = worstSeverity(plugin.problems);
  if (worst === "error" || worst === "warning") return { tone: worst, word: worst };
  return plugin.lastRun === null ? { tone: "off", word: "not called" } : { tone: "ok", word: "answers" };
}

function UsedBy({ plugin }: { plugin: PluginSummary }) {
  if (plugin.usedBy.length === 0) return <span className="text-fg-3">no ApplicationSet</span>;
  return plugin.usedBy.map(({ id, name }, index) => (
    <span key={id}>
      {index > 0 && ", "}
      <Link
        href={`/applicationsets/${encodeURIComponent(id)}`}
        className="rounded-1 hover:text-accent hover:underline"
      >
        {name}
      </Link>
    </span>
  ));
}

function Explanation({ plugin }: { plugin: PluginSummary }) {
  const { shown, more } = explained(plugin.problems);
  return (
    <tr className="explain" id={`why-${plugin.id}`}>
      <td className="max-narrow:hidden" />
      <td colSpan={7} className="max-narrow:!pl-9">
        {shown.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one code may come twice; the order is the list's own.
          <ProblemSentence key={index} problem={problem} />
        ))}
        {more > 0 && <MoreProblems count={more} href={pluginHref(plugin.id)} />}
      </td>
    </tr>
  );
}

export function PluginListRow({
  plugin,
  open,
  onToggle,
  busy,
}: {
  plugin: PluginSummary;
  open: boolean;
  onToggle: () => void;
  /** It is being called. */
  busy: boolean;
}) {
  const { tone, word } = pluginTone(plugin);
  const isOpen = open && plugin.problems.length > 0;
  const sets = plugin.lastRun?.parameterSets ?? null;
  return (
    <>
      <tr className={clsx(isOpen && "noline")}>
        <td>
          <span className="inline-flex max-w-full items-center gap-1.5 align-top">
            <SeverityIcon tone={tone} label={word} />
            <Link
              data-row
              href={pluginHref(plugin.id)}
              className="truncate rounded-1 font-medium hover:text-accent hover:underline"
            >
              {plugin.name}
            </Link>
          </span>
        </td>
        <td className={clsx(plugin.lastRun === null && "text-fg-3")}>
          {busy ? <span className="font-medium text-info">calling…</span> : answerText(plugin.lastRun)}
        </td>
        <td className="num">{sets ?? <span className="text-fg-3">–</span>}</td>
        <td className="font-mono max-wide:hidden" title={plugin.baseUrl}>
          {addressText(plugin.baseUrl) || <span className="text-fg-3">none</span>}
        </td>
        <td
          className={clsx("font-mono max-wide:hidden", !plugin.tokenShown.startsWith("$") && "text-fg-3")}
          title={plugin.tokenShown}
        >
          {plugin.tokenShown}
        </td>
        <td className="max-narrow:hidden">
          <UsedBy plugin={plugin} />
        </td>
        <td className="text-fg-2 max-narrow:hidden">
          {plugin.lastRun ? (
            <TimeAgo iso={plugin.lastRun.startedAt} />
          ) : (
            <span className="text-fg-3">never</span>
          )}
        </td>
        <td>
          <ProblemsToggle
            name={plugin.name}
            problems={plugin.problems}
            open={isOpen}
            explanationId={`why-${plugin.id}`}
            onToggle={onToggle}
          />
        </td>
      </tr>
      {isOpen && <Explanation plugin={plugin} />}
    </>
  );
}
