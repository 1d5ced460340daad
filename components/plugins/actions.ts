"use server";
/** Registering plugins by hand. Who may ask was checked by proxy.ts, which sees every request. */
import { logger } from "@/lib/logging";
import {
  type ErrorView,
  getWorkspace,
  type PluginSummary,
  pluginIdSchema,
  registerPluginSchema,
  updatePluginSchema,
  type Workspace,
  WorkspaceError,
} from "@/lib/workspace";

/** `field`: the input that is wrong, where one is. */
export type ActionResult<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly error: ErrorView & { readonly field?: string } };

export async function registerPluginAction(input: unknown): Promise<ActionResult<PluginSummary>> {
  const parsed = registerPluginSchema.safeParse(input);
  if (!parsed.success) return invalid(parsed.error.issues);
  return perform((workspace) => workspace.registerPlugin(parsed.data));
}

export async function updatePluginAction(id: string, input: unknown): Promise<ActionResult<PluginSummary>> {
  const parsedId = pluginIdSchema.safeParse(id);
  if (!parsedId.success) return invalid(parsedId.error.issues);
  const parsed = updatePluginSchema.safeParse(input);
  if (!parsed.success) return invalid(parsed.error.issues);
  return perform((workspace) => workspace.updatePlugin(parsedId.data, parsed.data));
}

export async function removePluginAction(id: string): Promise<ActionResult<null>> {
  const parsed = pluginIdSchema.safeParse(id);
  if (!parsed.success) return invalid(parsed.error.issues);
  return perform(async (workspace) => {
    await workspace.removePlugin(parsed.data);
    return null;
  });
}

async function perform<T>(call: (workspace: Workspace) => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, data: await call(await getWorkspace()) };
  } catch (error) {
    if (WorkspaceError.isInstance(error)) return { ok: false, error: error.toJSON() };
    const id = crypto.randomUUID();
    logger().error({ err: error, id }, "action failed");
    const hint = `Its log has the reason under ${id}.`;
    return { ok: false, error: { code: "internal_error", message: "The server could not do that.", hint } };
  }
}

function invalid(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]) {
  const [issue] = issues;
  const field = issue?.path[0];
  const name = field === undefined ? "The input" : String(field);
  const error = {
    code: "invalid_input",
    message: `${name} ${issue?.message ?? "is not valid"}.`,
    hint: "Correct it and send it again.",
    ...(field === undefined ? {} : { field: String(field) }),
  } as const;
  return { ok: false, error } as const;
}
