"use client";
/** One step of one row: its outcome as a button that opens it below, and the few values that matter. */
import clsx from "clsx";
import type { ReactNode } from "react";
import type { JsonObject } from "@/lib/gotemplate/json-object";
import { formatCell } from "../../parameters/cell-format";
import { CellText } from "../../parameters/parameter-cell";
import { SeverityIcon, type Tone } from "../../ui/severity-icon";
import { PlanActionMark } from "../plan/plan-action-mark";
import { changeSummary } from "../plan/plan-words";
import { isUnsure, type Lane, type LaneRow, type PlacedSet, reaches } from "./lanes";
import { keysUsed, ownKeyCount, previewValue, setLabel, shownEntries } from "./set-text";
import { unionSummary } from "./union-keys";

const MOST = 3;

export interface LaneCellContent {
  readonly title: ReactNode;
  readonly tone: Tone | null;
  readonly body: ReactNode;
}

/** Keys and values, one line each. */
function Entries({ set, used = [] }: { set: JsonObject; used?: readonly string[] }) {
  const shown = shownEntries(set, used, MOST);
  const more = ownKeyCount(set) - shown.length;
  return (
    <>
      <dl className="grid grid-cols-[minmax(0,max-content)_minmax(0,1fr)] gap-x-2 font-mono leading-5">
        {shown.map(([key, value]) => (
          <div key={key} className="contents">
            <dt className="max-w-[14ch] truncate text-fg-2">{key}</dt>
            <dd className="truncate">
              {typeof value === "object" && value !== null ? (
                <span className="text-fg-2">{previewValue(value, 60)}</span>
              ) : (
                <CellText cell={formatCell(value)} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {more > 0 && <p className="text-xs text-fg-3">{more} more</p>}
    </>
  );
}

const quiet = (text: ReactNode) => <p className="text-fg-2">{text}</p>;
const none: LaneCellContent = { title: null, tone: null, body: null };

export function laneCell(lane: Lane, row: LaneRow): LaneCellContent {
  if (row.live) return lane.kind === "plan" ? planOf([], row) : lane.kind === "set" ? setCell(row, []) : none;
  if (row.lone !== null) return loneCell(lane, row);
  if (row.ended?.lane === lane.kind) return endedCell(row.ended);
  if (!reaches(row, lane.kind))
    return { ...none, title: isUnsure(row) ? "not known" : "not reached", tone: "off" };
  switch (lane.kind) {
    case "set":
      return setCell(row, keysUsed(row.matrix?.rendered.map(({ template }) => template) ?? []));
    case "interpolate":
      return interpolateCell(row);
    case "call":
      return callCell(row);
    case "override":
      return overrideCell(row, lane.child);
    case "union":
      return unionCell(row);
    case "selector":
      return selectorCell(row);
    case "render":
      return renderCell(row);
    case "plan":
      return planOf(row.out, row);
  }
}

function endedCell({ error, why }: NonNullable<LaneRow["ended"]>): LaneCellContent {
  if (why === "earlier")
    return { title: "not reached", tone: "off", body: quiet("the error stops the rest") };
  if (why === "unsure")
    return { title: "not known", tone: "off", body: quiet("another row is not known yet") };
  if (why === "unknown")
    return { title: "not known", tone: "off", body: quiet("not called yet: unknown, not zero") };
  return {
    title: "fails",
    tone: "error",
    body: <p className="line-clamp-4 font-mono text-xs break-words">{error}</p>,
  };
}

function setCell(row: LaneRow, used: readonly string[]): LaneCellContent {
  const title = (
    <>
      <span className={clsx(row.label.startsWith("#") ? "text-fg-3" : "text-fg-2")}>{row.label}</span>{" "}
      {row.title}
    </>
  );
  if (!row.set) return { title, tone: null, body: row.live ? quiet("no set yields it") : quiet("not shown") };
  return { title, tone: null, body: <Entries set={row.set} used={used} /> };
}

function loneCell(lane: Lane, row: LaneRow): LaneCellContent {
  if (lane.kind === "set") return { title: row.label, tone: "warning", body: quiet(row.title) };
  if (lane.kind === "override" && lane.child === row.lone)
    return { title: "its set", tone: null, body: row.set && <Entries set={row.set} /> };
  if (lane.kind !== "union") return none;
  return { title: "dropped", tone: "warning", body: quiet("no set of the first child has its merge keys") };
}

/** `input.parameters.branch` out of the whole path. */
export const shortField = (field: string): string =>
  field.replace(/^spec\.generators\[\d+\](?:\.(?:matrix|merge)\.generators\[\d+\])*\.\w+\./, "");

const inputFirst = (texts: NonNullable<LaneRow["matrix"]>["rendered"]) =>
  [...texts].sort((a, b) => Number(isValue(a.field)) - Number(isValue(b.field)));

/** One of the spec's `values`. */
export const isValue = (field: string): boolean => shortField(field).startsWith("values.");

function interpolateCell({ matrix }: LaneRow): LaneCellContent {
  const rendered = inputFirst(matrix?.rendered ?? []);
  if (rendered.length === 0) return { title: "as written", tone: null, body: quiet("nothing in it to fill") };
  return {
    title: `${rendered.length} ${rendered.length === 1 ? "text" : "texts"} filled`,
    tone: null,
    body: (
      <>
        <dl className="leading-5">
          {rendered.slice(0, 2).map(({ field, text }) => (
            <div key={field}>
              <dt className="truncate text-xs text-fg-2" title={field}>
                {shortField(field)}
              </dt>
              <dd className="truncate font-mono">{text === "" ? '""' : text}</dd>
            </div>
          ))}
        </dl>
        {rendered.length > 2 && <p className="text-xs text-fg-3">{rendered.length - 2} more</p>}
      </>
    ),
  };
}

function callCell({ matrix }: LaneRow): LaneCellContent {
  const second = matrix?.second;
  if (!second) return none;
  const count = second.setCount ?? 0;
  const first = second.sets[second.kept?.[0] ?? 0];
  const answered = second.call ? "answered " : "";
  if (count === 0)
    return {
      title: `${answered}0 sets`,
      tone: "warning",
      body: quiet(second.call ? "no error: it has nothing for this input" : "it yields nothing"),
    };
  const kept = second.kept === null ? "" : `, ${second.keptCount} kept`;
  return {
    title: `${answered}${count} ${count === 1 ? "set" : "sets"}${kept}`,
    tone: "ok",
    body: first && <Entries set={first} />,
  };
}

function overrideCell(row: LaneRow, child: number): LaneCellContent {
  const set = row.parts[child];
  if (!set) return { title: "no partner", tone: null, body: quiet("the base's set stays as it is") };
  return { title: setLabel(set) || "overrides", tone: null, body: <Entries set={set} /> };
}

const setNames = (out: readonly PlacedSet[]): string => {
  const [first, ...rest] = out;
  if (!first) return "no set";
  return rest.length === 0 ? `set ${first.index}` : `sets ${first.index} to ${first.index + rest.length}`;
};

function unionCell(row: LaneRow): LaneCellContent {
  const [first] = row.out;
  if (!first) return { title: "no set", tone: null, body: quiet("nothing to join with") };
  const title = setNames(row.out);
  const { matrix } = row;
  if (!matrix) return { title, tone: null, body: first.set && <Entries set={first.set} /> };
  const second = matrix.second.sets[matrix.second.kept?.[0] ?? 0];
  return {
    title,
    tone: null,
    body: row.set && second && quiet(unionSummary(row.set, second)),
  };
}

function selectorCell({ out }: LaneRow): LaneCellContent {
  if (out.length === 0) return none;
  const kept = out.filter((each) => each.kept).length;
  if (kept === out.length) return { title: kept === 1 ? "kept" : `all ${kept} kept`, tone: "ok", body: null };
  return { title: kept === 0 ? "dropped" : `${kept} of ${out.length} kept`, tone: "warning", body: null };
}

function renderCell({ out }: LaneRow): LaneCellContent {
  const kept = out.filter((each) => each.kept);
  const [first] = kept;
  if (!first) return { ...none, title: "no Application" };
  const failed = kept.filter(({ application }) => (application?.error ?? "") !== "");
  if (kept.length === 1) return applicationCell(first);
  return {
    title: `${kept.length - failed.length} Applications${failed.length > 0 ? `, ${failed.length} failed` : ""}`,
    tone: failed.length > 0 ? "error" : "ok",
    body: <Names out={kept} />,
  };
}

function applicationCell({ application }: PlacedSet): LaneCellContent {
  if (!application) return { ...none, title: "not known", tone: "off" };
  if (application.error !== "")
    return {
      title: "does not render",
      tone: "error",
      body: <p className="line-clamp-4 font-mono text-xs break-words">{application.error}</p>,
    };
  return {
    title: application.name === "" ? "without a name" : application.name,
    tone: application.name === "" ? "warning" : "ok",
    body: null,
  };
}

function Names({ out }: { out: readonly PlacedSet[] }) {
  return (
    <ul className="text-fg-2">
      {out.slice(0, MOST).map(({ index, application }) => (
        <li key={index} className="truncate">
          {application?.name || (application?.error ? "does not render" : "without a name")}
        </li>
      ))}
      {out.length > MOST && <li className="text-xs text-fg-3">{out.length - MOST} more</li>}
    </ul>
  );
}

function planOf(out: readonly PlacedSet[], row: LaneRow): LaneCellContent {
  const planned = row.live ? [row.live] : out.flatMap((each) => each.planned ?? []);
  const [first] = planned;
  if (!first) return none;
  if (planned.length === 1) {
    return {
      title: <PlanActionMark action={first.action} />,
      tone: null,
      body: (
        <p className="line-clamp-3 text-fg-2" title={changeSummary(first)}>
          {changeSummary(first)}
        </p>
      ),
    };
  }
  const actions = [...new Set(planned.map(({ action }) => action))];
  return {
    title: `${planned.length} Applications`,
    tone: null,
    body: (
      <ul>
        {actions.map((action) => (
          <li key={action}>
            <PlanActionMark action={action} count={planned.filter((each) => each.action === action).length} />
          </li>
        ))}
      </ul>
    ),
  };
}

/** The outcome in front: the button that opens the step. */
export function LaneCellTitle({ content }: { content: LaneCellContent }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {content.tone && <SeverityIcon tone={content.tone} size={12} />}
      <span className={clsx("min-w-0 truncate font-medium", content.tone === "off" && "text-fg-3")}>
        {content.title}
      </span>
    </span>
  );
}
