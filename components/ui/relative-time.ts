/** Times as a reader says them: `8 s ago`, `in 2 min 10 s`. Pure: the caller gives the clock. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long, in at most two units: `8 s`, `2 min 10 s`, `3 h`, `2 d`. */
function formatAge(milliseconds: number): string {
  const age = Math.max(0, Math.abs(milliseconds));
  if (age < MINUTE) return `${Math.floor(age / SECOND)} s`;
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h`;
  return `${Math.floor(age / DAY)} d`;
}

/** `8 s ago`; `now` within a second, and for clocks that run a little ahead. */
export function relativeTime(iso: string, now: number): string {
  const age = now - Date.parse(iso);
  if (Number.isNaN(age)) return iso;
  if (age < SECOND && age > -MINUTE) return "now";
  return age < 0 ? `in ${formatAge(age)}` : `${formatAge(age)} ago`;
}

/** `2026-11-22 06:09:52 UTC`, for the title of a relative time. */
export function exactTime(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : `${time.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** A span of the controller: `180 s`, `30 min`, `1 h 30 min`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 300) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes < 60) return rest ? `${minutes} min ${rest} s` : `${minutes} min`;
  return minutes % 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${Math.floor(minutes / 60)} h`;
}

/** A measured time: `0.4 ms`, `12 ms`, `4.2 s`, `2 min 10 s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 10) return `${milliseconds.toFixed(1)} ms`;
  if (milliseconds < SECOND) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < MINUTE) return `${(milliseconds / SECOND).toFixed(1)} s`;
  return `${Math.floor(milliseconds / MINUTE)} min ${Math.floor((milliseconds % MINUTE) / SECOND)} s`;
}
