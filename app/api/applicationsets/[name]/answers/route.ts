import { applicationSetIdSchema, generatorCallSchema } from "@/lib/workspace";
import { check, readInput, respond } from "../../../respond";

export const dynamic = "force-dynamic";

/** The recorded answer to a plugin call. Calls nothing. */
export function POST(
  request: Request,
  { params }: RouteContext<"/api/applicationsets/[name]/answers">,
): Promise<Response> {
  return respond(async (workspace) => {
    const id = check((await params).name, applicationSetIdSchema);
    return workspace.recordedAnswer(id, await readInput(request, generatorCallSchema));
  });
}
