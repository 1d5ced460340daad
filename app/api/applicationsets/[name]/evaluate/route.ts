import { applicationSetIdSchema, evaluateRequestSchema } from "@/lib/workspace";
import { check, maxDraftBytes, readOptionalInput, respond } from "../../../respond";

export const dynamic = "force-dynamic";

/** Calls the plugins of the ApplicationSet, or of a draft of it. Leaving the request ends the calls. */
export function POST(
  request: Request,
  { params }: RouteContext<"/api/applicationsets/[name]/evaluate">,
): Promise<Response> {
  return respond(async (workspace) => {
    const id = check((await params).name, applicationSetIdSchema);
    const input = await readOptionalInput(request, evaluateRequestSchema, maxDraftBytes);
    return workspace.evaluateApplicationSet(id, request.signal, input?.draft);
  });
}
