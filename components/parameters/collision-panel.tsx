"use client";
/** What the plugin returned beside what the controller uses, line against line; then what survives, what is lost, what to do. */
import { Fragment, useState } from "react";
import type { ParameterSetView } from "@/lib/workspace";
import { CopyButton } from "../ui/copy-button";
import { RichText } from "../ui/rich-text";
import { SeverityIcon } from "../ui/severity-icon";
import { toYaml } from "../ui/yaml-text";
import type { AlignedRow, Side } from "./align-sides";
import {
  collisionRows,
  collisionWords,
  type FoldedRow,
  foldRows,
  remarkOn,
  sameLossText,
} from "./collision-rows";

const signs = { lost: "−", new: "+" } as const;
const spoken = { lost: "lost: ", new: "new: " } as const;

function SideCell({ text, side, remark = "" }: { text: string; side: Side; remark?: string }) {
  const sign = side === "lost" || side === "new" ? side : null;
  return (
    <td data-side={side === "same" ? undefined : side}>
      {sign && (
        <span className={`sign ${sign === "lost" ? "text-danger" : "text-ok"}`}>
          <span aria-hidden>{signs[sign]}</span>
          <span className="sr-only">{spoken[sign]}</span>
        </span>
      )}
      {text}
      {remark && <span className="ml-2.5 font-sans text-xs tracking-normal text-fg-3">{remark}</span>}
    </td>
  );
}

/** Both sides in one column, as a narrow screen has it: first what was, then what is. */
function UnifiedRow({ row, remark }: { row: AlignedRow; remark: string }) {
  if (row.leftSide === "same") {
    return (
      <tr>
        <SideCell text={row.right} side="same" remark={remark} />
      </tr>
    );
  }
  return (
    <>
      {row.leftSide === "lost" && (
        <tr>
          <SideCell text={row.left} side="lost" />
        </tr>
      )}
      {row.rightSide === "new" && (
        <tr>
          <SideCell text={row.right} side="new" remark={remark} />
        </tr>
      )}
    </>
  );
}

function Fold({
  rows,
  columns,
  onOpen,
}: {
  rows: readonly AlignedRow[];
  columns: number;
  onOpen: () => void;
}) {
  return (
    <tr>
      <td colSpan={columns} className="!bg-surface-2">
        <button
          type="button"
          onClick={onOpen}
          className="rounded-1 font-sans text-xs tracking-normal text-accent hover:underline"
        >
          {rows[0]?.leftSide === "same"
            ? `Show ${rows.length} more lines that are alike`
            : `Show ${rows.length} more lines`}
        </button>
      </td>
    </tr>
  );
}

function CompareTable({
  set,
  rows,
  unified,
}: {
  set: ParameterSetView;
  rows: readonly FoldedRow[];
  unified: boolean;
}) {
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const drawRow = (row: AlignedRow, key: string) =>
    unified ? (
      <UnifiedRow key={key} row={row} remark={remarkOn(row, set)} />
    ) : (
      <tr key={key}>
        <SideCell text={row.left} side={row.leftSide} />
        <SideCell text={row.right} side={row.rightSide} remark={remarkOn(row, set)} />
      </tr>
    );
  return (
    <table className={unified ? "compare narrow:hidden" : "compare max-narrow:hidden"}>
      <caption className="sr-only">What the plugin returned beside what the controller uses</caption>
      <thead>
        <tr>
          {unified ? (
            <th scope="col">
              <span className="text-danger">− the plugin returned</span> ·{" "}
              <span className="text-ok">+ the controller uses</span>
            </th>
          ) : (
            <>
              <th scope="col">The plugin returned</th>
              <th scope="col">The controller uses</th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((entry, index) => {
          if (!("hidden" in entry)) return drawRow(entry.row, String(index));
          if (opened.has(index)) {
            return (
              <Fragment key={String(index)}>
                {entry.hidden.map((row, at) => drawRow(row, `${index}.${at}`))}
              </Fragment>
            );
          }
          return (
            <Fold
              key={String(index)}
              rows={entry.hidden}
              columns={unified ? 1 : 2}
              onOpen={() => setOpened((before) => new Set(before).add(index))}
            />
          );
        })}
      </tbody>
    </table>
  );
}

function Paths({ paths, none }: { paths: readonly string[]; none: string }) {
  if (paths.length === 0) return <span className="text-fg-3">{none}</span>;
  return paths.map((path, index) => (
    <Fragment key={path}>
      {index > 0 && ", "}
      <code>{path}</code>
    </Fragment>
  ));
}

export function CollisionPanel({ set, sets }: { set: ParameterSetView; sets: readonly ParameterSetView[] }) {
  const words = collisionWords(set);
  const rows = foldRows(collisionRows(set));
  const others = sameLossText(set, sets);
  return (
    <section aria-label={`Collision in parameter set ${set.index}`}>
      <div className="flex min-h-8 flex-wrap items-center gap-x-2 border-b border-line bg-surface-2 px-3 max-narrow:py-1">
        <SeverityIcon tone="warning" />
        <h3 className="font-strong">{words.title}</h3>
        {others && <span className="ml-auto text-xs text-fg-2">{others}</span>}
        <span className={others ? "" : "ml-auto"}>
          <CopyButton
            what="both sides as YAML"
            text={() =>
              `# The plugin returned\n${toYaml(set.returned)}---\n# The controller uses\n${toYaml(set.used)}`
            }
          >
            Copy both
          </CopyButton>
        </span>
      </div>
      <CompareTable set={set} rows={rows} unified={false} />
      <CompareTable set={set} rows={rows} unified />
      <dl className="kv border-t border-line px-3 py-1.5 [&_dd]:whitespace-normal">
        <dt>Survives</dt>
        <dd>
          <Paths paths={words.survives} none="nothing" />
        </dd>
        <dt>Lost</dt>
        <dd>
          <Paths paths={words.lost} none="nothing" />
        </dd>
        <dt>What to do</dt>
        <dd>
          <RichText text={words.remedy} />
        </dd>
      </dl>
    </section>
  );
}
