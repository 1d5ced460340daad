/** Templates that take the parameters of outside sources, or what functions do to them, for what they are not. */
import { type Word, words } from "../../gotemplate/words";
import { asPlain, fixOf, wrapped } from "./fixes/template-fixes";
import type { GeneratorFacts } from "./generator-facts";
import { comparedNumbers, pointerId, quoteNumbers } from "./outside-words";
import { type Diagnosis, textMapRefused } from "./render-problems";
import { tagsOf } from "./template-reads";

/** What is known of a text beside the generators. */
export interface TextPlace {
  readonly isName: boolean;
  readonly goTemplate: boolean;
}

export function checkOutsideWords(text: string, facts: GeneratorFacts, place: TextPlace): Diagnosis[] {
  const found = place.goTemplate ? words(text) : [];
  const reads = place.goTemplate
    ? found.flatMap(({ names, atRoot }) => (names && names.length > 0 && atRoot ? [names.join(".")] : []))
    : tagsOf(text);
  const mode = place.goTemplate ? goChecks(text, found, facts) : fastChecks(text, reads, facts);
  return [...mode, ...providerChecks(text, new Set(reads), facts, place)];
}

function goChecks(text: string, found: readonly Word[], facts: GeneratorFacts): Diagnosis[] {
  const checks = [
    textMaps,
    wholePath,
    filePath,
    slugs,
    inPlace,
    sorted,
    joinedLabels,
    nilLabels,
    numbers,
    ids,
    innerTexts,
    localCluster,
  ];
  return checks.flatMap((check) => check(text, found, facts));
}

type Check = (text: string, found: readonly Word[], facts: GeneratorFacts) => Diagnosis[];

const pathOf = ({ names, atRoot }: Word) => (names && atRoot ? names.join(".") : "");
const functionOf = ({ command, position }: Word) =>
  position > 0
    ? (command.words[0]?.text ?? "")
    : command.words.length === 1
      ? (command.next?.words[0]?.text ?? "")
      : "";

const mapFunctions = new Set(
  "get hasKey keys pick omit merge mergeOverwrite mustMerge mustMergeOverwrite set unset pluck dig values".split(
    " ",
  ),
);

const textMaps: Check = (text, found, { textMaps: known }) =>
  found.flatMap((word) => {
    const name = functionOf(word);
    if (!known.has(pathOf(word)) || !mapFunctions.has(name)) return [];
    return [textMapRefused(name, text, word.names ?? [])];
  });

const textFunctions = new Set(
  "quote squote base dir ext clean lower upper title trim trimPrefix trimSuffix trimAll replace splitList split normalize slugify contains hasPrefix hasSuffix trunc print printf".split(
    " ",
  ),
);

/** `{{ .path }}` in Go mode: a map. */
const wholePath: Check = (_, found, { paths }) => {
  const wrong = found.filter((word) => {
    const isPath = paths.some((path) => path.join(".") === pathOf(word));
    if (!isPath || word.command.keyword !== "") return false;
    const name = functionOf(word);
    return word.command.words.length === 1 && !word.command.next ? isPrinted(word) : textFunctions.has(name);
  });
  const [first] = wrong;
  if (!first) return [];
  return [
    {
      code: "APPSET140",
      message: `${first.text} is a map with goTemplate: true; its text is ${first.text}.path.`,
      part: first.text,
      fixes: () =>
        fixOf(
          `Write ${first.text}.path`,
          wrong.map(({ from, to, text: written }) => ({ from, to, insert: `${written}.path` })),
        ),
    },
  ];
};

/** Not in parentheses, where it may be looked into. */
const isPrinted = ({ command, from }: Word) => command.action.from <= from && !command.previous;

const pathKeys = new Set([
  "path",
  "basename",
  "basenameNormalized",
  "segments",
  "filename",
  "filenameNormalized",
]);

/** `.path.x`: the file's own `path` is gone. */
const filePath: Check = (_, found, { paths, readsFiles }) =>
  found.flatMap(({ names, atRoot, text: written }) => {
    const own = paths.find(
      (path) => names?.length && names.length > path.length && path.every((name, i) => name === names[i]),
    );
    const key = own && names?.[own.length];
    if (!readsFiles || !atRoot || !key || pathKeys.has(key)) return [];
    return [
      {
        code: "APPSET164" as const,
        message: `${written} looks for the file's own path, which the controller has replaced by its own: that has no key ${key}.`,
        part: written,
      },
    ];
  });

