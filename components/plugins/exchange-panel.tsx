"use client";
/** The exchange as it was on the wire: timings, headers, bodies. Docked under the request in short, whole in its own tab. */
import { Download, SquareTerminal } from "lucide-react";
import { useMemo } from "react";
import type { PluginHop } from "@/lib/plugin";
import type { PluginDetail, PluginRunView } from "@/lib/workspace";
import { Button, buttonStyle } from "../ui/button";
import { byteSize, utf8Length } from "../ui/byte-size";
import { Chip } from "../ui/chip";
import { copyText } from "../ui/clipboard";
import { ScrollRegion } from "../ui/scroll-region";
import { TimeAgo } from "../ui/time-ago";
import { bodyPreview, bodyText } from "./body-text";
import { BodyView } from "./body-view";
import { runBodyPath } from "./queries";
import { TimingBar } from "./timing-bar";

function Headers({ headers, only }: { headers: PluginHop["headers"]; only?: readonly string[] }) {
  const shown = only ? headers.filter(([name]) => only.includes(name.toLowerCase())) : headers;
  return shown.map(([name, value], index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice; the order is the wire's.
    <div key={index} className="contents">
      <dt>{name}</dt>
      <dd className="font-mono" title={value}>
        {value}
        {name.toLowerCase() === "authorization" && (
          <span className="ml-2 font-sans text-xs text-fg-3">
            {value.includes("•") ? "kept on the server" : "the reference itself, no token"}
          </span>
        )}
      </dd>
    </div>
  ));
}

function noHopText({ timings }: PluginRunView): string {
  return timings.connect === null
    ? "No connection was made, so nothing was sent."
    : "The call ended before an answer came.";
}

function ContentTypeRemark({ hop }: { hop: PluginHop }) {
  if (hop.headers.some(([name]) => name.toLowerCase() === "content-type")) return null;
  return (
    <>
      <dt>Content-Type</dt>
      <dd>
        <span className="text-fg-3">∅</span>{" "}
        <span className="text-fg-2">absent; the controller does not look at it</span>
      </dd>
    </>
  );
}

function ExchangeHead({
  plugin,
  run,
  hop,
}: {
  plugin: PluginDetail;
  run: PluginRunView;
  hop: PluginHop | null;
}) {
  const sent = utf8Length(hop?.requestBody ?? "");
  return (
    <div className="flex min-h-8 shrink-0 flex-wrap items-center gap-2 border-b border-line bg-surface-2 px-3 py-0.5">
      <h2 className="font-strong">Exchange</h2>
      {hop && (
        <>
          <code className="text-fg-2">{hop.method}</code>
          <code className="min-w-0 truncate" title={hop.url}>
            {hop.url}
          </code>
          <Chip tone={hop.status >= 200 && hop.status < 300 ? "ok" : "error"}>
            {hop.status} {hop.statusText}
          </Chip>
        </>
      )}
      <span className="text-xs text-fg-2">
        <TimeAgo iso={run.startedAt} />
      </span>
      <span className="ml-auto text-xs text-fg-2">
        bodies: {byteSize(sent)} sent, {byteSize(run.bodyBytes)} received
      </span>
      <Button
        kind="soft"
        size="small"
        onClick={() => void copyText(run.curl, "the request as curl. The token is $TOKEN")}
      >
        <SquareTerminal size={12} strokeWidth={1.5} aria-hidden />
        Copy as curl
      </Button>
      {run.bodyBytes > 0 && (
        <a
          href={runBodyPath(plugin.id, run.id)}
          download
          className={buttonStyle({ kind: "soft", size: "small" })}
        >
          <Download size={12} strokeWidth={1.5} aria-hidden />
          Raw body
        </a>
      )}
    </div>
  );
}

