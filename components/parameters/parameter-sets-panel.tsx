"use client";
/** The parameter sets of one answer or one generator: as a table or a tree, with the opened set's collisions below. */
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryState } from "nuqs";
import { type ReactNode, useMemo } from "react";
import type { ParameterSetView } from "@/lib/workspace";
import { Button } from "../ui/button";
import { copyText } from "../ui/clipboard";
import { EmptyState } from "../ui/empty-state";
import { FilterField } from "../ui/filter-field";
import { Menu } from "../ui/menu";
import { Note } from "../ui/note";
import { Pane, PaneHead } from "../ui/pane";
import { RichText } from "../ui/rich-text";
import { Segmented } from "../ui/segmented";
import { CollisionPanel } from "./collision-panel";
import { lookalikeText } from "./collision-rows";
import { copySets } from "./copy-text";
import { matchesFilter, type ParameterColumn, parameterColumns } from "./parameter-columns";
import { ParameterTable } from "./parameter-table";
import { ParameterTree } from "./parameter-tree";

const VIEWS = ["table", "tree"] as const;
const FORMATS = [
  { format: "yaml", label: "YAML" },
  { format: "json", label: "JSON" },
  { format: "tsv", label: "TSV, for a spreadsheet" },
] as const;

function CopyMenu({
  sets,
  selected,
  keys,
}: {
  sets: readonly ParameterSetView[];
  selected: ParameterSetView | null;
  keys: readonly string[];
}) {
  const count = `${sets.length} parameter set${sets.length === 1 ? "" : "s"}`;
  const copy = (which: readonly ParameterSetView[], what: string) =>
    FORMATS.map(({ format, label }) => ({
      label: `Copy ${what} as ${label}`,
      run: () =>
        void copyText(
          copySets(
            which.map(({ used }) => used),
            keys,
            format,
          ),
          `${what} as ${format.toUpperCase()}`,
        ),
    }));
  return (
    <Menu
      label="Copy parameter sets"
      items={[...copy(sets, count), ...(selected ? copy([selected], `set ${selected.index}`) : [])]}
    >
      Copy
    </Menu>
  );
}

function ColumnsMenu({
  columns,
  hidden,
  onToggle,
}: {
  columns: readonly ParameterColumn[];
  hidden: ReadonlySet<string>;
  onToggle: (key: string) => void;
}) {
  const count = columns.filter(({ key }) => hidden.has(key)).length;
  return (
    <Menu
      label={count === 0 ? "Columns" : `Columns, ${count} hidden`}
      items={columns.map(({ key, kind }) => ({
        label: key,
        checked: !hidden.has(key),
        ...(kind ? { hint: kind } : {}),
        run: () => onToggle(key),
      }))}
    >
      Columns{count > 0 && <span className="text-fg-3">{columns.length - count}</span>}
    </Menu>
  );
}

/** One explanation a key, not one a set. */
function Lookalikes({ sets }: { sets: readonly ParameterSetView[] }) {
  const texts = new Map<string, string>();
  for (const set of sets.slice(0, 500)) {
    for (const finding of set.findings) {
      if (finding.kind === "lookalike") texts.set(finding.key, lookalikeText(finding));
    }
  }
  return [...texts].map(([key, text]) => (
    <Note key={key} tone="info">
      <p className="text-xs">
        <RichText text={text} />
      </p>
    </Note>
  ));
}

export function ParameterSetsPanel({
  sets,
  selected,
  onSelect,
  title = "Parameter sets",
  count,
  head,
  notes,
  body,
  detail,
  stale = false,
  compact = false,
  className,
}: {
  sets: readonly ParameterSetView[];
  /** Index of the set that is open. */
  selected: number | null;
  onSelect: (set: number | null) => void;
  title?: string;
  count?: ReactNode;
  /** In the head, after the count: what runs, which generator. */
  head?: ReactNode;
  /** Above the table. */
  notes?: ReactNode;
  /** Instead of the table, where there is none to show. */
  body?: ReactNode;
  /** Below the table for a set without collisions. */
  detail?: (set: ParameterSetView) => ReactNode;
  /** The sets are of an older answer. */
  stale?: boolean;
  /** For a narrow pane: filter and menus on a line of their own. */
  compact?: boolean;
  className?: string;
}) {
  const [filter, setFilter] = useQueryState(
    "filter",
    parseAsString.withDefault("").withOptions({ throttleMs: 200 }),
  );
  const [view, setView] = useQueryState("form", parseAsStringLiteral(VIEWS).withDefault("table"));
  const [hide, setHide] = useQueryState("hide", parseAsArrayOf(parseAsString).withDefault([]));
  const columns = useMemo(() => parameterColumns(sets), [sets]);
  const hidden = useMemo(() => new Set(hide), [hide]);
  const shownColumns = columns.filter(({ key }) => !hidden.has(key));
  const found = useMemo(() => sets.filter((set) => matchesFilter(set, filter)), [sets, filter]);
  const open = selected === null ? null : (sets.find(({ index }) => index === selected) ?? null);
  const collides = open?.findings.some(({ kind }) => kind !== "lookalike") ?? false;
  const toggleColumn = (key: string) => {
    const next = hidden.has(key) ? hide.filter((other) => other !== key) : [...hide, key];
    void setHide(next.length > 0 ? next : null);
  };
  const tools = body === undefined && (
    <>
      <FilterField
        small
        label="Filter parameter sets"
        placeholder="Filter"
        value={filter}
        onChange={(next) => void setFilter(next || null)}
        className={compact ? "min-w-0 flex-1" : "w-[150px] max-narrow:flex-1"}
      />
      <Segmented
        label="Form"
        value={view}
        onChange={(next) => void setView(next === "table" ? null : next)}
        segments={[
          { value: "table", label: "Table" },
          { value: "tree", label: "Tree" },
        ]}
      />
      {view === "table" && <ColumnsMenu columns={columns} hidden={hidden} onToggle={toggleColumn} />}
      <CopyMenu sets={found} selected={open} keys={shownColumns.map(({ key }) => key)} />
    </>
  );
  const openDetail =
    open && (collides ? <CollisionPanel key={open.index} set={open} sets={sets} /> : detail?.(open));
  return (
    <Pane label={title} className={className ?? ""}>
      <PaneHead title={title} count={count ?? (body ? undefined : sets.length)}>
        {head}
        {tools && !compact && (
          <span className="ml-auto flex min-w-0 items-center gap-2 max-narrow:w-full">{tools}</span>
        )}
      </PaneHead>
      {tools && compact && (
        <div className="flex h-8 shrink-0 items-center gap-2 border-b border-line px-3 max-narrow:h-10">
          {tools}
        </div>
      )}
      {notes}
      {body ?? (
        <>
          {!compact && <Lookalikes sets={sets} />}
          {found.length === 0 ? (
            <EmptyState
              title="No parameter set fits the filter."
              action={<Button onClick={() => void setFilter(null)}>Show all {sets.length}</Button>}
            >
              The filter looks at keys and values.
            </EmptyState>
          ) : view === "tree" ? (
            <ParameterTree sets={found} stale={stale} />
          ) : (
            <ParameterTable
              sets={found}
              columns={shownColumns}
              selected={selected}
              onSelect={onSelect}
              onHide={toggleColumn}
              stale={stale}
              compact={compact}
            />
          )}
          {openDetail && (
            <div className="max-h-[70%] min-h-0 shrink-0 overflow-auto border-t max-narrow:max-h-none border-line">
              {openDetail}
            </div>
          )}
        </>
      )}
    </Pane>
  );
}
