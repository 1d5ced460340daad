import { pluginIdSchema, sendRequestSchema } from "@/lib/workspace";
import { check, readInput, respond } from "../../../respond";

export const dynamic = "force-dynamic";

/** Calls the plugin. Leaving the request ends the call. */
export function POST(
  request: Request,
  { params }: RouteContext<"/api/plugins/[pluginId]/runs">,
): Promise<Response> {
  return respond(async (workspace) => {
    const id = check((await params).pluginId, pluginIdSchema);
    return workspace.sendGetParams(id, await readInput(request, sendRequestSchema), request.signal);
  });
}
