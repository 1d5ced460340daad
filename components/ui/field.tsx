/** A field of a form: label above, help or error below, tied together for readers. */
import clsx from "clsx";
import { type ComponentProps, useId } from "react";

export function Field({
  label,
  help,
  error,
  mono = false,
  ...input
}: {
  label: string;
  help?: string;
  error?: string | undefined;
  mono?: boolean;
} & Omit<ComponentProps<"input">, "className">) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? help;
  return (
    <div>
      <label htmlFor={id} className="block font-medium">
        {label}
      </label>
      <input
        id={id}
        aria-invalid={error !== undefined}
        aria-describedby={note ? noteId : undefined}
        autoComplete="off"
        spellCheck={false}
        className={clsx(
          "mt-0.5 h-8 w-full rounded-2 border bg-surface-1 px-2 max-narrow:h-10",
          error === undefined ? "border-line-strong" : "border-danger",
          mono && "font-mono",
        )}
        {...input}
      />
      {note && (
        <p id={noteId} className={clsx("mt-0.5 text-xs", error === undefined ? "text-fg-3" : "text-danger")}>
          {note}
        </p>
      )}
    </div>
  );
}
