import { checkRequestSchema } from "@/lib/workspace";
import { readInput, respond } from "../../respond";

export const dynamic = "force-dynamic";

/** Downloads and runs a plugin for its handshake; 403 unless the server was started with --allow-exec. */
export function POST(request: Request): Promise<Response> {
  return respond(async (workspace) =>
    workspace.rollouts.handshake(await readInput(request, checkRequestSchema), request.signal),
  );
}
