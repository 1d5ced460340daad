import { allProblems } from "@/lib/workspace";
import { respond } from "../respond";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return respond(allProblems);
}