/** The second argument of slugify stays in force. */
const slugs: Check = (_, found) =>
  found.flatMap((word) => {
    const smart = word.text === "slugify" && word.position === 0 ? word.command.words[2] : undefined;
    if (smart?.text !== "false") return [];
    return [
      {
        code: "APPSET106" as const,
        message:
          "slugify with false as its second argument makes the slugs that follow, of all ApplicationSets, end in the middle of a word.",
        part: "slugify",
        fixes: () => fixOf("Write true", [{ from: smart.from, to: smart.to, insert: "true" }]),
      },
    ];
  });

const changers = new Set("set unset merge mergeOverwrite mustMerge mustMergeOverwrite".split(" "));

/** A map of the data as what a function changes. */
const inPlace: Check = (_, found) =>
  found.flatMap((word) => {
    const map = word.position === 0 && changers.has(word.text) ? word.command.words[1] : undefined;
    if (!map?.names || !(map.atRoot || map.text.startsWith("$."))) return [];
    const what = map.names.length === 0 ? "the parameter set" : map.names.join(".");
    return [
      {
        code: "APPSET104" as const,
        message: `${word.text} changes ${what} for every field that is rendered after this one.`,
        part: `${word.text} ${map.text}`,
      },
    ];
  });

const sorted: Check = (_, found, facts) =>
  found.flatMap((word) => {
    const path = pathOf(word);
    const isLabels = path === "labels" && facts.pullRequests.size > 0;
    const isSegments = facts.paths.some((own) => `${own.join(".")}.segments` === path);
    if (functionOf(word) !== "sortAlpha" || !(isLabels || isSegments)) return [];
    return [
      {
        code: "APPSET105" as const,
        message: `sortAlpha sorts ${path} itself: later fields, and later sets that share it, see the new order.`,
        part: word.text,
        fixes: () => asPlain([word]),
      },
    ];
  });

const listFunctions = new Set(
  "index has first last rest initial uniq without join sortAlpha reverse compact len".split(" "),
);

/** The labels of a repository: one text. */
const joinedLabels: Check = (_, found, { scmProviders, pullRequests }) => {
  if (scmProviders.size === 0 || pullRequests.size > 0) return [];
  const wrong = found.filter(
    (word) => pathOf(word) === "labels" && (listFunctions.has(functionOf(word)) || isRangedOver(word)),
  );
  if (wrong.length === 0) return [];
  return [
    {
      code: "APPSET151",
      message: "labels of a repository are one text, joined by commas, and are used as a list.",
      part: ".labels",
      fixes: () => wrapped('Write splitList "," .labels', wrong, ({ text }) => `splitList "," ${text}`),
    },
  ];
};

const isRangedOver = ({ command }: Word) =>
  command.keyword === "range" && command.words.length === 1 && !command.next;

/** Providers whose labels are Go's nil list when there is none. */
const nilLabelProviders = ["github", "gitea", "bitbucket"];
const tellsNil = new Set([
  "toJson",
  "mustToJson",
  "toRawJson",
  "toPrettyJson",
  "toYaml",
  "first",
  "last",
  "index",
]);

const nilLabels: Check = (_, found, { pullRequests }) =>
  found.flatMap((word) => {
    const isNil = nilLabelProviders.some((name) => pullRequests.has(name));
    if (!isNil || word.inBlock || pathOf(word) !== "labels" || !tellsNil.has(functionOf(word))) return [];
    return [
      {
        code: "APPSET145" as const,
        message: `A pull request without labels has no list: ${functionOf(word)} then gives ${nilResult(functionOf(word))}.`,
        part: word.text,
      },
    ];
  });

function nilResult(name: string): string {
  if (name === "index") return "an error";
  return name === "first" || name === "last" ? "<no value>" : "null and not []";
}

const numbers: Check = (text, _, { pullRequests }) => {
  const compared = pullRequests.size > 0 ? comparedNumbers(text) : [];
  if (compared.length === 0) return [];
  return [
    {
      code: "APPSET150",
      message: "The pull request's number is text, and is compared with a number.",
      part: ".number",
      fixes: () => quoteNumbers(compared),
    },
  ];
};

const comparers = new Set(["eq", "ne", "lt", "le", "gt", "ge"]);
const printsAddress = new Set(
  "printf print println quote squote toString cat join replace trim upper lower list".split(" "),
);

const ids: Check = (text, found, { scmProviders, mayHavePointerId }) => {
  if (!scmProviders.has("github") || !mayHavePointerId) return [];
  const isWrong = (word: Word) =>
    pathOf(word) === "repository_id" &&
    (comparers.has(functionOf(word)) || printsAddress.has(functionOf(word)));
  return found.some(isWrong) ? [pointerId(text)] : [];
};

