"use client";
/** A few lines to read or paste, with their copy. */
import { CopyButton } from "../ui/copy-button";
import { highlightYaml } from "../ui/highlight-yaml";
import { ScrollRegion } from "../ui/scroll-region";

export function CodeBlock({
  text,
  what,
  plain = false,
}: {
  text: string;
  /** Names it, and completes "Copied …". */
  what: string;
  plain?: boolean;
}) {
  const lines = text.replace(/\n$/, "").split("\n");
  return (
    <div className="flex min-w-0 items-start rounded-2 border border-line bg-surface-2">
      <ScrollRegion label={what} className="min-w-0 flex-1">
        <pre className="min-w-max px-2.5 py-1.5 leading-[18px]">
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place.
            <span key={index} className="block min-h-[18px]">
              {plain
                ? line
                : highlightYaml(line).map(({ kind, text: piece }, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one line have no other name.
                    <span key={at} className={kind === "" ? undefined : `tok-${kind}`}>
                      {piece}
                    </span>
                  ))}
            </span>
          ))}
        </pre>
      </ScrollRegion>
      <span className="p-1">
        <CopyButton text={text} what={what} />
      </span>
    </div>
  );
}
