"use client";
/** A pane that could not be filled: what happened, what to do, the code, a retry and a copy. */
import { RotateCw } from "lucide-react";
import { Button } from "./button";
import { CopyButton } from "./copy-button";
import { Note } from "./note";
import { RichText } from "./rich-text";

function fieldOf(error: unknown, name: string): string | null {
  if (typeof error !== "object" || error === null) return null;
  const value: unknown = Reflect.get(error, name);
  return typeof value === "string" && value !== "" ? value : null;
}

export function ErrorState({
  title,
  error,
  onRetry,
}: {
  title: string;
  error: unknown;
  onRetry?: () => void;
}) {
  const code = fieldOf(error, "code") ?? "no_answer";
  const message = fieldOf(error, "message") ?? "The server of the inspector did not answer.";
  const hint =
    fieldOf(error, "hint") ??
    "Look at the terminal in which the inspector runs: is it still there? Then try again.";
  return (
    <Note tone="error" urgent className="border-t-0">
      <p>
        <b className="font-medium">{title}</b> <RichText text={message} />
      </p>
      <p className="text-fg-2">
        <RichText text={hint} />
      </p>
      <p className="mt-1.5 flex flex-wrap items-center gap-1.5">
        <code className="text-xs text-fg-2">{code}</code>
        {onRetry && (
          <Button size="small" onClick={onRetry}>
            <RotateCw size={12} strokeWidth={1.5} aria-hidden />
            Try again
          </Button>
        )}
        <CopyButton text={`${title}\n${message}\n${hint}\nCode: ${code}`} what="the error">
          Copy error
        </CopyButton>
      </p>
    </Note>
  );
}
