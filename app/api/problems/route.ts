import { respond } from "../respond";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return respond((workspace) => workspace.listProblems());
}