/** In short, under the request. */
export function ExchangeDock({ plugin, run }: { plugin: PluginDetail; run: PluginRunView }) {
  const hop = run.hops.at(-1) ?? null;
  const preview = useMemo(() => bodyPreview(bodyText(run.bodyBase64)), [run.bodyBase64]);
  return (
    <section
      aria-label="Exchange"
      className="max-h-[42%] shrink-0 overflow-auto border-t border-line max-narrow:hidden"
    >
      <ExchangeHead plugin={plugin} run={run} hop={hop} />
      <div className="grid grid-cols-[clamp(372px,24vw,560px)_minmax(0,1fr)_minmax(0,1fr)] max-wide:grid-cols-2">
        <div className="min-w-0 px-4 py-2">
          <TimingBar timings={run.timings} limitSeconds={plugin.timeoutSeconds} />
        </div>
        <div className="min-w-0 border-l border-line px-4 py-2 max-wide:hidden">
          <h3 className="mb-0.5 text-xs font-medium text-fg-2">Request, as the controller sends it</h3>
          {hop ? (
            <dl className="kv">
              <Headers headers={hop.requestHeaders} only={["content-type", "authorization", "user-agent"]} />
              <dt>Body</dt>
              <dd className="font-mono">{hop.requestBody}</dd>
            </dl>
          ) : (
            <p className="text-fg-3">{noHopText(run)}</p>
          )}
        </div>
        <div className="min-w-0 border-l border-line px-4 py-2">
          <h3 className="mb-0.5 text-xs font-medium text-fg-2">Answer</h3>
          {hop ? (
            <dl className="kv">
              <dt>Protocol</dt>
              <dd className="font-mono">HTTP/{hop.httpVersion}</dd>
              <Headers headers={hop.headers} only={["server", "content-type", "content-length"]} />
              <ContentTypeRemark hop={hop} />
              <dt>Body</dt>
              <dd className="font-mono">
                {preview === "" ? <span className="text-fg-3">empty</span> : preview}
              </dd>
            </dl>
          ) : (
            <p className="text-fg-3">None.</p>
          )}
        </div>
      </div>
    </section>
  );
}

function HopDetail({ hop, label }: { hop: PluginHop; label: string }) {
  return (
    <div className="grid grid-cols-2 border-b border-line max-narrow:grid-cols-1">
      <div className="min-w-0 px-4 py-2">
        <h3 className="mb-0.5 text-xs font-medium text-fg-2">{label}, as the controller sends it</h3>
        <dl className="kv [&_dd]:break-words [&_dd]:whitespace-pre-wrap">
          <Headers headers={hop.requestHeaders} />
          <dt>Body</dt>
          <dd className="font-mono">
            {hop.requestBody === "" ? <span className="text-fg-3">none</span> : hop.requestBody.trimEnd()}
          </dd>
        </dl>
      </div>
      <div className="min-w-0 px-4 py-2 narrow:border-l narrow:border-line">
        <h3 className="mb-0.5 text-xs font-medium text-fg-2">Answer</h3>
        <dl className="kv [&_dd]:break-words [&_dd]:whitespace-pre-wrap">
          <dt>Protocol</dt>
          <dd className="font-mono">
            HTTP/{hop.httpVersion} {hop.status} {hop.statusText}
          </dd>
          {hop.remoteAddress && (
            <>
              <dt>From</dt>
              <dd className="font-mono">{hop.remoteAddress}</dd>
            </>
          )}
          <Headers headers={hop.headers} />
          <ContentTypeRemark hop={hop} />
        </dl>
      </div>
    </div>
  );
}

/** The whole exchange, each hop of it. */
export function ExchangePanel({ plugin, run }: { plugin: PluginDetail; run: PluginRunView }) {
  const last = run.hops.at(-1) ?? null;
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-auto">
      <ExchangeHead plugin={plugin} run={run} hop={last} />
      <ScrollRegion label="Timing and headers" className="max-h-[60%] shrink-0">
        <div className="max-w-[560px] px-4 py-2">
          <TimingBar timings={run.timings} limitSeconds={plugin.timeoutSeconds} />
        </div>
        <div className="border-t border-line">
          {run.hops.length === 0 && (
            <p className="border-b border-line px-4 py-3 text-fg-2">{noHopText(run)}</p>
          )}
          {run.hops.map((hop, index) => (
            <HopDetail
              // biome-ignore lint/suspicious/noArrayIndexKey: hops are told apart by their order.
              key={index}
              hop={hop}
              label={
                run.hops.length === 1
                  ? "Request"
                  : `Request ${index + 1} of ${run.hops.length}: ${hop.method} ${hop.url}`
              }
            />
          ))}
        </div>
      </ScrollRegion>
      <BodyView run={run} />
    </div>
  );
}
