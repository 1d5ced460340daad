/** What downloads, handshakes and watches found, by location: the judge is given them, it never asks for any itself. */

export interface RolloutsFacts {
  readonly downloads: { readonly [location: string]: DownloadFact };
  readonly handshakes: { readonly [location: string]: HandshakeFact };
  readonly reach: { readonly [location: string]: readonly ReachFact[] };
}

export const noFacts: RolloutsFacts = { downloads: {}, handshakes: {}, reach: {} };

export interface DownloadHop {
  /** Without user information. */
  readonly url: string;
  /** null: no answer. */
  readonly status: number | null;
  readonly statusText: string;
  readonly address: string;
  readonly ms: number;
}

export interface DownloadFact {
  readonly location: string;
  readonly startedAt: string;
  /** `refused`: the inspector does not go there, the controller would. `limited`: our cap on size or time. */
  readonly state: "done" | "failed" | "cancelled" | "refused" | "limited";
  readonly hops: readonly DownloadHop[];
  /** Names of the headers that Secrets gave; never a value. */
  readonly headers: readonly string[];
  /** Of the last answer. */
  readonly status: number | null;
  readonly bytes: number;
  readonly firstByteMs: number | null;
  readonly totalMs: number;
  /** Of a whole file; lower-case hex. */
  readonly sha256: string | null;
  readonly file: FileFact | null;
  /** What went wrong; empty when done. */
  readonly error: string;
  /** True: it may be this machine's network that failed, such as a name that is not known here. */
  readonly perhapsHereOnly?: boolean;
  /** The controller's own text behind `failed to download file from ...: `; empty when it has none. */
  readonly controllerError: string;
}

export type FileFormat =
  | "elf"
  | "machO"
  | "pe"
  | "script"
  | "html"
  | "archive"
  | "text"
  | "empty"
  | "unknown";

/** What the first bytes, the ELF headers and the texts of a file say. */
export interface FileFact {
  readonly format: FileFormat;
  /** `ELF 64-bit, amd64`, `gzip archive`: for a reader. */
  readonly description: string;
  readonly size: number;
  readonly bits: 32 | 64 | null;
  /** As Kubernetes names it; another machine by its ELF number; empty: not known. */
  readonly architecture: string;
  readonly executable: boolean;
  /** null: not known. */
  readonly linked: "static" | "dynamic" | null;
  /** `/lib64/ld-linux-x86-64.so.2`; empty when statically linked. */
  readonly interpreter: string;
  readonly libraries: readonly string[];
  /** The magic cookie's key stands in the file. */
  readonly cookieKey: boolean;
  /** Types whose server code or cookie value stands in the file. */
  readonly types: readonly ("trafficRouter" | "metricProvider" | "step")[];
  /** go1.24.1; empty: no Go build information. */
  readonly goVersion: string;
  /** The main module and its version; empty: not known. */
  readonly goModule: string;
  /** Version of github.com/hashicorp/go-plugin; empty: not known. */
  readonly goPlugin: string;
  /** Version of github.com/argoproj/argo-rollouts; empty: not known. */
  readonly argoRollouts: string;
}

/** The go-plugin handshake: one line on the executable's standard output. */
export interface HandshakeFact {
  readonly location: string;
  readonly at: string;
  readonly state: "done" | "failed";
  readonly coreProtocol: number | null;
  readonly appProtocol: number | null;
  /** `unix`, `tcp`. */
  readonly network: string;
  readonly address: string;
  /** `netrpc`, `grpc`. */
  readonly protocol: string;
  readonly ms: number;
  readonly error: string;
  /** What go-plugin would say; empty when it has no text. */
  readonly controllerError: string;
  /** The last of what it wrote on standard error, bounded. */
  readonly stderr: string;
  readonly exitCode: number | null;
}

export interface ReachFact {
  readonly at: string;
  readonly ok: boolean;
  readonly status: number | null;
  readonly ms: number;
  readonly error: string;
}
