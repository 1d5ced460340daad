/** The command line of `serve`: each flag stands for a variable and wins over it. The access token has none: `ps` shows flags. */
import { parseArgs } from "node:util";
import { type Environment, readSettings, type Settings, SettingsError } from "./settings";

export interface ServeArguments {
  readonly settings: Settings;
  readonly dev: boolean;
  readonly help: boolean;
}

const options = {
  manifests: { type: "string" },
  data: { type: "string" },
  namespace: { type: "string" },
  host: { type: "string" },
  port: { type: "string" },
  "allow-host": { type: "string", multiple: true },
  "trust-proxy": { type: "boolean" },
  "allow-exec": { type: "boolean" },
  dev: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

export const usage = `Usage: npm start -- [options]
  --manifests DIR    ConfigMaps, Secrets and ApplicationSets in YAML, read again on change
  --namespace NAME   the controller's namespace (argocd)
  --data DIR         where registered plugins and runs are kept (.appset-inspector)
  --port PORT        (4300)
  --host ADDRESS     (127.0.0.1); any other address asks for an access token
  --allow-host NAME  a name under which browsers reach this server; may be repeated
  --trust-proxy      a proxy in front sets X-Forwarded-Host and X-Forwarded-Proto
  --allow-exec       run plugins of Argo Rollouts for their handshake: FOREIGN CODE, with the rights of this server
Each has a variable: APPSET_INSPECTOR_MANIFESTS, ..._NAMESPACE, ..._DATA, ..._PORT, ..._HOST, ..._ALLOW_HOST, ..._TRUST_PROXY,
..._ALLOW_EXEC;
APPSET_INSPECTOR_ACCESS_TOKEN sets the access token, APPSET_INSPECTOR_LOG_LEVEL what is logged (info).
`;

/** Flags over variables over defaults; throws SettingsError. */
export function readArguments(argv: readonly string[], environment: Environment): ServeArguments {
  const { values } = parse(argv);
  const overrides: Record<string, string | undefined> = {
    APPSET_INSPECTOR_MANIFESTS: values.manifests,
    APPSET_INSPECTOR_DATA: values.data,
    APPSET_INSPECTOR_NAMESPACE: values.namespace,
    APPSET_INSPECTOR_HOST: values.host,
    APPSET_INSPECTOR_PORT: values.port,
    APPSET_INSPECTOR_ALLOW_HOST: values["allow-host"]?.join(","),
    APPSET_INSPECTOR_TRUST_PROXY: values["trust-proxy"] ? "1" : undefined,
    APPSET_INSPECTOR_ALLOW_EXEC: values["allow-exec"] ? "1" : undefined,
  };
  const given = Object.entries(overrides).filter(([, value]) => value !== undefined);
  return {
    settings: readSettings({ ...environment, ...Object.fromEntries(given) }),
    dev: values.dev ?? false,
    help: values.help ?? false,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, strict: true });
  } catch (error) {
    throw new SettingsError(error instanceof Error ? error.message : "unknown option");
  }
}
