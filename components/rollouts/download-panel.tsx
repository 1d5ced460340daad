"use client";
/** What the last download of a plugin found: each request, times, bytes, and what the file is. */
import type { ReactNode } from "react";
import type { DownloadFact, DownloadHop } from "@/lib/rollouts/facts";
import type { RolloutsPluginReport } from "@/lib/rollouts/report";
import { byteSize } from "../ui/byte-size";
import { Chip } from "../ui/chip";
import { CopyButton } from "../ui/copy-button";
import { EmptyState } from "../ui/empty-state";
import { ControllerText, Note } from "../ui/note";
import { formatDuration } from "../ui/relative-time";
import type { Tone } from "../ui/severity-icon";
import { TimeAgo } from "../ui/time-ago";
import { FileFacts } from "./file-facts";

const stateWords: Record<DownloadFact["state"], readonly [Tone, string]> = {
  done: ["ok", "downloaded"],
  failed: ["error", "failed"],
  cancelled: ["warning", "cancelled here"],
  refused: ["info", "not asked from here"],
  limited: ["warning", "ended by the inspector's limit"],
};

/** The controller takes any status from 200 to 399. */
const hopTone = ({ status }: DownloadHop): Tone =>
  status === null ? "error" : status >= 200 && status < 400 ? "ok" : "error";

function Hops({ hops }: { hops: readonly DownloadHop[] }) {
  return (
    <ol className="grid gap-1" aria-label="Requests">
      {hops.map((hop, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: hops are told apart by their order.
        <li key={index} className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-baseline gap-2">
          <Chip tone={hopTone(hop)}>
            {hop.status === null ? "no answer" : `${hop.status} ${hop.statusText}`.trim()}
          </Chip>
          <span className="min-w-0">
            <code className="break-all">{hop.url}</code>{" "}
            {hop.address !== "" && <span className="text-xs text-fg-2">from {hop.address}</span>}
          </span>
          <span className="text-xs text-fg-2">{formatDuration(hop.ms)}</span>
        </li>
      ))}
    </ol>
  );
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Outcome({ fact }: { fact: DownloadFact }) {
  const [tone, word] = stateWords[fact.state];
  return (
    <dl className="kv [&_dd]:whitespace-normal">
      <Row term="Outcome">
        <Chip tone={tone}>{word}</Chip>{" "}
        <span className="text-fg-2">
          <TimeAgo iso={fact.startedAt} />
        </span>
      </Row>
      <Row term="Received">
        {byteSize(fact.bytes)} in {formatDuration(fact.totalMs)}
        {fact.firstByteMs !== null && (
          <span className="text-fg-2">, the first byte after {formatDuration(fact.firstByteMs)}</span>
        )}
      </Row>
      {fact.headers.length > 0 && (
        <Row term="Headers sent">
          <code>{fact.headers.join(", ")}</code> <span className="text-fg-2">values kept on the server</span>
        </Row>
      )}
      {fact.sha256 !== null && (
        <Row term="SHA-256">
          <code className="break-all">{fact.sha256}</code>
          <CopyButton text={fact.sha256} what="the file's SHA-256" />
        </Row>
      )}
    </dl>
  );
}

export function DownloadPanel({ plugin, action }: { plugin: RolloutsPluginReport; action: ReactNode }) {
  const fact = plugin.download;
  if (!plugin.downloadable) {
    return (
      <EmptyState title="There is nothing to download.">
        The controller copies a <code>file://</code> location inside its own container. Which file stands
        there can't be seen from here.
      </EmptyState>
    );
  }
  if (!fact) {
    return (
      <EmptyState title="Not downloaded yet." action={action}>
        The check downloads the file once, as a pod of the controller does at each start, computes its SHA-256
        while it comes and reads its first bytes. It is never executed, and never kept.
      </EmptyState>
    );
  }
  return (
    <>
      {fact.error !== "" && (
        <Note tone={stateWords[fact.state][0]}>
          <p>{fact.error}</p>
          {fact.controllerError !== "" && <ControllerText text={fact.controllerError} />}
        </Note>
      )}
      <div className="grid gap-3 px-4 py-3 max-narrow:px-3">
        <Outcome fact={fact} />
        {fact.hops.length > 0 && (
          <section className="grid gap-1">
            <h3 className="font-medium">
              {fact.hops.length === 1 ? "One request" : `${fact.hops.length} requests, by redirect`}
            </h3>
            <Hops hops={fact.hops} />
          </section>
        )}
        {fact.file && (
          <section className="grid gap-1">
            <h3 className="font-medium">The file</h3>
            <FileFacts file={fact.file} />
          </section>
        )}
      </div>
    </>
  );
}
