/** A server of plugin files, and programs to serve: for the tests of downloads. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export interface FileServer {
  readonly url: string;
  readonly port: number;
  readonly requests: { readonly url: string; readonly headers: IncomingHttpHeaders }[];
  close(): Promise<void>;
}

export async function startFileServer(answer: RequestListener): Promise<FileServer> {
  const requests: { url: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    requests.push({ url: request.url ?? "", headers: request.headers });
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port }: AddressInfo = Object(server.address());
  const close = () =>
    new Promise<void>((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  return { url: `http://127.0.0.1:${port}`, port, requests, close };
}

/** A program of every Linux, dynamically linked. */
export const systemProgram =
  ["/bin/true", "/usr/bin/true"].find((path) => existsSync(path)) ?? process.execPath;

/** An ELF executable of 64 bits that only has headers, with these texts behind them: static, for `machine`. */
export function smallElf(texts: readonly string[], machine = 62): Buffer {
  const header = Buffer.alloc(120);
  header.write("\x7fELF", 0, "latin1");
  header.set([2, 1, 1], 4);
  header.writeUInt16LE(2, 16);
  header.writeUInt16LE(machine, 18);
  header.writeUInt32LE(1, 20);
  header.writeBigUInt64LE(0x400078n, 24);
  header.writeBigUInt64LE(64n, 32);
  header.writeUInt16LE(64, 52);
  header.writeUInt16LE(56, 54);
  header.writeUInt16LE(1, 56);
  header.writeUInt32LE(1, 64);
  header.writeBigUInt64LE(0x400000n, 80);
  header.writeBigUInt64LE(120n, 96);
  return Buffer.concat([header, Buffer.from(`\0${texts.join("\0")}\0`)]);
}

const pluginSource = `package main

import (
	"net/rpc"

	goPlugin "github.com/hashicorp/go-plugin"
)

type router struct{}

func (router) Server(*goPlugin.MuxBroker) (interface{}, error)               { return &struct{}{}, nil }
func (router) Client(*goPlugin.MuxBroker, *rpc.Client) (interface{}, error) { return nil, nil }

func main() {
	goPlugin.Serve(&goPlugin.ServeConfig{
		HandshakeConfig: goPlugin.HandshakeConfig{
			ProtocolVersion: 1, MagicCookieKey: "ARGO_ROLLOUTS_RPC_PLUGIN", MagicCookieValue: "trafficrouter",
		},
		Plugins: map[string]goPlugin.Plugin{"RpcTrafficRouterPlugin": router{}},
	})
}
`;

const run = promisify(execFile);

/** A real go-plugin executable; a sentence where Go or its modules are not there. */
export async function buildGoPlugin(): Promise<{ readonly path: string } | { readonly missing: string }> {
  const folder = await mkdtemp(join(tmpdir(), "go-plugin-"));
  await writeFile(
    join(folder, "go.mod"),
    "module example.com/rollouts-plugin-test\n\ngo 1.24\n\nrequire github.com/hashicorp/go-plugin v1.6.3\n",
  );
  await writeFile(join(folder, "main.go"), pluginSource);
  const path = join(folder, "plugin");
  try {
    const options = { cwd: folder, env: { ...process.env, CGO_ENABLED: "0" } };
    await run("go", ["mod", "tidy"], options);
    await run("go", ["build", "-o", path, "."], options);
    return { path };
  } catch (error) {
    return { missing: `no go-plugin executable: ${String(error).split("\n")[0]}` };
  }
}