const innerTexts: Check = (_, found) =>
  found.some(({ text, position }) => text === "tpl" && position === 0)
    ? [
        {
          code: "APPSET039",
          message: "tpl removes <no value> from what it renders: a missing key leaves no trace.",
          part: "tpl",
        },
      ]
    : [];

/** What the cluster that Argo CD runs in lacks, read where nothing asks for it first. */
const localCluster: Check = (_, found, { hasLocalCluster }) => {
  const read = found.find(
    ({ names, atRoot, inBlock, command }) =>
      atRoot && !inBlock && command.keyword === "" && names?.[0] === "metadata" && names.length > 1,
  );
  if (!hasLocalCluster || !read) return [];
  const message = `The cluster that Argo CD runs in has no metadata, and without a selector it is among the sets: ${read.text} finds nothing there.`;
  return [{ code: "APPSET155", message, part: read.text }];
};

function fastChecks(text: string, tags: readonly string[], facts: GeneratorFacts): Diagnosis[] {
  const found: Diagnosis[] = [];
  if (facts.pullRequests.size > 0 && tags.includes("labels")) {
    found.push({
      code: "APPSET144",
      message: "With goTemplate: false a pull request has no labels.",
      part: "labels",
    });
  }
  for (const path of facts.paths) {
    const own = path.join(".");
    const wrong = tags.find((tag) => tag === `${own}.path` || tag === `${own}.segments`);
    if (wrong !== undefined) found.push(fastPath(text, wrong, own));
  }
  const inMatrix = facts.leaves.some(({ kind, isAlone }) => kind === "scmProvider" && !isAlone);
  if (inMatrix && facts.scmProviders.has("github") && tags.includes("repository_id")) {
    const message =
      "repository_id is a pointer, and a matrix makes its memory address the text: another in each run.";
    found.push({ code: "APPSET152", message, part: "repository_id" });
  }
  return found;
}

function fastPath(text: string, tag: string, own: string): Diagnosis {
  const isText = tag === `${own}.path`;
  const at = text.indexOf(tag);
  return {
    code: "APPSET140",
    message: isText
      ? `With goTemplate: false there is no ${tag}: the text of the path is ${own}.`
      : `With goTemplate: false there is no ${tag}: a part of the path is ${own}[0], ${own}[1], ...`,
    part: `{{${text.slice(text.lastIndexOf("{{", at) + 2, text.indexOf("}}", at))}}}`,
    ...(isText
      ? { fixes: () => fixOf(`Write {{${own}}}`, [{ from: at, to: at + tag.length, insert: own }]) }
      : {}),
  };
}

/** What the provider gives otherwise than its name says. */
function providerChecks(
  text: string,
  reads: ReadonlySet<string>,
  facts: GeneratorFacts,
  { isName, goTemplate }: TextPlace,
): Diagnosis[] {
  const { pullRequests, scmProviders } = facts;
  const found: Diagnosis[] = [];
  if (pullRequests.has("bitbucket") && reads.has("head_sha")) {
    found.push({
      code: "APPSET148",
      message: "head_sha of a pull request at Bitbucket Cloud has 12 characters, not 40.",
      part: "head_sha",
    });
  }
  const byBranch = reads.has("branch") || reads.has("branch_slug");
  const tellsApart = ["number", "head_sha", "head_short_sha", "head_short_sha_7", "author"].some((key) =>
    reads.has(key),
  );
  if (isName && pullRequests.size > 0 && byBranch && !tellsApart) {
    const message = "The name is made of the branch, and pull requests from two forks may have the same.";
    const insert = goTemplate ? "-{{ .number }}" : "-{{number}}";
    const edit = { from: text.length, to: text.length, insert };
    found.push({ code: "APPSET149", message, fixes: () => fixOf(`Append ${insert}`, [edit]) });
  }
  if (scmProviders.has("bitbucketServer") && reads.has("repository")) {
    found.push({
      code: "APPSET153",
      message: "repository is the repository's name at Bitbucket Server, not its slug.",
      part: "repository",
    });
  }
  const sha = ["sha", "short_sha", "short_sha_7"].find((key) => reads.has(key));
  if (scmProviders.has("awsCodeCommit") && sha) {
    found.push({ code: "APPSET154", message: `${sha} is empty: CodeCommit gives no commit.`, part: sha });
  }
  const metadata = [...reads].find((path) => path.startsWith("metadata."));
  if (facts.hasLocalCluster && metadata && !goTemplate) {
    found.push({
      code: "APPSET155",
      message: `The cluster that Argo CD runs in has no ${metadata}: the tag stays as written.`,
      part: metadata,
    });
  }
  return found;
}
