import { judgeRequestSchema } from "@/lib/workspace";
import { readInput, respond } from "../../respond";

export const dynamic = "force-dynamic";

/** What is said of an edited or pasted ConfigMap. Nothing is downloaded. */
export function POST(request: Request): Promise<Response> {
  return respond(async (workspace) => workspace.rollouts.judge(await readInput(request, judgeRequestSchema)));
}
