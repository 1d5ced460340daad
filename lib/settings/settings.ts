/**
 * What the server is told from outside: `APPSET_INSPECTOR_*` variables, which the command line sets too, so that the
 * command, the request guard and the pages read one source.
 */
import { z } from "zod";

export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Folder (or file) of manifests; empty without one. */
  readonly manifests: string;
  /** Folder of the store and its key. */
  readonly data: string;
  /** The controller's namespace. */
  readonly namespace: string;
  /** Names beside the loopback ones under which a browser may reach the server; with or without a port. */
  readonly allowedHosts: readonly string[];
  /** Empty: none is asked for. */
  readonly accessToken: string;
  /** True: a proxy in front sets X-Forwarded-Host and X-Forwarded-Proto, and nobody can reach us past it. */
  readonly trustProxy: boolean;
  /** True: plugins of Argo Rollouts may be run for their handshake. */
  readonly allowExec: boolean;
  readonly logLevel: (typeof logLevels)[number];
}

export type Environment = { readonly [name: string]: string | undefined };

const logLevels = ["silent", "error", "warn", "info", "debug"] as const;
/** RFC 1123 label, as Kubernetes wants a namespace. */
const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const flag = z.enum(["", "0", "1", "true", "false"]).transform((text) => text === "1" || text === "true");

const schema = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4300),
  MANIFESTS: z.string().default(""),
  DATA: z.string().min(1).default(".appset-inspector"),
  NAMESPACE: z.string().regex(label, "must be a namespace's name").default("argocd"),
  ALLOW_HOST: z.string().default(""),
  ACCESS_TOKEN: z
    .string()
    .refine((token) => token === "" || token.length >= 16, "must have at least 16 characters")
    .refine((token) => /^[\x21-\x7e]*$/.test(token), "must be printable ASCII without blanks")
    .default(""),
  TRUST_PROXY: flag.default(false),
  ALLOW_EXEC: flag.default(false),
  LOG_LEVEL: z.enum(logLevels).default("info"),
});

const prefix = "APPSET_INSPECTOR_";

/** A variable or flag that can't be used; its message names it and never its value. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/** The settings that these variables give; throws SettingsError. */
export function readSettings(environment: Environment): Settings {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = environment[prefix + name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new SettingsError(`${prefix}${String(issue?.path[0])}: ${issue?.message ?? "invalid"}`);
  }
  const read = parsed.data;
  return {
    host: read.HOST,
    port: read.PORT,
    manifests: read.MANIFESTS,
    data: read.DATA,
    namespace: read.NAMESPACE,
    allowedHosts: read.ALLOW_HOST.split(",").flatMap((host) => host.trim() || []),
    accessToken: read.ACCESS_TOKEN,
    trustProxy: read.TRUST_PROXY,
    allowExec: read.ALLOW_EXEC,
    logLevel: read.LOG_LEVEL,
  };
}

/** The variables that give these settings. */
export function toEnvironment(settings: Settings): Record<string, string> {
  return {
    [`${prefix}HOST`]: settings.host,
    [`${prefix}PORT`]: String(settings.port),
    [`${prefix}MANIFESTS`]: settings.manifests,
    [`${prefix}DATA`]: settings.data,
    [`${prefix}NAMESPACE`]: settings.namespace,
    [`${prefix}ALLOW_HOST`]: settings.allowedHosts.join(","),
    [`${prefix}ACCESS_TOKEN`]: settings.accessToken,
    [`${prefix}TRUST_PROXY`]: settings.trustProxy ? "1" : "0",
    [`${prefix}ALLOW_EXEC`]: settings.allowExec ? "1" : "0",
    [`${prefix}LOG_LEVEL`]: settings.logLevel,
  };
}
