/** What the executed plugin said on its first line. */
import type { HandshakeFact } from "@/lib/rollouts/facts";
import { Chip } from "../ui/chip";
import { ControllerText } from "../ui/note";
import { formatDuration } from "../ui/relative-time";
import { TimeAgo } from "../ui/time-ago";

export function HandshakeFacts({ fact }: { fact: HandshakeFact }) {
  const done = fact.state === "done";
  const rows: readonly (readonly [string, string])[] = done
    ? [
        ["go-plugin protocol", String(fact.coreProtocol ?? "not said")],
        ["Plugin protocol", String(fact.appProtocol ?? "not said")],
        ["Network", fact.network],
        ["Address", fact.address],
        ["Wire", fact.protocol],
      ]
    : [["Exit code", fact.exitCode === null ? "none: it was ended" : String(fact.exitCode)]];
  return (
    <section className="grid gap-1 border-t border-line px-4 py-3 max-narrow:px-3" aria-label="Handshake">
      <h3 className="flex items-center gap-2 font-medium">
        Handshake <Chip tone={done ? "ok" : "error"}>{done ? "made" : "failed"}</Chip>
        <span className="font-regular text-fg-2">
          <TimeAgo iso={fact.at} />, in {formatDuration(fact.ms)}
        </span>
      </h3>
      {fact.error !== "" && <p>{fact.error}</p>}
      {fact.controllerError !== "" && <ControllerText text={fact.controllerError} />}
      <dl className="kv [&_dd]:whitespace-normal">
        {rows.map(([term, value]) => (
          <div key={term} className="contents">
            <dt>{term}</dt>
            <dd className="font-mono break-all">{value}</dd>
          </div>
        ))}
      </dl>
      {fact.stderr !== "" && (
        <>
          <h4 className="text-xs text-fg-2">The last it wrote on standard error</h4>
          <ControllerText text={fact.stderr} />
        </>
      )}
    </section>
  );
}
