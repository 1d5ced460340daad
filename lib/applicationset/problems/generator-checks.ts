/** What surprises in a generator with an outside source, as its spec is written. */
import type { ApplicationSet, GeneratorEntry } from "../schema/application-set";
import { listAt, stringAt, stringMapAt } from "../schema/application-set";
import { isStruct } from "../schema/decode";
import { type Leaf, leavesOf } from "./generator-facts";
import type { ManifestFinding } from "./manifest-finding";

export function checkGenerators(set: ApplicationSet): ManifestFinding[] {
  return set.generators.flatMap((entry, generator) =>
    leavesOf(entry)
      .flatMap((leaf) => checkLeaf(leaf, set, entry))
      .map((finding) => ({ ...finding, generator })),
  );
}

function checkLeaf(leaf: Leaf, set: ApplicationSet, entry: GeneratorEntry): ManifestFinding[] {
  switch (leaf.kind) {
    case "git":
      return [...directories(leaf), ...files(leaf)];
    case "oci":
      return directories(leaf);
    case "pullRequest":
      return pullRequests(leaf);
    case "clusters":
      return flatLists(leaf, set);
    case "clusterDecisionResource":
      return decisions(leaf, isSecondOfMatrix(leaf, entry));
    default:
      return [];
  }
}

/** Two stars in a pattern of directories. */
function directories({ spec, path }: Leaf): ManifestFinding[] {
  return listAt(spec, "directories").flatMap((item, index) => {
    const pattern = isStruct(item) ? stringAt(item, "path") : "";
    if (!pattern.includes("**")) return [];
    const one = pattern.replaceAll(/\*{2,}/g, "*");
    const at = [...path, "directories", index, "path"];
    return [
      {
        code: "APPSET141" as const,
        path: at,
        message: `${pattern} matches what ${one} does: one level for each star.`,
        fixes: (edits) => [{ label: `Write ${one}`, edits: edits.inScalar(at, pattern, starEdits(pattern)) }],
      } satisfies ManifestFinding,
    ];
  });
}

/** The second star of each pair. */
function starEdits(pattern: string) {
  return [...pattern.matchAll(/\*{2,}/g)].map(({ index, 0: stars }) => ({
    from: index,
    to: index + stars.length,
    insert: "*",
  }));
}

/** A star before a slash: it crosses slashes. */
function files({ spec, path }: Leaf): ManifestFinding[] {
  return listAt(spec, "files").flatMap((item, index) => {
    const pattern = isStruct(item) ? stringAt(item, "path") : "";
    const deeper = /(^|[^*])\*([^*]|$)/.test(pattern);
    if (!deeper) return [];
    const example = pattern.replace(/(^|[^*])\*(?!\*)/, "$1a/b");
    return [
      {
        code: "APPSET142" as const,
        path: [...path, "files", index, "path"],
        message: `${pattern} also finds ${example}: in patterns of files * goes over /.`,
      },
    ];
  });
}

function pullRequests({ spec, path }: Leaf): ManifestFinding[] {
  const found: ManifestFinding[] = [];
  const gitlab = spec.gitlab;
  if (isStruct(gitlab) && stringAt(gitlab, "pullRequestState") === "") {
    const at = [...path, "gitlab"];
    const siblings = ["project", "api", "tokenRef", "labels", "insecure"];
    found.push({
      code: "APPSET146",
      path: at,
      message: "Without pullRequestState closed and merged merge requests count too.",
      fixes: (edits) => [
        {
          label: "Add pullRequestState: opened",
          edits: edits.insertKey(at, siblings, "pullRequestState", "opened"),
        },
      ],
    });
  }
  if (isStruct(spec.gitea)) {
    found.push({
      code: "APPSET147",
      path: [...path, "gitea"],
      message: "Of the pull requests only the first page is read.",
    });
  }
  return found;
}

function flatLists({ spec, path }: Leaf, { goTemplate }: ApplicationSet): ManifestFinding[] {
  if (spec.flatList !== true) return [];
  const at = [...path, "flatList"];
  const remove = (edits: Parameters<NonNullable<ManifestFinding["fixes"]>>[0]) => [
    { label: "Remove flatList", edits: edits.removeKey(at) },
  ];
  const message = "flatList: true makes one parameter set with all clusters in it, and so one Application.";
  if (goTemplate) return [{ code: "APPSET156", path: at, message }];
  return [
    {
      code: "APPSET157",
      path: at,
      message: "flatList: true gives a list, and with goTemplate: false no tag can reach into it.",
      fixes: remove,
    },
  ];
}

function decisions({ spec, path }: Leaf, isRendered: boolean): ManifestFinding[] {
  const values = isRendered ? [] : [...stringMapAt(spec, "values")].filter(([, text]) => text.includes("{{"));
  return [
    ...values.map(
      ([key, text]): ManifestFinding => ({
        code: "APPSET158",
        path: [...path, "values", key],
        message: `values.${key} is not rendered: ${text} reaches the Application as it is written.`,
      }),
    ),
    {
      code: "APPSET163",
      path,
      message: "A key name or server of an item in status takes the place of the cluster's name or server.",
    },
  ];
}

/** The first child's set renders them then, as far as it can. */
function isSecondOfMatrix({ path }: Leaf, { path: entry }: GeneratorEntry): boolean {
  return path[entry.length] === "matrix" && path[entry.length + 2] === 1;
}

/** The project is looked up before the repository, unless it is a template. */
export function projectFirst(set: ApplicationSet, generator: number): ManifestFinding[] {
  const entry = set.generators[generator];
  const spec = set.template.spec;
  const project = isStruct(spec) ? stringAt(spec, "project") : "";
  if (!entry || project.includes("{{")) return [];
  return leavesOf(entry)
    .filter(({ kind }) => kind === "git")
    .map(({ path }) => ({
      code: "APPSET165" as const,
      path,
      message: `The git generator fails before it asks the repository: it reads the AppProject ${project} first.`,
    }));
}
