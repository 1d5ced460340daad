/** Where the time went: a bar, and the same in words. */
import type { PluginTimings } from "@/lib/plugin";
import { formatDuration, formatSeconds } from "../ui/relative-time";

const phases = [
  { key: "dns", label: "DNS", colour: "var(--p5)", none: "no name to look up" },
  { key: "connect", label: "Connect", colour: "var(--p2)", none: "not reached" },
  { key: "tls", label: "TLS", colour: "var(--p6)", none: "http" },
  { key: "firstByte", label: "First byte", colour: "var(--p3)", none: "not reached" },
  { key: "body", label: "Body", colour: "var(--p1)", none: "not reached" },
] as const;

export function TimingBar({
  timings,
  limitSeconds,
}: {
  timings: PluginTimings;
  /** null: none. */
  limitSeconds: number | null;
}) {
  const share = (time: number | null) =>
    time === null || timings.total === 0 ? 0 : (100 * time) / timings.total;
  return (
    <>
      <div className="mb-1.5 flex items-baseline gap-2">
        <h3 className="text-xs font-medium text-fg-2">Timing</h3>
        <span className="ml-auto font-medium">{formatDuration(timings.total)}</span>
        <span className="text-xs text-fg-3">
          {limitSeconds === null ? "no limit" : `of ${formatSeconds(limitSeconds)} allowed`}
        </span>
      </div>
      <div className="flex h-2.5 gap-px overflow-hidden rounded-[2px] bg-surface-3" aria-hidden>
        {phases.map(({ key, colour }) => (
          <i
            key={key}
            className="block h-full"
            style={{ width: `${share(timings[key])}%`, background: colour }}
          />
        ))}
      </div>
      <table className="mt-1 w-full">
        <caption className="sr-only">Time of each phase</caption>
        <tbody>
          {phases.map(({ key, label, colour, none }) => {
            const time = timings[key];
            return (
              <tr key={key} className={time === null ? "h-[22px] text-fg-3" : "h-[22px]"}>
                <th scope="row" className="text-left font-regular">
                  <i
                    aria-hidden
                    className="mr-1.5 inline-block size-2 rounded-[2px]"
                    style={{ background: time === null ? "var(--surface-3)" : colour }}
                  />
                  {label}
                </th>
                <td className="text-right">{time === null ? "none" : formatDuration(time)}</td>
                <td className="w-[72px] text-right text-fg-3 whitespace-nowrap">
                  {time === null ? (key === "tls" ? none : "–") : `${Math.round(share(time))} %`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
