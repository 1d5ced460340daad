import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { startDemo } from "./demo-plugins";

it("starts the examples' plugins, and beside another demo on ports of their own, with manifests that know them", async () => {
  const first = await startDemo();
  const second = await startDemo();
  expect(second.manifests).not.toBe(first.manifests);
  expect(await readdir(second.manifests)).toEqual(await readdir(first.manifests));
  const addressOf = async (folder: string) =>
    /baseUrl: "(http:\/\/127\.0\.0\.1:\d+)"/.exec(
      await readFile(join(folder, "collisions.yaml"), "utf8"),
    )?.[1];
  const [one, two] = [await addressOf(first.manifests), await addressOf(second.manifests)];
  expect(two).not.toBe(one);
  const answer = await fetch(`${two}/api/v1/getparams.execute`, {
    method: "POST",
    headers: { authorization: "Bearer strong-password" },
    body: '{"applicationSetName":"x","input":{}}',
  });
  expect(await answer.json()).toMatchObject({ output: { parameters: expect.any(Array) } });
  await second.close();
  await first.close();
  expect(existsSync(dirname(second.data))).toBe(false);
  await expect(fetch(`${two}/`)).rejects.toThrow();
});
