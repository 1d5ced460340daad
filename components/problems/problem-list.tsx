"use client";
/**
 * Problems with their place; an error has its remedy beside it at once. One is chosen by a press: it opens, and whoever
 * shows its place is told.
 */
import clsx from "clsx";
import type { Problem } from "@/lib/problems";
import { CopyButton } from "../ui/copy-button";
import { ControllerText } from "../ui/note";
import { RichText } from "../ui/rich-text";
import { SeverityIcon } from "../ui/severity-icon";
import { placeText, problemAsText } from "./problem-text";

const words = { error: "error", warning: "warning", info: "note" } as const;

export function ProblemList({
  problems,
  selected,
  onSelect,
}: {
  problems: readonly Problem[];
  /** Index of the chosen one. */
  selected: number | null;
  onSelect: (index: number | null) => void;
}) {
  return (
    <ul>
      {problems.map((problem, index) => {
        const open = index === selected;
        const place = placeText(problem.place);
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: one code may come twice; the order is the evaluation's own.
            key={index}
            className={clsx(
              "border-b border-line px-3 py-[5px] hover:bg-surface-2",
              open && "bg-accent-bg shadow-[inset_2px_0_0_var(--accent)] hover:bg-accent-bg",
            )}
          >
            <button
              type="button"
              data-row
              aria-expanded={open}
              onClick={() => onSelect(open ? null : index)}
              className="grid w-full grid-cols-[14px_84px_minmax(0,1fr)] items-baseline gap-x-2 rounded-1 text-left max-narrow:grid-cols-[14px_minmax(0,1fr)]"
            >
              <SeverityIcon
                tone={problem.severity}
                label={words[problem.severity]}
                className="mt-[3px] self-start"
              />
              <code className="text-xs text-fg-2">{problem.code}</code>
              <span className="max-narrow:col-start-2">
                <RichText text={problem.message} />{" "}
                {place && <span className="text-xs text-fg-2">{place}</span>}
              </span>
            </button>
            {!open && problem.severity === "error" && (
              <p className="max-w-[100ch] pl-[114px] text-fg-2 max-narrow:pl-[22px]">
                <RichText text={problem.remedy} />
              </p>
            )}
            {open && (
              <div className="pl-[114px] max-narrow:pl-[22px]">
                {problem.controllerError && <ControllerText text={problem.controllerError} />}
                <p className="max-w-[100ch] text-fg-2">
                  <b className="font-medium text-fg">
                    <RichText text={problem.controller} />
                  </b>{" "}
                  <RichText text={problem.remedy} />
                </p>
                <p className="mt-1">
                  <CopyButton text={() => problemAsText(problem)} what="the problem">
                    Copy problem
                  </CopyButton>
                </p>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
