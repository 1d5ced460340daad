/** What the Rollouts screen gets and sends; plain JSON without any Secret's value. */
import type { DownloadFact, HandshakeFact, ReachFact, RolloutsFacts } from "../rollouts/facts";
import type { RolloutsReport } from "../rollouts/report";
import type { RolloutsSources } from "../rollouts/sources";

/** GET /api/rollouts. */
export interface RolloutsView {
  /** One for each namespace with a ConfigMap or a controller; one without ConfigMap when there is nothing at all. */
  readonly reports: readonly RolloutsReport[];
  /** How many namespaces more have a ConfigMap or a controller: only the first are judged. */
  readonly unread: number;
  /** By a report's id: what `judge` in the browser needs for an edited text. */
  readonly sources: { readonly [id: string]: RolloutsSources };
  readonly facts: RolloutsFacts;
  readonly watches: readonly RolloutsWatch[];
  /** True: started with --allow-exec, so that handshakes can be made. */
  readonly allowExec: boolean;
  readonly loadedAt: string | null;
}

/** POST /api/rollouts/judge → RolloutsReport. */
export interface JudgeRequest {
  readonly text: string;
  /** The report whose controller, nodes, Secrets and Rollouts stand around the text; absent: none. */
  readonly id?: string | undefined;
}

/**
 * POST /api/rollouts/checks → a stream of CheckEvent, one JSON a line (application/x-ndjson). Closing the request
 * cancels. The same body for POST /api/rollouts/handshake → HandshakeFact, and for the watch.
 */
export interface CheckRequest {
  /** A report's id; absent for pasted text. */
  readonly id?: string | undefined;
  /** The location, as it stands in the ConfigMap. */
  readonly location: string;
  /** The edited or pasted text that names the location; absent: as loaded. */
  readonly text?: string | undefined;
}

export type CheckEvent =
  | { readonly type: "started"; readonly location: string }
  | { readonly type: "hop"; readonly url: string; readonly status: number }
  /** `total` is Content-Length; null when the server does not say. */
  | { readonly type: "progress"; readonly bytes: number; readonly total: number | null; readonly ms: number }
  | { readonly type: "finished"; readonly fact: DownloadFact }
  | { readonly type: "error"; readonly message: string; readonly hint: string };

/** POST /api/rollouts/watch starts (CheckRequest), GET reads all, DELETE stops the one of `?location=`. */
export interface RolloutsWatch {
  readonly location: string;
  readonly startedAt: string;
  readonly everySeconds: number;
  readonly running: boolean;
  /** Newest last, at most 200. */
  readonly checks: readonly ReachFact[];
}

export type { DownloadFact, HandshakeFact, RolloutsReport };
