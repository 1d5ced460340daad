"use client";
/** Text with line numbers, read only: marks in the gutter, one line lit. Long texts draw only what is in sight. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useMemo, useRef } from "react";
import { highlightYaml } from "./highlight-yaml";
import { ScrollRegion } from "./scroll-region";
import { SeverityIcon } from "./severity-icon";

export type LineMark = "error" | "warning" | "info";

const LINE = 18;
/** Up to here all lines are in the page, so that the browser's own search finds them. */
const DRAW_ALL = 1_500;

const Line = memo(function Line({
  number,
  text,
  mark,
  on,
  plain,
}: {
  number: number;
  text: string;
  mark: LineMark | undefined;
  on: boolean;
  plain: boolean;
}) {
  return (
    <span className="l" data-n={number} data-mark={mark} data-on={on || undefined}>
      {mark && <SeverityIcon tone={mark} label={mark === "info" ? "note" : mark} />}
      {plain
        ? text
        : highlightYaml(text).map((token, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one line have no other name.
            <span key={index} className={token.kind === "" ? undefined : `tok-${token.kind}`}>
              {token.text}
            </span>
          ))}
    </span>
  );
});

export function CodeView({
  label,
  text,
  marks,
  current = null,
  plain = false,
}: {
  label: string;
  text: string;
  /** By line, from 1. */
  marks?: ReadonlyMap<number, LineMark>;
  /** Line that is lit and scrolled to. */
  current?: number | null;
  plain?: boolean;
}) {
  const lines = useMemo(() => text.replace(/\n$/, "").split("\n"), [text]);
  const scroller = useRef<HTMLElement>(null);
  const all = lines.length <= DRAW_ALL;
  const virtual = useVirtualizer({
    count: lines.length,
    enabled: !all,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE,
    overscan: 30,
    paddingStart: 4,
  });
  useEffect(() => {
    const box = scroller.current;
    if (current === null || !box) return;
    const top = (current - 1) * LINE;
    if (top < box.scrollTop || top > box.scrollTop + box.clientHeight - 2 * LINE) {
      box.scrollTop = Math.max(0, top - box.clientHeight / 3);
    }
  }, [current]);
  const row = (index: number) => (
    <Line
      key={index}
      number={index + 1}
      text={lines[index] ?? ""}
      mark={marks?.get(index + 1)}
      on={current === index + 1}
      plain={plain}
    />
  );
  const items = virtual.getVirtualItems();
  return (
    <ScrollRegion ref={scroller} label={label}>
      {all ? (
        <pre className="code">{lines.map((_line, index) => row(index))}</pre>
      ) : (
        <pre className="code" style={{ height: virtual.getTotalSize() }}>
          <span className="block" style={{ height: items[0]?.start ?? 0 }} />
          {items.map((item) => row(item.index))}
        </pre>
      )}
    </ScrollRegion>
  );
}
