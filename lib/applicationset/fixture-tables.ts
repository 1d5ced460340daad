/** The keys of each generator with an outside source, as Argo CD 3.6's generators yield them. A table of data. */
import type { JsonValue } from "../gotemplate";
import type { FixtureKey, FixturePresence, FixtureSchema, FixtureVariant } from "./fixture-schema";

/** A key that is text in both modes, with the same name. */
const text = (path: string, example: string, hint: string): FixtureKey => ({
  path,
  type: "string",
  presence: "always",
  fastPath: path,
  example,
  hint,
});

const typed = (
  path: string,
  type: string,
  example: JsonValue,
  hint: string,
  more: { presence?: FixturePresence; fastPath?: string } = {},
): FixtureKey => ({ path, type, presence: "always", fastPath: path, example, hint, ...more });

const directoryKeys: readonly FixtureKey[] = [
  typed("path.path", "string", "apps/eu/Guest_Book", "The directory, without a slash at the end.", {
    fastPath: "path",
  }),
  text("path.basename", "Guest_Book", "The directory's last part."),
  text("path.basenameNormalized", "guest-book", "The same in lower case; what a name can't hold is a dash."),
  typed("path.segments", "[]string", ["apps", "eu", "Guest_Book"], "The directory's parts.", {
    fastPath: "path",
  }),
];

const fileKeys: readonly FixtureKey[] = [
  ...directoryKeys,
  text("path.filename", "Web_App.yaml", "The file's name."),
  text(
    "path.filenameNormalized",
    "web-app.yaml",
    "The same in lower case; what a name can't hold is a dash.",
  ),
];

/** Of a generator that reads a tree of directories and files. */
const treeVariants: readonly FixtureVariant[] = [
  { id: "directories", label: "directories", keys: directoryKeys, others: "", othersType: "" },
  { id: "files", label: "files", keys: fileKeys, others: "the file's own keys", othersType: "" },
];

const sha = "5f0e6d3c1b9a8270463e5d2c1f0a9b8e7d6c5f42";

function pullRequestVariant(
  id: string,
  label: string,
  labels: Partial<FixtureKey>,
  more: { readonly headSha?: string; readonly number?: string; readonly author?: string } = {},
): FixtureVariant {
  const headSha = more.headSha ?? sha;
  const keys = [
    text("number", "101", more.number ?? "The pull request's number, as text."),
    text("title", "Add a login page", "The title."),
    text("branch", "feature/Login_Page", "The branch, without refs/heads/."),
    text("branch_slug", "feature-login-page", "The branch as a slug: at most 50 characters, may be empty."),
    text("target_branch", "main", "The branch that it is to be merged into."),
    text("target_branch_slug", "main", "That branch as a slug."),
    text("head_sha", headSha, `The newest commit, ${headSha.length} characters.`),
    text("head_short_sha", headSha.slice(0, 8), "Its first 8 characters."),
    text("head_short_sha_7", headSha.slice(0, 7), "Its first 7 characters."),
    text("author", "ada", more.author ?? "Who opened it: the login."),
    typed("labels", "[]string", ["preview"], "The labels' names. Fast mode has no labels.", {
      fastPath: "",
    }),
  ];
  const last = keys.length - 1;
  return {
    id,
    label,
    keys: keys.map((key, index) => (index === last ? { ...key, ...labels } : key)),
    others: "",
    othersType: "",
  };
}

const nilLabels = {
  presence: "nil",
  hint: "The labels' names, null when there are none. Fast mode has no labels.",
} as const;
const emptyLabels = {
  hint: "The labels' names, an empty list when there are none. Fast mode has no labels.",
};

interface Repository {
  readonly type: string;
  readonly id: JsonValue;
  readonly idHint: string;
  readonly organization?: string;
  readonly repository?: string;
  readonly labels?: string;
  readonly url?: string;
  readonly sha?: string;
}

function repositoryVariant(id: string, label: string, repository: Repository): FixtureVariant {
  const hash = repository.sha ?? sha;
  const commit = hash === "" ? "Always empty." : "The branch's newest commit.";
  const keys = [
    text("organization", "acme", repository.organization ?? "The owner."),
    text("repository", "shop", repository.repository ?? "The repository's name."),
    typed("repository_id", repository.type, repository.id, repository.idHint),
    text("url", repository.url ?? "git@git.example.com:acme/shop.git", "What to clone, by cloneProtocol."),
    text("branch", "feature/X_1", "The default branch, or each with allBranches."),
    text("branchNormalized", "feature-x-1", "The same in lower case; what a name can't hold is a dash."),
    text("sha", hash, commit),
    text("short_sha", hash.slice(0, 8), hash === "" ? commit : "Its first 8 characters."),
    text("short_sha_7", hash.slice(0, 7), hash === "" ? commit : "Its first 7 characters."),
    text("labels", repository.labels === "" ? "" : "go,api", labelsHint(repository.labels)),
  ];
  return { id, label, keys, others: "", othersType: "" };
}

