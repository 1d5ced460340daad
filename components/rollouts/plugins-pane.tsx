"use client";
/** What to do, then each plugin with the controller's steps, then the names that have no entry. */
import { Download } from "lucide-react";
import type { QuickFix } from "@/lib/problems";
import type { RolloutsPluginReport, RolloutsReport, TextSpan } from "@/lib/rollouts/report";
import type { CheckRequest } from "@/lib/workspace/rollouts-views";
import { ProblemNote } from "../problems/problem-note";
import { Button } from "../ui/button";
import { Pane, PaneHead } from "../ui/pane";
import { ScrollRegion } from "../ui/scroll-region";
import { DownloadProgress } from "./download-progress";
import { HandshakeButton } from "./handshake-button";
import { MissingNames } from "./missing-names";
import { PluginSteps } from "./plugin-steps";
import { ownProblems } from "./rollouts-words";
import { TodoPane } from "./todo-pane";
import type { Checks } from "./use-checks";

export interface PluginsPaneProps {
  readonly report: RolloutsReport;
  readonly chosen: RolloutsPluginReport | null;
  readonly checks: Checks;
  readonly allowExec: boolean;
  readonly request: (location: string) => CheckRequest;
  readonly onChoose: (plugin: RolloutsPluginReport) => void;
  readonly onGoTo: (span: TextSpan) => void;
  readonly onFix: (fix: QuickFix) => void;
  readonly onCompute: (plugin: RolloutsPluginReport) => void;
  readonly onCheck: (plugin: RolloutsPluginReport) => void;
}

function actionsOf(plugin: RolloutsPluginReport, props: PluginsPaneProps) {
  if (!plugin.downloadable) return {};
  return {
    download: (
      <Button size="small" kind="soft" disabled={props.checks.running} onClick={() => props.onCheck(plugin)}>
        <Download size={12} strokeWidth={1.5} aria-hidden />
        Check download
      </Button>
    ),
    handshake: plugin.download?.state === "done" && (
      <HandshakeButton request={props.request(plugin.location)} allowed={props.allowExec} />
    ),
  };
}

function Todo({ chosen, checks, onFix, onCompute }: PluginsPaneProps) {
  if (!chosen || chosen.advice.length === 0) return null;
  return (
    <section aria-label="What to do" className="border-b border-line">
      <PaneHead title="What to do" count={<span className="text-xs">{chosen.name}</span>} />
      <TodoPane plugin={chosen} onFix={onFix} onCompute={() => onCompute(chosen)} busy={checks.running} />
    </section>
  );
}

export function PluginsPane({ className, ...props }: PluginsPaneProps & { className?: string }) {
  const { report, chosen, checks, onChoose, onGoTo } = props;
  return (
    <Pane label="Plugins" className={className ?? ""}>
      <ScrollRegion label="Plugins and their steps">
        {ownProblems(report).map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one code may come twice; the order is the report's.
          <ProblemNote key={index} problem={problem} />
        ))}
        <Todo {...props} />
        {report.plugins.map((plugin) => {
          const progress = checks.progress.get(plugin.location);
          const running = checks.running && progress && !progress.fact && !progress.error;
          return (
            <PluginSteps
              key={plugin.id}
              plugin={plugin}
              chosen={plugin.id === chosen?.id}
              onChoose={() => onChoose(plugin)}
              onGoTo={onGoTo}
              actions={actionsOf(plugin, props)}
            >
              {running && <DownloadProgress progress={progress} onCancel={checks.cancel} />}
            </PluginSteps>
          );
        })}
        {report.plugins.length === 0 && <p className="px-4 py-3 text-fg-2">The ConfigMap names no plugin.</p>}
        <MissingNames missing={report.missing} />
      </ScrollRegion>
    </Pane>
  );
}
