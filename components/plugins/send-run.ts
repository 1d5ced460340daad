/** Asks the server to call a plugin, and what to send when nobody chose. */
import type { PluginCaller, PluginDetail, PluginRunView, SendRequest } from "@/lib/workspace";
import { fetchJson } from "../ui/fetch-json";

export function sendRun(pluginId: string, request: SendRequest, signal: AbortSignal): Promise<PluginRunView> {
  return fetchJson<PluginRunView>(`/api/plugins/${encodeURIComponent(pluginId)}/runs`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
    signal,
  });
}

/** As this ApplicationSet calls it. */
export function requestAs(caller: PluginCaller): SendRequest {
  const { applicationSetName, parameters, goTemplate, values } = caller;
  return { applicationSetName, parameters, goTemplate, values };
}

/** As the first ApplicationSet calls it; without one, as the last run did; else with nothing. */
export function defaultRequest(plugin: PluginDetail): SendRequest {
  const [caller] = plugin.callers;
  if (caller) return requestAs(caller);
  const call = plugin.run?.call;
  return {
    applicationSetName: call?.applicationSetName ?? "example",
    parameters: call?.parameters ?? null,
    goTemplate: true,
    values: {},
  };
}
