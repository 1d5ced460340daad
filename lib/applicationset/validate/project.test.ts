import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../gotemplate";
import { normalizeGitUrl, readProject } from "./project";

const project = (spec: { readonly [key: string]: JsonValue }) =>
  readProject({ metadata: { name: "p", namespace: "argocd" }, spec: { ...spec } });

describe("normalizeGitUrl", () => {
  it.each([
    ["https://GitHub.com/Org/Repo.git", "https://github.com/org/repo"],
    [" https://github.com/a ", "https://github.com/a"],
    ["git@github.com:org/repo.git", "git@github.com/org/repo"],
    ["ssh://git@github.com/org/repo", "git@github.com/org/repo"],
    ["https://github.com/*", "https://github.com/*"],
    // One character that a path may not hold, and the whole path is escaped: such a pattern matches nothing real.
    ["https://github.com/{a,b}/*", "https://github.com/%7Ba,b%7D/%2A"],
    ["*", "*"],
    ["https://exa mple.com", ""],
    ["%zz", ""],
  ])("%s", (url, expected) => {
    expect(normalizeGitUrl(url)).toBe(expected);
  });
});

describe("permitsSource", () => {
  it.each<[patterns: string[], url: string, expected: boolean]>([
    [[], "https://github.com/a/b", false],
    [["*"], "https://github.com/a/b", true],
    [["https://github.com/a/*"], "https://github.com/a/b.git", true],
    [["https://github.com/*"], "https://github.com/a/b", false],
    [["https://github.com/**"], "https://github.com/a/b", true],
    [["git@github.com:a/*"], "ssh://git@github.com/a/b", true],
    [["*", "!https://github.com/evil/*"], "https://github.com/evil/b", false],
    [["*", "!https://github.com/evil/*"], "https://github.com/good/b", true],
    // A pattern that only denies permits what it does not deny.
    [["!https://github.com/evil/*"], "https://github.com/good/b", true],
    [["https://github.com/a/b"], "HTTPS://github.com/A/B", true],
  ])("%j: %s: %j", (sourceRepos, url, expected) => {
    expect(project({ sourceRepos }).permitsSource(url)).toBe(expected);
  });
});

describe("permitsDestination", () => {
  const to = (server: string, namespace: string, name = "") => ({ server, namespace, name });
  it.each<[string, JsonValue[], ReturnType<typeof to>, boolean | null]>([
    ["no entry", [], to("s", "n", "c"), false],
    ["server and namespace", [{ server: "s", namespace: "n" }], to("s", "n", "c"), true],
    ["another namespace", [{ server: "s", namespace: "n" }], to("s", "x", "c"), false],
    ["the name instead", [{ name: "c", namespace: "*" }], to("s", "n", "c"), true],
    ["patterns", [{ server: "https://*.eu", namespace: "team-*" }], to("https://a.eu", "team-b", "c"), true],
    ["a name that is not known", [{ server: "s", namespace: "n" }], to("s", "n"), true],
    ["a name that is not known but asked for", [{ name: "c", namespace: "n" }], to("s", "n"), null],
    ["a server that is not known", [{ server: "https://*", namespace: "n" }], to("", "n", "c"), null],
    [
      "a namespace denied",
      [
        { server: "*", namespace: "*" },
        { server: "*", namespace: "!kube-system" },
      ],
      to("s", "kube-system", "c"),
      false,
    ],
    [
      "another than the denied",
      [
        { server: "*", namespace: "*" },
        { server: "*", namespace: "!kube-system" },
      ],
      to("s", "web", "c"),
      true,
    ],
    [
      "a server denied",
      [
        { server: "*", namespace: "*" },
        { server: "!s", namespace: "*" },
      ],
      to("s", "web", "c"),
      false,
    ],
    ["not a list of objects", [null, 1, "x", {}], to("s", "n", "c"), false],
  ])("%s", (_, destinations, destination, expected) => {
    expect(project({ destinations }).permitsDestination(destination)).toBe(expected);
  });
});

describe("permitsNamespace", () => {
  it.each<[string[], string, boolean | null]>([
    [[], "a", false],
    [["a"], "a", true],
    [["team-*"], "team-x", true],
    [["/^team-.*$/"], "team-x", null],
    [["/^team-.*$/", "team-x"], "team-x", true],
  ])("%j: %s: %j", (sourceNamespaces, namespace, expected) => {
    expect(project({ sourceNamespaces }).permitsNamespace(namespace)).toBe(expected);
  });
});
