import { checkRequestSchema, locationSchema } from "@/lib/workspace";
import { check, readInput, respond } from "../../respond";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return respond(async (workspace) => workspace.rollouts.watches());
}

export function POST(request: Request): Promise<Response> {
  return respond(async (workspace) =>
    workspace.rollouts.startWatch(await readInput(request, checkRequestSchema)),
  );
}

/** The one of `?location=`. */
export function DELETE(request: Request): Promise<Response> {
  return respond(async (workspace) => {
    const location = check(new URL(request.url).searchParams.get("location") ?? "", locationSchema);
    workspace.rollouts.stopWatch(location);
    return workspace.rollouts.watches();
  });
}
