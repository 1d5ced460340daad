"use client";
/** A plain text field with line numbers; the line of an error is marked. */
import clsx from "clsx";
import { useId } from "react";
import { highlightYaml } from "../ui/highlight-yaml";

/** Beyond it, colours would cost more than they help. */
const HIGHLIGHTED_LINES = 1_000;

export function RequestEditor({
  label,
  text,
  errorLine,
  errorText,
  onChange,
}: {
  label: string;
  text: string;
  errorLine: number | null;
  errorText: string;
  onChange: (text: string) => void;
}) {
  const errorId = useId();
  const numbers = text.split("\n").map((_line, index) => index + 1);
  return (
    <div className="flex min-h-40 flex-1 flex-col overflow-hidden">
      <div className="min-h-0 flex-1 overflow-auto has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-offset-[-2px] has-[textarea:focus-visible]:outline-accent">
        <div className="flex min-h-full min-w-max font-mono text-sm leading-[18px]">
          <div
            aria-hidden
            className="sticky left-0 w-[42px] shrink-0 bg-surface-1 py-1 pr-2 text-right text-xs leading-[18px] text-fg-3 select-none"
          >
            {numbers.map((number) => (
              <div
                key={number}
                className={errorLine === number ? "bg-danger-bg font-strong text-danger" : undefined}
              >
                {number}
              </div>
            ))}
          </div>
          <div className="relative min-w-[240px] flex-1">
            {numbers.length <= HIGHLIGHTED_LINES && (
              <pre
                aria-hidden
                className="pointer-events-none absolute inset-0 py-1 pr-3 leading-[18px] whitespace-pre"
              >
                {text.split("\n").map((line, index) => (
                  <div key={numbers[index]} className="min-h-[18px]">
                    {highlightYaml(line).map((token, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one line have no other name.
                      <span key={at} className={token.kind === "" ? undefined : `tok-${token.kind}`}>
                        {token.text}
                      </span>
                    ))}
                  </div>
                ))}
              </pre>
            )}
            <textarea
              aria-label={label}
              aria-invalid={errorText !== ""}
              aria-describedby={errorText === "" ? undefined : errorId}
              value={text}
              rows={numbers.length}
              wrap="off"
              spellCheck={false}
              autoCapitalize="off"
              autoComplete="off"
              placeholder="key: value"
              onChange={(event) => onChange(event.target.value)}
              className={clsx(
                "relative field-sizing-content block w-full min-w-max resize-none overflow-hidden bg-transparent py-1 pr-3 tracking-[-0.01em] caret-fg outline-none [font-feature-settings:'calt'_0,'zero']",
                numbers.length <= HIGHLIGHTED_LINES && "text-transparent",
              )}
            />
          </div>
        </div>
      </div>
      {errorText !== "" && (
        <p
          id={errorId}
          role="alert"
          className="shrink-0 border-t border-danger-line bg-danger-bg px-3 py-1.5 text-xs"
        >
          {errorLine !== null && <b className="font-medium">Line {errorLine}: </b>}
          {errorText}
        </p>
      )}
    </div>
  );
}
