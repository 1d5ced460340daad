/** Opens the workspace before the first request, so that a data folder that can't be used ends the start. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { getWorkspace } = await import("./lib/workspace");
  await getWorkspace();
}
