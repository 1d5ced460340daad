"use client";
/** The bar over a list: words to find, which kind to show, and the list as text. null is the choice of all. */
import { CopyButton } from "./copy-button";
import { FilterField } from "./filter-field";
import { type Segment, Segmented } from "./segmented";

export function ListFilter<Show extends string>({
  label,
  placeholder,
  filter,
  onFilter,
  show,
  onShow,
  segments,
  copied,
}: {
  label: string;
  placeholder: string;
  filter: string;
  onFilter: (filter: string | null) => void;
  show: Show;
  onShow: (show: Show | null) => void;
  segments: readonly Segment<Show>[];
  copied: { readonly what: string; readonly text: () => string };
}) {
  return (
    <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-b border-line px-4 py-2 max-narrow:px-3">
      <FilterField
        label={label}
        placeholder={placeholder}
        value={filter}
        onChange={(next) => onFilter(next || null)}
        className="w-[300px] max-narrow:w-full"
      />
      <Segmented
        label="Show"
        value={show}
        onChange={(next) => onShow(next === "all" ? null : next)}
        segments={segments}
      />
      <span className="ml-auto max-narrow:hidden">
        <CopyButton size="normal" what={copied.what} text={copied.text}>
          Copy
        </CopyButton>
      </span>
    </div>
  );
}
