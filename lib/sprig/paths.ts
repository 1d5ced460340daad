/** Sprig's functions on slash-separated paths. The controller runs on Linux, so the os* twins are the same. */
import { type FunctionTable, fn } from "../gotemplate";

// path/path.go: Clean
function clean(path: string): string {
  const rooted = path.startsWith("/");
  const out: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") out.push(part);
    else if (out.length > 0 && out.at(-1) !== "..") out.pop();
    else if (!rooted) out.push(part);
  }
  return (rooted ? "/" : "") + out.join("/") || ".";
}

// path/path.go: Base
function base(path: string): string {
  if (path === "") return ".";
  let end = path.length;
  while (end > 0 && path[end - 1] === "/") end--;
  return path.slice(path.lastIndexOf("/", end - 1) + 1, end) || "/";
}

// path/path.go: Dir
const dir = (path: string) => clean(path.slice(0, path.lastIndexOf("/") + 1));

// path/path.go: Ext
function ext(path: string): string {
  const dot = path.lastIndexOf(".");
  return dot > path.lastIndexOf("/") ? path.slice(dot) : "";
}

const isAbs = (path: string) => path.startsWith("/");

const textToText = "func(path string) string";
const test = "func(path string) bool";
const onSystem = (name: string) => `Like ${name} by the rules of the controller's system (Linux).`;

export const paths: FunctionTable = {
  base: fn(textToText, "Last element of a path.", base),
  dir: fn(textToText, "All but the last element of a path, cleaned.", dir),
  clean: fn(textToText, "Shortest equal path.", clean),
  ext: fn(textToText, "From the last dot of the last element on.", ext),
  isAbs: fn(test, "Whether a path is absolute.", isAbs),
  osBase: fn(textToText, onSystem("base"), base),
  osClean: fn(textToText, onSystem("clean"), clean),
  osDir: fn(textToText, onSystem("dir"), dir),
  osExt: fn(textToText, onSystem("ext"), ext),
  osIsAbs: fn(test, onSystem("isAbs"), isAbs),
};
