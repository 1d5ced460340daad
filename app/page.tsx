/** The start: to the plugins when there is something to show, else where data can come from. */
import { redirect } from "next/navigation";
import { StartPanel } from "@/components/frame/start-panel";
import { getWorkspace } from "@/lib/workspace";

export default async function StartPage() {
  const workspace = await getWorkspace();
  const [{ source }, plugins] = await Promise.all([workspace.status(), workspace.listPlugins()]);
  if (source !== "none" || plugins.length > 0) redirect("/plugins");
  return <StartPanel />;
}
