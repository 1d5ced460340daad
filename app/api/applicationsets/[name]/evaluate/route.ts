import { applicationSetIdSchema } from "@/lib/workspace";
import { check, respond } from "../../../respond";

export const dynamic = "force-dynamic";

/** Calls the plugins of the ApplicationSet. Leaving the request ends the calls. */
export function POST(
  request: Request,
  { params }: RouteContext<"/api/applicationsets/[name]/evaluate">,
): Promise<Response> {
  return respond(async (workspace) =>
    workspace.evaluateApplicationSet(check((await params).name, applicationSetIdSchema), request.signal),
  );
}
