/** What makes a plugin less available or less certain, with what to do and the manifests to paste. */
import type { RiskItem } from "@/lib/rollouts/report";
import { EmptyState } from "../ui/empty-state";
import { RichText } from "../ui/rich-text";
import { SeverityIcon } from "../ui/severity-icon";
import { CodeBlock } from "./code-block";
import { stepStateWord, stepTone } from "./rollouts-words";

function Risk({ risk }: { risk: RiskItem }) {
  return (
    <li className="grid grid-cols-[14px_minmax(0,1fr)] gap-x-2 border-b border-line px-4 py-2 max-narrow:px-3">
      <SeverityIcon
        tone={stepTone[risk.state]}
        label={stepStateWord({ state: risk.state, when: "firstUse" })}
        className="mt-[3px]"
      />
      <div className="min-w-0">
        <p>
          <b className="font-medium">{risk.label}</b> {risk.seen !== "" && <code>{risk.seen}</code>}
        </p>
        <p className="max-w-[90ch]">
          <RichText text={risk.sentence} />{" "}
          {risk.advice !== "" && (
            <span className="text-fg-2">
              <RichText text={risk.advice} />
            </span>
          )}
        </p>
        {risk.manifests.map(({ title, yaml }) => (
          <details key={title} className="mt-1">
            <summary className="rounded-1 text-accent">{title}</summary>
            <div className="mt-1">
              <CodeBlock text={yaml} what={`the manifest: ${title}`} />
            </div>
          </details>
        ))}
      </div>
    </li>
  );
}

export function RiskPanel({ risks }: { risks: readonly RiskItem[] }) {
  if (risks.length === 0) {
    return (
      <EmptyState title="No risk is known.">
        Nothing in this entry makes the plugin depend on another server.
      </EmptyState>
    );
  }
  return (
    <ul>
      {risks.map((risk) => (
        <Risk key={risk.id} risk={risk} />
      ))}
    </ul>
  );
}
