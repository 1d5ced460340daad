/**
 * `npm run -s rollouts -- --manifests PATH [--download]`: would Argo Rollouts' controller start with the
 * argo-rollouts-config of a file or folder? The same judgement as on the screen. Exit code 1 when it would not, or when
 * what uses plugins would fail, 3 when that is not known, 2 when the command itself is wrong.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { RolloutsReport } from "../lib/rollouts";
import { reportText } from "../lib/rollouts";
import { openWorkspace, WorkspaceError } from "../lib/workspace";

const help = `Says whether Argo Rollouts' controller would start with the argo-rollouts-config of these manifests.

  npm run -s rollouts -- --manifests PATH [--download] [--json]

  --manifests PATH   a file or folder: the ConfigMap, and as far as they are there the controller's Deployment,
                     Nodes, Secrets, Rollouts, AnalysisTemplates
  --download         download each http(s) plugin and judge its file; it is deleted again, and never executed
  --json             the reports as JSON
  --help             this text

Exit code: 0 it starts, 1 it does not or plugins fail when used, 3 that is not known, 2 wrong use.
`;

class UsageError extends Error {}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === null) {
    process.stdout.write(help);
    return 0;
  }
  const data = await mkdtemp(join(tmpdir(), "rollouts-"));
  const workspace = await openWorkspace({ manifests: resolve(options.manifests), namespace: "argocd", data });
  try {
    const { problems } = await workspace.status();
    for (const { message, place } of problems)
      process.stderr.write(`${place.file ?? options.manifests}: ${message}\n`);
    if (options.download) await downloadAll(workspace.rollouts);
    const { reports, unread } = workspace.rollouts.view();
    if (unread > 0) process.stderr.write(`${unread} more namespaces are not judged.\n`);
    process.stdout.write(
      options.json ? `${JSON.stringify(reports, null, 2)}\n` : reports.map(reportText).join("\n"),
    );
    const codes = reports.map(exitCode);
    return codes.find((code) => code === 1) ?? codes.find((code) => code === 3) ?? (unread > 0 ? 3 : 0);
  } finally {
    await workspace.close();
    await rm(data, { recursive: true, force: true });
  }
}

type Rollouts = Awaited<ReturnType<typeof openWorkspace>>["rollouts"];

async function downloadAll(rollouts: Rollouts): Promise<void> {
  for (const { id, plugins } of rollouts.reports()) {
    for (const { location, downloadable } of plugins) {
      if (!downloadable) continue;
      const fact = await rollouts.check({ id, location }, () => {});
      if (fact.state !== "done") process.stderr.write(`${fact.error}\n`);
    }
  }
}

function exitCode({ verdict, problems }: RolloutsReport): 0 | 1 | 3 {
  if (problems.some(({ severity }) => severity === "error")) return 1;
  return verdict.state === "notKnown" ? 3 : 0;
}

function readOptions(args: readonly string[]) {
  const options = {
    manifests: { type: "string" },
    download: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    help: { type: "boolean", short: "h" },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true });
    if (values.help) return null;
    if (values.manifests === undefined) throw new UsageError("--manifests is needed.");
    return { manifests: values.manifests, download: values.download, json: values.json };
  } catch (error) {
    throw error instanceof UsageError
      ? error
      : new UsageError(error instanceof Error ? error.message : "unknown option");
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (!(error instanceof UsageError) && !WorkspaceError.isInstance(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  },
);
