/** Who names the plugin, with the configuration each gives it. */
import type { PluginUse, RolloutsPluginReport } from "@/lib/rollouts/report";
import { EmptyState } from "../ui/empty-state";
import { CodeBlock } from "./code-block";

export function UseList({ uses }: { uses: readonly PluginUse[] }) {
  return (
    <ul>
      {uses.map((use) => (
        <li
          key={`${use.file}:${use.line}:${use.kind}/${use.namespace}/${use.name}:${use.field}`}
          className="grid grid-cols-[minmax(0,1fr)] gap-1 border-b border-line px-4 py-2 max-narrow:px-3"
        >
          <p className="flex flex-wrap items-baseline gap-x-2">
            <b className="font-medium">
              {use.kind} {use.namespace === "" ? use.name : `${use.namespace}/${use.name}`}
            </b>
            <span className="text-xs text-fg-2">
              {use.file}:{use.line}
            </span>
            <code className="text-xs break-all text-fg-2">{use.field}</code>
          </p>
          {use.configuration === "" ? (
            <p className="text-fg-3">no configuration under the name</p>
          ) : (
            <CodeBlock text={use.configuration} what={`the configuration of ${use.kind} ${use.name}`} />
          )}
        </li>
      ))}
    </ul>
  );
}

export function UsesPanel({ plugin, usesKnown }: { plugin: RolloutsPluginReport; usesKnown: boolean }) {
  if (plugin.uses.length > 0) return <UseList uses={plugin.uses} />;
  if (!usesKnown) {
    return (
      <EmptyState title="Who uses it is not known.">
        No Rollout, AnalysisTemplate or Experiment is among the manifests.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nobody names this plugin.">
      The entry still has to be right: every entry is loaded at each start, used or not. Take it out if nobody
      needs it.
    </EmptyState>
  );
}