const labelsHint = (labels = "topics") =>
  labels === "" ? "Always empty." : `The ${labels}, one text joined by commas.`;

const whole = "A whole number.";

export const fixtureTables: readonly FixtureSchema[] = [
  {
    kind: "pullRequest",
    variedBy: "Provider",
    variants: [
      pullRequestVariant("github", "GitHub", nilLabels),
      pullRequestVariant("gitlab", "GitLab", emptyLabels, {
        number: "The merge request's IID, as text.",
        author: "Who opened it: the user name.",
      }),
      pullRequestVariant("gitea", "Gitea", nilLabels, { author: "Who opened it: the user name." }),
      pullRequestVariant(
        "bitbucketServer",
        "Bitbucket Server",
        { example: [], hint: "Always an empty list. Fast mode has no labels." },
        { author: "Who opened it: the user name." },
      ),
      pullRequestVariant(
        "bitbucket",
        "Bitbucket Cloud",
        { presence: "nil", example: null, hint: "Always null. Fast mode has no labels." },
        { headSha: sha.slice(0, 12), author: "Who opened it: the nickname." },
      ),
      pullRequestVariant("azuredevops", "Azure DevOps", emptyLabels, {
        author: "Who opened it: the unique name up to its @.",
      }),
    ],
  },
  { kind: "git", variedBy: "Reads", variants: treeVariants },
  {
    kind: "scmProvider",
    variedBy: "Provider",
    variants: [
      repositoryVariant("github", "GitHub", {
        type: "*int64",
        id: 1296269,
        idHint: "A pointer: printf, quote and selectors see a memory address, another at each run.",
      }),
      repositoryVariant("gitlab", "GitLab", {
        type: "int64",
        id: 1296269,
        idHint: whole,
        organization: "The namespace's full path.",
        repository: "The project's path.",
        labels: "topics, else the tags",
      }),
      repositoryVariant("gitea", "Gitea", {
        type: "int",
        id: 42,
        idHint: whole,
        organization: "The spec's owner.",
        labels: "issue labels",
      }),
      repositoryVariant("bitbucketServer", "Bitbucket Server", {
        type: "int",
        id: 42,
        idHint: whole,
        organization: "The project's key.",
        repository: "The repository's name, not its slug.",
        labels: "",
      }),
      repositoryVariant("bitbucket", "Bitbucket Cloud", {
        type: "string",
        id: "{8d1ec1a1-3f0a-4c3e-9f66-6f1cf9d4a0b2}",
        idHint: "Text: a UUID in braces.",
        organization: "The spec's owner.",
        repository: "The repository's slug.",
        labels: "",
      }),
      repositoryVariant("azureDevOps", "Azure DevOps", {
        type: "uuid.UUID",
        id: "8d1ec1a1-3f0a-4c3e-9f66-6f1cf9d4a0b2",
        idHint: "16 bytes: prints as a UUID, but eq with a text fails.",
        organization: "The spec's organization.",
        labels: "",
        url: "https://dev.azure.com/acme/shop/_git/shop",
      }),
      repositoryVariant("awsCodeCommit", "AWS CodeCommit", {
        type: "string",
        id: "f7579e13-b83e-4027-aaef-650c0EXAMPLE",
        idHint: "Text: the repository's id.",
        organization: "The account's id.",
        labels: "",
        sha: "",
      }),
    ],
  },
  {
    kind: "clusters",
    variedBy: "",
    variants: [
      {
        id: "",
        label: "clusters",
        keys: [
          text("name", "Prod_EU", "The cluster's name."),
          text("nameNormalized", "prod-eu", "The same in lower case; what a name can't hold is a dash."),
          text("server", "https://eu.example.com", "The API server's address."),
          text("project", "", "The project that the cluster is for; mostly empty."),
          typed(
            "metadata.labels",
            "map[string]string",
            { env: "prod" },
            "The Secret's labels; absent when it has none. The local cluster without a Secret has no metadata at all.",
            { presence: "absent" },
          ),
          typed(
            "metadata.annotations",
            "map[string]string",
            { "example.com/owner": "red" },
            "The Secret's annotations less Argo CD's own; absent when it has none.",
            { presence: "absent" },
          ),
        ],
        others: "",
        othersType: "",
      },
    ],
  },
  {
    kind: "clusterDecisionResource",
    variedBy: "",
    variants: [
      {
        id: "",
        label: "cluster decisions",
        keys: [
          text("name", "staging", "The cluster's name."),
          text("server", "https://staging.example.com", "The API server's address."),
          typed("clusterName", "string", "staging", "What matchKey names; it may have another name.", {
            presence: "absent",
          }),
        ],
        others: "each key of the resource's item, as text",
        othersType: "string",
      },
    ],
  },
  { kind: "oci", variedBy: "Reads", variants: treeVariants },
];
