import { expect, it } from "vitest";
import { createLogger } from "./logger";

it("logs no secret, by field or inside a message", () => {
  const lines: string[] = [];
  const log = createLogger("info", { write: (line: string) => lines.push(line) });
  log.error({ token: "s3cret", headers: { authorization: "Bearer s3cret", cookie: "a=s3cret" } }, "one");
  log.error({ err: new Error("fetch http://u:s3cret@host failed with Bearer s3cret") }, "two");
  expect(lines).toHaveLength(2);
  expect(lines.join("")).not.toContain("s3cret");
  expect(lines[1]).toContain("host failed");
});
