"use client";
/** The body of an answer: laid out when it is JSON, or as it came. */
import { useMemo, useState } from "react";
import type { PluginRunView } from "@/lib/workspace";
import { byteSize } from "../ui/byte-size";
import { Chip } from "../ui/chip";
import { CodeView } from "../ui/code-view";
import { CopyButton } from "../ui/copy-button";
import { reindentJson } from "../ui/reindent-json";
import { Segmented } from "../ui/segmented";
import { bodyText } from "./body-text";

export function BodyView({ run }: { run: PluginRunView }) {
  const [form, setForm] = useState<"pretty" | "raw">("pretty");
  const text = useMemo(() => bodyText(run.bodyBase64), [run.bodyBase64]);
  const pretty = useMemo(() => reindentJson(text), [text]);
  const cut = run.bodyBytes > Math.ceil((run.bodyBase64.length * 3) / 4);
  return (
    <section aria-label="Body of the answer" className="flex min-h-60 flex-1 flex-col">
      <div className="flex h-8 shrink-0 items-center gap-2 border-b border-line bg-surface-2 px-3">
        <h3 className="font-strong">Body</h3>
        <span className="text-fg-3">{byteSize(run.bodyBytes)}</span>
        {cut && <Chip tone="warning">the rest was not kept</Chip>}
        {pretty === null && text !== "" && <Chip>not JSON as a whole</Chip>}
        <span className="ml-auto flex items-center gap-2">
          {pretty !== null && (
            <Segmented
              label="Form of the body"
              value={form}
              onChange={setForm}
              segments={[
                { value: "pretty", label: "Pretty" },
                { value: "raw", label: "Raw" },
              ]}
            />
          )}
          <CopyButton text={text} what="the body">
            Copy
          </CopyButton>
        </span>
      </div>
      {text === "" ? (
        <p className="px-4 py-3 text-fg-2">The body is empty.</p>
      ) : (
        <CodeView label="Body" text={form === "pretty" ? (pretty ?? text) : text} plain={pretty === null} />
      )}
    </section>
  );
}
