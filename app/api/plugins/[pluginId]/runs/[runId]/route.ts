import { pluginIdSchema, runIdSchema } from "@/lib/workspace";
import { check, respond } from "../../../../respond";

export const dynamic = "force-dynamic";

export function GET(
  _: Request,
  { params }: RouteContext<"/api/plugins/[pluginId]/runs/[runId]">,
): Promise<Response> {
  return respond(async (workspace) => {
    const { pluginId, runId } = await params;
    return workspace.getRun(check(pluginId, pluginIdSchema), check(runId, runIdSchema));
  });
}
