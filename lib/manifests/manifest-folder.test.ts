import { mkdir, mkdtemp, rename, rm, symlink, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { manifestLimits } from "./limits";
import { ManifestFolder } from "./manifest-folder";

let path: string;
let folder: ManifestFolder | null = null;
const text = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;
const names = () => folder?.snapshot.manifests.map(({ name }) => name);
const open = async (more: object = {}) => {
  folder = await ManifestFolder.open({ path, namespace: "argocd", debounceMs: 10, ...more });
};
/** Resolves with the names once the folder reported a change. */
const changed = () =>
  new Promise<string[] | undefined>((resolve) => {
    const stop = folder?.onChange(() => {
      stop?.();
      resolve(names());
    });
  });

beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), "manifests-"));
});
afterEach(async () => {
  folder?.close();
  await rm(path, { recursive: true, force: true });
});

it("reads yaml, yml and json in subfolders, by order of path, and nothing hidden", async () => {
  await mkdir(join(path, "b"));
  await mkdir(join(path, ".git"));
  await writeFile(join(path, "b/one.yml"), text("b-one"));
  await writeFile(join(path, "a.yaml"), text("a"));
  await writeFile(join(path, "c.json"), '{"apiVersion":"v1",\n\t"kind":"ConfigMap","metadata":{"name":"c"}}');
  await writeFile(join(path, ".git/x.yaml"), text("hidden"));
  await writeFile(join(path, "notes.md"), "# no");
  await open();
  expect(names()).toEqual(["a", "b-one", "c"]);
});

it("reports a new, a changed, a replaced and a removed file", async () => {
  await writeFile(join(path, "a.yaml"), text("a"));
  await open({ sweepMs: 60_000 });
  let next = changed();
  await mkdir(join(path, "sub"));
  await writeFile(join(path, "sub/b.yaml"), text("b"));
  expect(await next).toContain("b");
  next = changed();
  await writeFile(join(path, "sub/b.yaml"), text("changed"));
  expect(await next).toEqual(["a", "changed"]);
  next = changed();
  await writeFile(join(path, "a.tmp"), text("renamed"));
  await rename(join(path, "a.tmp"), join(path, "a.yaml"));
  expect(await next).toEqual(["renamed", "changed"]);
  next = changed();
  await rm(join(path, "sub"), { recursive: true });
  expect(await next).toEqual(["renamed"]);
});

it("sees a mounted ConfigMap's links being switched", async () => {
  await mkdir(join(path, "..1"));
  await mkdir(join(path, "..2"));
  await writeFile(join(path, "..1/a.yaml"), text("old"));
  await writeFile(join(path, "..2/a.yaml"), text("new"));
  await symlink("..1", join(path, "..data"));
  await symlink("..data/a.yaml", join(path, "a.yaml"));
  await open();
  expect(names()).toEqual(["old"]);
  const next = changed();
  await symlink("..2", join(path, "..tmp"));
  await rename(join(path, "..tmp"), join(path, "..data"));
  expect(await next).toEqual(["new"]);
});

it("reads no link that leads out of the folder, and no device", async () => {
  await mkdir(join(path, "in"));
  await writeFile(join(path, "out.yaml"), text("outside"));
  await writeFile(join(path, "in-outside.yaml"), text("outside"));
  path = join(path, "in");
  await symlink("../out.yaml", join(path, "a.yaml"));
  await symlink("../in-outside.yaml", join(path, "b.yaml"));
  await symlink("/dev/zero", join(path, "c.yaml"));
  await symlink("..", join(path, "d"));
  await symlink("nothing", join(path, "e.yaml"));
  await open();
  expect(names()).toEqual([]);
  const found = folder?.snapshot.problems.map(({ code, place }) => `${code} ${place.file}`);
  expect(found).toEqual(["SOURCE001 a.yaml", "SOURCE001 b.yaml", "SOURCE001 c.yaml", "SOURCE001 e.yaml"]);
  path = join(path, "..");
});

it("waits for a folder that is not there yet, and survives its loss", async () => {
  await rm(path, { recursive: true });
  await open({ sweepMs: 20 });
  expect(folder?.snapshot.problems.map(({ code }) => code)).toEqual(["SOURCE009"]);
  let next = changed();
  await mkdir(path);
  await writeFile(join(path, "a.yaml"), text("a"));
  await next;
  await folder?.reload();
  expect(names()).toEqual(["a"]);
  next = changed();
  await unlink(join(path, "a.yaml"));
  expect(await next).toEqual([]);
});

it.each([
  ["files", { files: 1 }, ["a"]],
  ["totalBytes", { totalBytes: 70 }, ["a"]],
  ["fileBytes", { fileBytes: 20 }, []],
  ["documents", { documents: 1 }, ["a"]],
])("stops at the limit of %s with a problem", async (_, limit, kept) => {
  await writeFile(join(path, "a.yaml"), text("a"));
  await writeFile(join(path, "b.yaml"), text("b"));
  await open({ limits: { ...manifestLimits, ...limit } });
  expect(names()).toEqual(kept);
  expect(folder?.snapshot.problems.every(({ code }) => code === "SOURCE007")).toBe(true);
  expect(folder?.snapshot.problems).not.toEqual([]);
});

it("takes the later of two equal objects and says so; a bad file hides nothing", async () => {
  await writeFile(join(path, "a.yaml"), text("same"));
  await writeFile(join(path, "b.yaml"), text("same"));
  await writeFile(join(path, "c.yaml"), Buffer.from([0x61, 0xff, 0xfe]));
  await open();
  expect(folder?.snapshot.manifests.map(({ file }) => file)).toEqual(["b.yaml"]);
  expect(folder?.snapshot.problems.map(({ code, place }) => [code, place.file])).toEqual([
    ["SOURCE002", "c.yaml"],
    ["SOURCE006", "b.yaml"],
  ]);
});

it("reads one file as well", async () => {
  await writeFile(join(path, "a.yaml"), text("a"));
  path = join(path, "a.yaml");
  await open();
  expect(names()).toEqual(["a"]);
});
