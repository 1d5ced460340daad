/** How every route answers: JSON, errors as data, nothing cached, no internals. */
import type { z } from "zod";
import { logger } from "@/lib/logging";
import { getWorkspace, type Workspace, WorkspaceError } from "@/lib/workspace";

const maxBodyBytes = 1024 * 1024;
/** A manifest and its fixtures, each as large as a file may be, in JSON. */
export const maxDraftBytes = 12 * 1024 * 1024;

/** The answer of a call into the workspace. */
export async function respond<T>(call: (workspace: Workspace) => Promise<T>): Promise<Response> {
  return guarded(async () => Response.json(await call(await getWorkspace()), noStore));
}

/** Runs a handler; what it throws becomes an error's JSON. */
export async function guarded(handler: () => Promise<Response>): Promise<Response> {
  try {
    return await handler();
  } catch (error) {
    if (WorkspaceError.isInstance(error)) {
      return Response.json({ error: error.toJSON() }, { ...noStore, status: error.status });
    }
    const id = crypto.randomUUID();
    logger().error({ err: error, id }, "request failed");
    const internal = new WorkspaceError(
      "internal_error",
      "The server could not answer.",
      `Its log has the reason under ${id}.`,
    );
    return Response.json({ error: internal.toJSON() }, { ...noStore, status: internal.status });
  }
}

const noStore = { headers: { "Cache-Control": "no-store" } };

/** The request's JSON, bounded and checked. */
export async function readInput<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  maxBytes = maxBodyBytes,
): Promise<z.output<Schema>> {
  return check(parseJson(await readText(request, maxBytes)), schema);
}

/** The same for a request that may come without a body: null then. */
export async function readOptionalInput<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  maxBytes = maxBodyBytes,
): Promise<z.output<Schema> | null> {
  const text = await readText(request, maxBytes);
  return text === "" ? null : check(parseJson(text), schema);
}

/** A value from outside, checked. */
export function check<Schema extends z.ZodType>(value: unknown, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue?.path.join(".") || "The input";
  throw new WorkspaceError(
    "invalid_input",
    `${place} ${issue?.message ?? "is not valid"}.`,
    "Correct it and send it again.",
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new WorkspaceError("invalid_input", "The body is not JSON.", "Send one JSON object.");
  }
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const tooLarge = () =>
    new WorkspaceError("too_large", `The body has more than ${maxBytes} bytes.`, "Send less.");
  // Next.js cuts bodies at a size of its own: what is announced says more than what comes.
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
