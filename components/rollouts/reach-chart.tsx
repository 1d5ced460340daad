/** Checks over time as bars: as high as the answer took; what did not answer is a full, hatched bar with a cross. */
import type { ReachFact } from "@/lib/rollouts/facts";
import { formatDuration } from "../ui/relative-time";

const WIDTH = 6;
const HEIGHT = 44;
const SHOWN = 90;

/** `18 of 20 checks answered, the slowest in 31 ms`. */
export function reachText(checks: readonly ReachFact[]): string {
  const answered = checks.filter(({ ok }) => ok);
  if (checks.length === 0) return "no check yet";
  const slowest = Math.max(0, ...answered.map(({ ms }) => ms));
  const words = `${answered.length} of ${checks.length} checks answered`;
  return answered.length === 0 ? words : `${words}, the slowest in ${formatDuration(slowest)}`;
}

function Bar({ check, index, slowest }: { check: ReachFact; index: number; slowest: number }) {
  const height = check.ok ? Math.max(3, Math.round((check.ms / slowest) * (HEIGHT - 6))) : HEIGHT;
  const x = index * WIDTH;
  const y = HEIGHT - height;
  return (
    <g className={check.ok ? "text-ok" : "text-danger"}>
      <title>{check.ok ? `${check.status ?? ""} in ${formatDuration(check.ms)}` : check.error}</title>
      <rect
        x={x}
        y={y}
        width={WIDTH - 1}
        height={height}
        fill="currentColor"
        fillOpacity={check.ok ? 1 : 0.3}
      />
      {!check.ok && (
        <path
          d={`M${x} 2l${WIDTH - 1} 5M${x} 7l${WIDTH - 1} -5`}
          stroke="currentColor"
          strokeWidth={1.2}
          fill="none"
        />
      )}
    </g>
  );
}

export function ReachChart({ checks }: { checks: readonly ReachFact[] }) {
  const shown = checks.slice(-SHOWN);
  const slowest = Math.max(1, ...shown.filter(({ ok }) => ok).map(({ ms }) => ms));
  return (
    <svg
      role="img"
      aria-label={reachText(checks)}
      viewBox={`0 0 ${SHOWN * WIDTH} ${HEIGHT}`}
      width={SHOWN * WIDTH}
      height={HEIGHT}
      className="max-w-full border-b border-line-strong"
      preserveAspectRatio="xMinYMax meet"
    >
      {shown.map((check, index) => (
        <Bar key={check.at} check={check} index={index} slowest={slowest} />
      ))}
    </svg>
  );
}
