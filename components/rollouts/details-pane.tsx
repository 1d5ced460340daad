"use client";
/** All that is known of the chosen plugin, one thing at a time; and the ConfigMap as it would be right. */
import Link from "next/link";
import type { ReactNode } from "react";
import type { RolloutsPluginReport, RolloutsReport } from "@/lib/rollouts/report";
import type { CheckRequest, RolloutsView } from "@/lib/workspace/rollouts-views";
import { DiffView } from "../editor/diff-view";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { EmptyState } from "../ui/empty-state";
import { Pane, PaneHead } from "../ui/pane";
import { ScrollRegion } from "../ui/scroll-region";
import { type Segment, Segmented } from "../ui/segmented";
import { ChecksumPanel, checksumTitle } from "./checksum-panel";
import { DownloadPanel } from "./download-panel";
import { HandshakeFacts } from "./handshake-facts";
import { RiskPanel } from "./risk-panel";
import { ComputeButton, canCompute } from "./todo-pane";
import { UsesPanel } from "./uses-panel";
import { WatchPanel } from "./watch-panel";

export const DETAILS = ["checksum", "download", "risk", "watch", "use", "fixed"] as const;
export type Detail = (typeof DETAILS)[number];

const labels: Record<Detail, string> = {
  checksum: "sha256",
  download: "Download",
  risk: "Risk",
  watch: "Watch",
  use: "Use",
  fixed: "Fixed",
};

/** What there is to see, and what is shown when nobody chose. */
function detailsOf(report: RolloutsReport, plugin: RolloutsPluginReport | null): readonly Detail[] {
  const fixed = report.fixedConfigMap === null ? [] : (["fixed"] as const);
  if (!plugin) return fixed;
  return [...(plugin.checksum ? (["checksum"] as const) : []), "download", "risk", "watch", "use", ...fixed];
}

export function firstDetail(plugin: RolloutsPluginReport | null): Detail {
  if (!plugin) return "fixed";
  if (plugin.checksum && plugin.checksum.matches !== true) return "checksum";
  return plugin.downloadable ? "download" : "risk";
}

function Body({ title, code, children }: { title: string; code?: string | undefined; children: ReactNode }) {
  return (
    <ScrollRegion label={title}>
      <div className="flex items-baseline gap-2 px-4 pt-2.5 max-narrow:px-3">
        <h3 className="text-md font-strong">{title}</h3>
        {code !== undefined && (
          <Link
            href={`/problems/${code}`}
            className="ml-auto rounded-1 font-mono text-xs text-accent underline decoration-current/45 underline-offset-2"
          >
            {code}
          </Link>
        )}
      </div>
      {children}
    </ScrollRegion>
  );
}

export interface DetailsProps {
  readonly view: RolloutsView;
  readonly report: RolloutsReport;
  readonly plugin: RolloutsPluginReport | null;
  readonly request: (location: string) => CheckRequest;
  readonly check: ReactNode;
  readonly text: string;
  readonly onTakeFixed: (text: string) => void;
  readonly onCompute: (plugin: RolloutsPluginReport) => void;
  /** A check runs. */
  readonly busy: boolean;
  /** Rollouts are among the sources around this text. */
  readonly usesKnown: boolean;
}

function FixedConfigMap({ report, text, onTakeFixed }: DetailsProps) {
  const fixed = report.fixedConfigMap;
  if (fixed === null)
    return <EmptyState title="There is nothing to fix.">The text stays as it is.</EmptyState>;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2 max-narrow:px-3">
        <p className="min-w-0 flex-1 text-fg-2">
          All that is certain is set right: what only a download can tell comes after it.
        </p>
        <CopyButton text={fixed} what="the fixed ConfigMap" kind="soft">
          Copy fixed ConfigMap
        </CopyButton>
        <Button size="small" onClick={() => onTakeFixed(fixed)}>
          Take it over
        </Button>
      </div>
      <DiffView before={text} after={fixed} label="Fixed ConfigMap, with its changes" />
    </>
  );
}

function DetailBody({ detail, ...props }: DetailsProps & { detail: Detail }) {
  const { view, plugin, request, check, onCompute, busy } = props;
  if (detail === "fixed") return <FixedConfigMap {...props} />;
  if (!plugin) return null;
  const step = (id: string) => plugin.steps.find((each) => each.id === id)?.problem?.code;
  switch (detail) {
    case "checksum":
      return (
        plugin.checksum && (
          <Body title={checksumTitle(plugin.checksum)} code={step("sha256")}>
            <ChecksumPanel checksum={plugin.checksum} />
            {plugin.advice.length === 0 && canCompute(plugin) && (
              <div className="px-4 pb-3 max-narrow:px-3">
                <ComputeButton onCompute={() => onCompute(plugin)} busy={busy} />
              </div>
            )}
          </Body>
        )
      );
    case "download":
      return (
        <Body title="What a download finds" code={step("download")}>
          <DownloadPanel plugin={plugin} action={check} />
          {plugin.handshake && <HandshakeFacts fact={plugin.handshake} />}
        </Body>
      );
    case "risk":
      return (
        <Body title="What can stop it later">
          <RiskPanel risks={plugin.risks} />
        </Body>
      );
    case "watch":
      return (
        <Body title="Whether its server answers">
          <WatchPanel
            plugin={plugin}
            request={request(plugin.location)}
            watch={view.watches.find(({ location }) => location === plugin.location) ?? null}
          />
        </Body>
      );
    case "use":
      return (
        <Body title="Who names it">
          <UsesPanel plugin={plugin} usesKnown={props.usesKnown} />
        </Body>
      );
  }
}

export function DetailsPane({
  detail,
  onDetail,
  className,
  ...props
}: DetailsProps & { detail: Detail; onDetail: (detail: Detail) => void; className?: string }) {
  const there = detailsOf(props.report, props.plugin);
  const shown = there.includes(detail) ? detail : (there[0] ?? "fixed");
  const segments: Segment<Detail>[] = there.map((value) => ({ value, label: labels[value] }));
  return (
    <Pane label="Details" className={className ?? ""}>
      <PaneHead
        title="Details"
        count={<span className="text-xs">{props.plugin?.name ?? "the ConfigMap"}</span>}
      >
        <span className="ml-auto max-w-full overflow-x-auto">
          <Segmented label="What is shown of it" segments={segments} value={shown} onChange={onDetail} />
        </span>
      </PaneHead>
      <DetailBody detail={shown} {...props} />
    </Pane>
  );
}
