/** Asks watched servers again and again, and keeps what they said: in memory, bounded, ended by itself after a day. */
import type { ReachFact } from "../rollouts/facts";
import { WorkspaceError } from "./errors";
import type { RolloutsWatch } from "./rollouts-views";

const everySeconds = 30;
const maxWatches = 10;
const maxChecks = 200;
const maxAgeMs = 24 * 3_600_000;

interface Watch<Target> {
  readonly location: string;
  readonly target: Target;
  readonly startedAt: Date;
  checks: ReachFact[];
  timer: NodeJS.Timeout | null;
}

export class RolloutsWatches<Target> {
  private readonly watches = new Map<string, Watch<Target>>();

  constructor(
    private readonly ask: (target: Target) => Promise<ReachFact>,
    private readonly onChange: () => void,
  ) {}

  /** Again for one that is watched already: nothing happens. */
  start(location: string, target: Target): RolloutsWatch {
    const known = this.watches.get(location);
    if (known?.timer) return shown(known);
    const running = [...this.watches.values()].filter(({ timer }) => timer !== null);
    if (running.length >= maxWatches) {
      throw new WorkspaceError(
        "too_many_checks",
        `${maxWatches} servers are watched already.`,
        "Stop one of the watches.",
      );
    }
    if (!known && this.watches.size >= maxWatches) this.forgetOldest();
    const checks = known?.checks ?? [];
    const watch: Watch<Target> = { location, target, startedAt: new Date(), checks, timer: null };
    this.watches.set(location, watch);
    watch.timer = setInterval(() => void this.look(watch), everySeconds * 1_000).unref();
    void this.look(watch);
    return shown(watch);
  }

  stop(location: string): void {
    const watch = this.watches.get(location);
    if (!watch?.timer) return;
    clearInterval(watch.timer);
    watch.timer = null;
    this.onChange();
  }

  all(): RolloutsWatch[] {
    return [...this.watches.values()].map(shown);
  }

  close(): void {
    for (const { timer } of this.watches.values()) if (timer) clearInterval(timer);
    this.watches.clear();
  }

  private async look(watch: Watch<Target>): Promise<void> {
    if (Date.now() - watch.startedAt.getTime() > maxAgeMs) {
      this.stop(watch.location);
      return;
    }
    const fact = await this.ask(watch.target).catch(
      (error: unknown): ReachFact => ({
        at: new Date().toISOString(),
        ok: false,
        status: null,
        ms: 0,
        error: `The check itself failed: ${error instanceof Error ? error.message : "unknown reason"}.`,
      }),
    );
    watch.checks = [...watch.checks, fact].slice(-maxChecks);
    this.onChange();
  }

  private forgetOldest(): void {
    const oldest = [...this.watches.values()].find(({ timer }) => timer === null);
    if (oldest) this.watches.delete(oldest.location);
  }
}

function shown({ location, startedAt, checks, timer }: Watch<unknown>): RolloutsWatch {
  return { location, startedAt: startedAt.toISOString(), everySeconds, running: timer !== null, checks };
}
