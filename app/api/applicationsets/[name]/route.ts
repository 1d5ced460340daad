import { applicationSetIdSchema } from "@/lib/workspace";
import { check, respond } from "../../respond";

export const dynamic = "force-dynamic";

export function GET(_: Request, { params }: RouteContext<"/api/applicationsets/[name]">): Promise<Response> {
  return respond(async (workspace) =>
    workspace.getApplicationSet(check((await params).name, applicationSetIdSchema)),
  );
}
