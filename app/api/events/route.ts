/** Server-Sent Events: what happened in the workspace, as it happens. */
import { getWorkspace, WorkspaceError } from "@/lib/workspace";
import { guarded } from "../respond";

export const dynamic = "force-dynamic";

const heartbeatMs = 20_000;
/** Beyond what a reader left unread, it is gone. */
const maxQueued = 1_000;
/** More than browsers of a team hold open; each costs a socket and a timer. */
const maxReaders = 500;
let readers = 0;

export function GET(request: Request): Promise<Response> {
  return guarded(async () => {
    const workspace = await getWorkspace();
    if (readers >= maxReaders) {
      const hint = "Close tabs that are not needed; the page works without.";
      throw new WorkspaceError("too_many_readers", `${maxReaders} pages listen to events already.`, hint);
    }
    const encoder = new TextEncoder();
    let stop = () => {};
    const stream = new ReadableStream<Uint8Array>(
      {
        start(controller) {
          const end = () => {
            stop();
            if (controller.desiredSize !== null) controller.close();
          };
          const send = (text: string) => {
            if (controller.desiredSize !== null && controller.desiredSize > 0) {
              controller.enqueue(encoder.encode(text));
            } else end();
          };
          const unsubscribe = workspace.onEvent(({ type, ...data }) =>
            send(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`),
          );
          const heartbeat = setInterval(() => send(": still here\n\n"), heartbeatMs);
          readers++;
          stop = () => {
            stop = () => {};
            readers--;
            unsubscribe();
            clearInterval(heartbeat);
            request.signal.removeEventListener("abort", end);
          };
          request.signal.addEventListener("abort", end);
          send("retry: 1000\n\n");
        },
        cancel: () => stop(),
      },
      { highWaterMark: maxQueued },
    );
    return new Response(stream, {
      headers: {
        "Content-Type": "text/event-stream; charset=utf-8",
        "Cache-Control": "no-cache, no-transform",
        "X-Accel-Buffering": "no",
      },
    });
  });
}
