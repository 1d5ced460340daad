"use client";
/** The full value of one cell, with what Go prints of it, and copies of value and column. */
import * as Popover from "radix-ui/popover";
import type { JsonValue } from "@/lib/gotemplate";
import type { ParameterSetView } from "@/lib/workspace";
import { Button } from "../ui/button";
import { byteSize, utf8Length } from "../ui/byte-size";
import { CopyButton } from "../ui/copy-button";
import { ScrollRegion } from "../ui/scroll-region";
import { toYaml } from "../ui/yaml-text";
import { kindOf } from "./cell-format";
import { copyColumn, copyValue } from "./copy-text";

const words = {
  missing: "missing: the key is not in this set",
  null: "null",
  string: "text",
  number: "number (float64)",
  boolean: "boolean",
  map: "map",
  list: "list",
} as const;

const SHOWN_CHARACTERS = 50_000;

function fullText(value: JsonValue | undefined): string {
  if (value === undefined) return "∅";
  if (value === null || typeof value === "number" || typeof value === "boolean") return JSON.stringify(value);
  const text = typeof value === "string" ? value : toYaml(value);
  return text.length > SHOWN_CHARACTERS
    ? `${text.slice(0, SHOWN_CHARACTERS)}\n… copy it to see the rest`
    : text;
}

function sizeText(value: JsonValue | undefined): string {
  if (typeof value === "string") return `, ${byteSize(utf8Length(value))}`;
  if (Array.isArray(value)) return `, ${value.length}`;
  return value !== null && typeof value === "object" ? `, ${Object.keys(value).length} keys` : "";
}

export function ValuePopover({
  anchor,
  set,
  name,
  sets,
  onHide,
  onClose,
}: {
  anchor: HTMLElement;
  set: ParameterSetView;
  name: string;
  sets: readonly ParameterSetView[];
  onHide: () => void;
  onClose: () => void;
}) {
  const value = Object.hasOwn(set.used, name) ? set.used[name] : undefined;
  const prints = set.printsAs[name];
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={{ current: anchor }} />
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={`${name} of set ${set.index}`}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            anchor.focus();
          }}
          className="z-40 flex max-h-[min(50vh,var(--radix-popover-content-available-height))] w-[min(34rem,calc(100vw-16px))] flex-col rounded-3 bg-float shadow-float"
        >
          <div className="flex items-baseline gap-2 border-b border-line px-3 py-2">
            <code className="min-w-0 truncate font-medium">{name}</code>
            <span className="ml-auto text-xs whitespace-nowrap text-fg-3">
              set {set.index} · {words[kindOf(value)]}
              {sizeText(value)}
            </span>
          </div>
          <ScrollRegion label={`Value of ${name}`} className="px-3 py-2">
            <pre className="leading-[18px] break-words whitespace-pre-wrap">
              {value === "" ? <span className="tok-str">""</span> : fullText(value)}
            </pre>
          </ScrollRegion>
          {prints !== undefined && (
            <p className="border-t border-line px-3 py-1.5 text-xs text-fg-2">
              In a template it prints as <code className="text-fg">{prints}</code>: numbers are float64. Write{" "}
              <code className="text-fg">
                {"{{ int64 ."}
                {name}
                {" }}"}
              </code>{" "}
              for whole digits.
            </p>
          )}
          <p className="flex flex-wrap gap-1 border-t border-line px-2 py-1.5">
            {value !== undefined && (
              <CopyButton text={() => copyValue(value)} what={`${name} of set ${set.index}`}>
                Copy value
              </CopyButton>
            )}
            <CopyButton
              text={() =>
                copyColumn(
                  sets.map(({ used }) => used),
                  name,
                  "yaml",
                )
              }
              what={`column ${name} as YAML`}
            >
              Copy column
            </CopyButton>
            <Button kind="quiet" size="small" onClick={onHide}>
              Hide column
            </Button>
          </p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
