import { applicationSetIdSchema } from "@/lib/workspace";
import { check, respond } from "../../../respond";

export const dynamic = "force-dynamic";

/** What a draft of the ApplicationSet starts from. */
export function GET(
  _: Request,
  { params }: RouteContext<"/api/applicationsets/[name]/sources">,
): Promise<Response> {
  return respond(async (workspace) =>
    workspace.draftSources(check((await params).name, applicationSetIdSchema)),
  );
}
