import { getWorkspace, pluginIdSchema, runIdSchema } from "@/lib/workspace";
import { check, guarded } from "../../../../../respond";

export const dynamic = "force-dynamic";

/** The bytes as the plugin sent them: to be saved, never to be run or shown as a page of ours. */
export function GET(
  _: Request,
  { params }: RouteContext<"/api/plugins/[pluginId]/runs/[runId]/body">,
): Promise<Response> {
  return guarded(async () => {
    const { pluginId, runId } = await params;
    const id = check(runId, runIdSchema);
    const body = await (await getWorkspace()).getRunBody(check(pluginId, pluginIdSchema), id);
    return new Response(Buffer.from(body), {
      headers: {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Disposition": `attachment; filename="getparams-${id.replace(/[^\w-]/g, "")}.txt"`,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=31536000, immutable",
      },
    });
  });
}
