/** The stream of a check: one JSON a line, put together from pieces that end anywhere. */
import type { CheckEvent, DownloadFact } from "@/lib/workspace/rollouts-views";

/** The events of a body, in order. */
export async function* readCheckEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<CheckEvent> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += decoder.decode(value, { stream: !done });
      const lines = rest.split("\n");
      rest = done ? "" : (lines.pop() ?? "");
      for (const line of lines) {
        if (line.trim() === "") continue;
        const event: CheckEvent = JSON.parse(line);
        yield event;
      }
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** How far a check is. */
export interface CheckProgress {
  readonly location: string;
  readonly startedAt: number;
  readonly hops: readonly { readonly url: string; readonly status: number }[];
  readonly bytes: number;
  /** null: the server does not say how long the file is. */
  readonly total: number | null;
  readonly fact: DownloadFact | null;
  readonly error: { readonly message: string; readonly hint: string } | null;
}

export function beginCheck(location: string, startedAt: number): CheckProgress {
  return { location, startedAt, hops: [], bytes: 0, total: null, fact: null, error: null };
}

export function applyCheckEvent(progress: CheckProgress, event: CheckEvent): CheckProgress {
  switch (event.type) {
    case "started":
      return progress;
    case "hop":
      return { ...progress, hops: [...progress.hops, { url: event.url, status: event.status }] };
    case "progress":
      return { ...progress, bytes: event.bytes, total: event.total };
    case "finished":
      return { ...progress, bytes: event.fact.bytes, fact: event.fact };
    case "error":
      return { ...progress, error: { message: event.message, hint: event.hint } };
  }
}
