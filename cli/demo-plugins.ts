/** The examples' plugins, running inside this process, and manifests that point to where they listen. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { projectFolder } from "./project-folder";

const examples = join(projectFolder, "examples");

const demoSchema = z.strictObject({
  manifests: z.string(),
  plugins: z.array(
    z.strictObject({ name: z.string(), file: z.string(), port: z.number().int(), token: z.string() }),
  ),
});
type DemoPlugin = z.infer<typeof demoSchema>["plugins"][number];

interface StartedPlugin {
  readonly port: number;
  close(): Promise<void>;
}

export interface Demo {
  /** The folder to load: the examples' own, or a copy where a port was taken. */
  readonly manifests: string;
  /** A folder for the store that is gone afterwards. */
  readonly data: string;
  close(): Promise<void>;
}

/** Starts every plugin of examples/demo.json. */
export async function startDemo(): Promise<Demo> {
  const demo = demoSchema.parse(JSON.parse(await readFile(join(examples, "demo.json"), "utf8")));
  const folder = await mkdtemp(join(tmpdir(), "appset-inspector-demo-"));
  const started = await Promise.all(demo.plugins.map(startPreferred));
  const moved = new Map(demo.plugins.flatMap(({ port }, index) => toMoved(port, started[index]?.port)));
  const own = join(examples, demo.manifests);
  const manifests = moved.size === 0 ? own : await copyWithPorts(own, join(folder, "manifests"), moved);
  const close = async () => {
    await Promise.all(started.map((plugin) => plugin.close()));
    await rm(folder, { recursive: true, force: true });
  };
  return { manifests, data: join(folder, "data"), close };
}

/** On its own port, or any other where that is taken. */
async function startPreferred(plugin: DemoPlugin): Promise<StartedPlugin> {
  const { startPlugin } = await import(pathToFileURL(join(examples, plugin.file)).href);
  try {
    return await startPlugin({ port: plugin.port, token: plugin.token });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    return startPlugin({ port: 0, token: plugin.token });
  }
}

const toMoved = (wanted: number, taken: number | undefined): [number, number][] =>
  taken === undefined || taken === wanted ? [] : [[wanted, taken]];

async function copyWithPorts(from: string, to: string, moved: ReadonlyMap<number, number>): Promise<string> {
  await cp(from, to, { recursive: true });
  for (const name of await readdir(to, { recursive: true })) {
    if (!/\.(ya?ml|json)$/.test(name)) continue;
    const text = await readFile(join(to, name), "utf8");
    const changed = text.replace(/(127\.0\.0\.1|localhost):(\d+)/g, (whole, host: string, port: string) => {
      const taken = moved.get(Number(port));
      return taken === undefined ? whole : `${host}:${taken}`;
    });
    if (changed !== text) await writeFile(join(to, name), changed);
  }
  return to;
}
