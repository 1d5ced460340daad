/** How the controller finds and calls the plugin, link by link. */
import { Check } from "lucide-react";
import type { ChainLink } from "@/lib/plugin";
import { SeverityIcon } from "../ui/severity-icon";

const words = { ok: "holds", warning: "warning", error: "error", notReached: "not reached" } as const;
const tones = { warning: "warning", error: "error", notReached: "off" } as const;

function chainSummary(chain: readonly ChainLink[]): string {
  const broken = chain.find(({ state }) => state === "error");
  if (broken) return `breaks at ${broken.title}`;
  const open = chain.filter(({ state }) => state === "notReached").length;
  return open > 0 ? `${open} not reached` : `all ${chain.length} links hold`;
}

function LinkIcon({ state }: { state: ChainLink["state"] }) {
  if (state === "ok") {
    return <Check size={16} strokeWidth={1.5} className="text-ok" aria-label={words.ok} role="img" />;
  }
  return <SeverityIcon tone={tones[state]} label={words[state]} className="mx-px" />;
}

export function PluginChain({ chain }: { chain: readonly ChainLink[] }) {
  const broken = chain.find(({ state }) => state === "error");
  return (
    <details open className="group shrink-0 border-b border-line">
      <summary className="flex h-9 items-center gap-2 px-3 narrow:hidden">
        <LinkIcon state={broken ? "error" : "ok"} />
        <span className="font-medium">Chain</span>
        <span className="min-w-0 truncate text-fg-2">{chainSummary(chain)}</span>
      </summary>
      <ol
        className="chain"
        data-links={chain.length}
        aria-label="How the controller finds and calls this plugin"
      >
        {chain.map((link) => (
          <li key={link.id} data-state={link.state}>
            <div className="flex items-center gap-1.5 text-xs text-fg-2">
              <LinkIcon state={link.state} />
              <span className="truncate">{link.title}</span>
            </div>
            <div className="truncate font-mono tracking-tight" title={link.value}>
              {link.value || <span className="text-fg-3">–</span>}
            </div>
          </li>
        ))}
      </ol>
    </details>
  );
}
