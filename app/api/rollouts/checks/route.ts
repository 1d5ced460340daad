/** Downloads one plugin to judge its file: one JSON a line as it goes (CheckEvent). Leaving the request ends it. */
import { logger } from "@/lib/logging";
import { type CheckEvent, checkRequestSchema, getWorkspace, WorkspaceError } from "@/lib/workspace";
import { guarded, readInput } from "../../respond";

export const dynamic = "force-dynamic";

export function POST(request: Request): Promise<Response> {
  return guarded(async () => {
    const input = await readInput(request, checkRequestSchema);
    const { rollouts } = await getWorkspace();
    const stop = new AbortController();
    request.signal.addEventListener("abort", () => stop.abort(), { once: true });
    const stream = new TransformStream<Uint8Array, Uint8Array>();
    const writer = stream.writable.getWriter();
    const encoder = new TextEncoder();
    let begun: () => void = () => {};
    const beginning = new Promise<void>((done) => {
      begun = done;
    });
    const send = (event: CheckEvent) => {
      begun();
      writer.write(encoder.encode(`${JSON.stringify(event)}\n`)).catch(() => stop.abort());
    };
    const work = rollouts.check(input, send, stop.signal);
    // What is refused before it begins is an answer with its own status.
    await Promise.race([work, beginning]);
    work.catch((error: unknown) => send(failure(error))).finally(() => writer.close().catch(() => {}));
    return new Response(stream.readable, {
      headers: {
        "Content-Type": "application/x-ndjson; charset=utf-8",
        "Cache-Control": "no-store, no-transform",
        "X-Accel-Buffering": "no",
      },
    });
  });
}

function failure(error: unknown): CheckEvent {
  if (WorkspaceError.isInstance(error)) return { type: "error", message: error.message, hint: error.hint };
  const id = crypto.randomUUID();
  logger().error({ err: error, id }, "rollouts check failed");
  return {
    type: "error",
    message: "The server could not check the plugin.",
    hint: `Its log has the reason under ${id}.`,
  };
}
