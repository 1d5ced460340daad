"use client";
/** What will be sent: taken from the chosen ApplicationSet, then changed by hand. */
import { useDeferredValue, useEffect, useState } from "react";
import type { PluginCaller, PluginDetail, SendRequest } from "@/lib/workspace";
import { type ParsedRequest, parseRequestText, printParameters, type RequestFormat } from "./request-text";
import { defaultRequest, requestAs } from "./send-run";

interface Draft {
  readonly format: RequestFormat;
  readonly text: string;
  readonly request: SendRequest;
  /** Index into the callers; -1: by hand. */
  readonly caller: number;
}

export interface RequestDraft extends Draft {
  readonly parsed: ParsedRequest;
  /** What to send, of the text as it stands at this moment; null when it can't be read. */
  readonly read: () => Promise<SendRequest | null>;
  readonly changed: boolean;
  readonly chosen: PluginCaller | null;
  readonly setText: (text: string) => void;
  /** Back to what the caller sends. */
  readonly reset: () => void;
  readonly setFormat: (format: RequestFormat) => void;
  readonly setCaller: (index: number) => void;
  readonly setName: (applicationSetName: string) => void;
}

function draftOf(request: SendRequest, format: RequestFormat, caller: number): Draft {
  return { format, request, caller, text: printParameters(request.parameters, format) };
}

/** As the ApplicationSet whose answer is shown; else as the first. */
function firstDraft(plugin: PluginDetail): Draft {
  const shown = plugin.callers.findIndex(
    ({ applicationSetName }) => applicationSetName === plugin.run?.call.applicationSetName,
  );
  const index = Math.max(shown, 0);
  const caller = plugin.callers[index];
  return caller ? draftOf(requestAs(caller), "yaml", index) : draftOf(defaultRequest(plugin), "yaml", -1);
}

export function useRequestDraft(plugin: PluginDetail): RequestDraft {
  const [draft, setDraft] = useState(() => firstDraft(plugin));
  const [parsed, setParsed] = useState<ParsedRequest>({
    ok: true,
    parameters: draft.request.parameters,
    warning: "",
  });
  const text = useDeferredValue(draft.text);
  useEffect(() => {
    let current = true;
    void parseRequestText(text, draft.format).then((result) => current && setParsed(result));
    return () => {
      current = false;
    };
  }, [text, draft.format]);

  const chosen = plugin.callers[draft.caller] ?? null;
  const format = (next: RequestFormat) =>
    setDraft((before) => ({
      ...before,
      format: next,
      text: parsed.ok ? printParameters(parsed.parameters, next) : before.text,
    }));
  return {
    ...draft,
    parsed,
    read: async () => {
      const now = await parseRequestText(draft.text, draft.format);
      setParsed(now);
      return now.ok ? { ...draft.request, parameters: now.parameters } : null;
    },
    chosen,
    changed: draft.text !== printParameters(draft.request.parameters, draft.format),
    setText: (next) => setDraft((before) => ({ ...before, text: next })),
    reset: () =>
      setDraft((before) => ({ ...before, text: printParameters(before.request.parameters, before.format) })),
    setFormat: format,
    setCaller: (index) => {
      const caller = plugin.callers[index];
      setDraft((before) =>
        caller ? draftOf(requestAs(caller), before.format, index) : { ...before, caller: -1 },
      );
    },
    setName: (applicationSetName) =>
      setDraft((before) => ({ ...before, request: { ...before.request, applicationSetName } })),
  };
}
