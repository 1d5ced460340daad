import { pluginIdSchema } from "@/lib/workspace";
import { check, respond } from "../../respond";

export const dynamic = "force-dynamic";

export function GET(_: Request, { params }: RouteContext<"/api/plugins/[pluginId]">): Promise<Response> {
  return respond(async (workspace) => workspace.getPlugin(check((await params).pluginId, pluginIdSchema)));
}
