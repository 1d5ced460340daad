/**
 * APPSET1xx: what surprises in an ApplicationSet that works. 100–109 templates, 110–119 parameters and values, 120–129
 * matrix, 130–139 merge, 140–169 generators with outside sources and their timing.
 */
import type { CatalogueEntry } from "./catalogue-entry";

const stops =
  "The controller creates, updates and deletes no Application of this set, shows the first error in the status, and tries again in 180 s.";

export const generatorCatalogue = {
  APPSET100: {
    severity: "info",
    title: "Missing keys are not errors",
    controller:
      "A key that a parameter set lacks prints as <no value>, and the Application is applied with it.",
    why: "Go's templates fail on a missing key only with the option missingkey=error; goTemplateOptions is empty by default.",
    remedy: 'Set goTemplateOptions: ["missingkey=error"].',
  },
  APPSET101: {
    severity: "warning",
    title: "Zero value can't override",
    controller: "It fills the field from spec.template as if the generator's template did not name it.",
    why: 'The two templates are merged field by field, and false, 0, "", [] and {} count as empty: what is empty is filled from the base.',
    remedy:
      "Leave the field out of spec.template and set it in each generator's template, or set it with templatePatch.",
  },
  APPSET102: {
    severity: "warning",
    title: "templatePatch replaces a list",
    controller: "It puts the patch's list in the place of the template's; nothing is merged.",
    why: "A strategic merge needs a merge key for a list of objects, and the Application's spec declares none; only metadata.finalizers are united.",
    remedy: "Repeat in the patch all items that the Application should have.",
  },
  APPSET103: {
    severity: "warning",
    title: "templatePatch can't set the project",
    controller: "It puts the template's spec.project back after the patch.",
    why: "The project decides what an Application may do, so a patch is not allowed to change it.",
    remedy: "Put the project into spec.template.spec.project; it may be a template.",
  },
  APPSET104: {
    severity: "warning",
    title: "Template changes its parameter set",
    controller:
      "What the function changes stays changed for every field that is rendered later, and for other Applications that share the map.",
    why: "set, unset, merge and mergeOverwrite change the map that they are given, and all texts of an Application are rendered with one map. Fields are rendered in Go's order, maps in random order.",
    remedy: "Work on a copy: {{ $copy := deepCopy . }}, or use a variable.",
  },
  APPSET105: {
    severity: "warning",
    title: "sortAlpha sorts the parameter itself",
    controller: "Later fields, and later sets that share the list, see the new order.",
    why: "Sprig sorts a list of texts in place, and the parameter is such a list (labels of a pull request, path.segments).",
    remedy:
      "Sort a copy: {{ .labels | toJson | fromJson | sortAlpha }}, whose lists are not sorted in place.",
  },
  APPSET106: {
    severity: "warning",
    title: "slugify changes later slugs",
    controller:
      "From then on branch_slug and other slugs, of every ApplicationSet, may be cut in the middle of a word.",
    why: "The slug library keeps its settings for the whole process, and slugify's second argument is one of them.",
    remedy: "Pass true as the second argument, or cut the text with trunc.",
  },
  APPSET110: {
    severity: "warning",
    title: "Key missing in some parameter sets",
    controller:
      "It reads nil there: a function gets nil, a comparison is false, index on a map gives nothing.",
    why: "A map without the key gives Go's zero value unless missingkey=error is set, and functions take it in silence.",
    remedy: 'Let the source give the key in every set, or give a default: {{ .x | default "y" }}.',
  },
  APPSET111: {
    severity: "info",
    title: "Parameter is not used",
    controller: "It carries the parameter along and renders without it.",
    why: "No text of the ApplicationSet names the key, and none uses the whole set.",
    remedy: "Leave it out of the source, or use it.",
  },
  APPSET112: {
    severity: "info",
    title: "Value is not used",
    controller: "It renders the value for every set, fails if that fails, and nothing reads it.",
    why: "values are there for the templates, and no text names this one.",
    remedy: "Remove the entry from values.",
  },
  APPSET113: {
    severity: "warning",
    title: "Value is of different types",
    controller:
      "It compares and prints each as what it is: eq of a number and a text is an error, text 007 stays 007, number 7.0 prints 7.",
    why: "Parameters keep the type that their source gives, and Go's functions tell numbers, texts and booleans apart.",
    remedy: "Let the source give one type in all sets, or convert: {{ .x | toString }}.",
  },
  APPSET114: {
    severity: "warning",
    title: "Normalised name is empty",
    controller: "It goes on with the empty text: a name may become empty, or the same as another's.",
    why: "Every character outside of a-z, 0-9, - and . becomes -, then - and . are cut off at both ends; a name of other letters only has nothing left.",
    remedy:
      "Use another key for the name, such as a number, or slugify, which writes other scripts in Latin letters.",
  },
  APPSET120: {
    severity: "error",
    title: "Value needs both children of the matrix",
    controller:
      "The value is left for the second child, which renders it with its own set alone: the first child's key is missing there and prints <no value>, or fails with missingkey=error.",
    why: "values of the second child are rendered early with the first child's set; one with any missing key is kept as written and rendered later, without that set.",
    remedy: "Put the text into the template, where both children's keys are known.",
  },
  APPSET121: {
    severity: "error",
    title: "Two plugins with different input in one matrix",
    controller: stops,
    why: "With goTemplate: false a matrix makes texts of all values and refuses a key with two different texts; generator, which holds the plugin's input, is such a key.",
    remedy: "Set goTemplate: true, or give both plugins the same input.",
  },
  APPSET122: {
    severity: "warning",
    title: "Key of one child hidden by the other",
    controller: "It keeps the first child's value, also when it is empty; the second child's is lost.",
    why: "The two sets are merged key by key, and the first child's is written over the second's.",
    remedy: "Give the key another name in one of the sources.",
  },
  APPSET123: {
    severity: "info",
    title: "Second child runs once",
    controller: "It calls the plugin once and combines the same answer with every set of the first child.",
    why: "A second child without any {{ in it can't depend on the first child's set, so its result is used again.",
    remedy: "Put a placeholder into input.parameters when the answer should depend on the first child.",
  },
  APPSET124: {
    severity: "warning",
    title: "Template of a child generator is ignored",
    controller:
      "It uses the template of the matrix or merge itself, and spec.template; errors in this one count all the same.",
    why: "Only the outermost generator's template is merged with the ApplicationSet's.",
    remedy: "Move the template to the matrix or merge, beside generators.",
  },
  APPSET125: {
    severity: "error",
    title: "Nested deeper than the controller reads",
    controller:
      "It passes over the inner matrix or merge without a word, and then fails: child generator generated no parameters.",
    why: "A nested matrix or merge is decoded into a type that holds plain generators only.",
    remedy: "Use at most one matrix or merge inside of another.",
  },
  APPSET126: {
    severity: "info",
    title: "Tag resolves only inside of a matrix or merge",
    controller: "Here it puts the text in; outside of a matrix the same tag stays as written.",
    why: "With goTemplate: false only texts resolve, and uniting two sets makes texts of all values by Go's %v.",
    remedy: "Let the source give the value as text.",
  },
  APPSET127: {
    severity: "warning",
    title: "Look-up resolves too early",
    controller:
      "It renders the value with the first child's set: a key of the second child counts as missing.",
    why: "values of the second child are rendered early with the first child's set, and hasKey, dig, get and keys give no error there that would leave the value for later.",
    remedy: "Put the look-up into the template, where both children's keys are known.",
  },
  APPSET130: {
    severity: "warning",
    title: "Merge key missing",
    controller:
      "It takes null for the missing key: all sets without it count as one key and clash, or find no partner.",
    why: "The values of mergeKeys are looked up in each set and encoded as JSON, where an absent key is null.",
    remedy: "Name keys that every child gives in every set.",
  },
  APPSET131: {
    severity: "warning",
    title: "Override without a partner",
    controller: "It drops the set: only sets whose keys the first child has take part.",
    why: "The first child's sets are the base; later children only override.",
    remedy: "Correct the merge keys' values, or put the child with all sets first.",
  },
  APPSET132: {
    severity: "info",
    title: "Order of parameter sets is random",
    controller:
      "It may take them in another order at each run. Applications are applied in order of name, so only the error that is reported first, and what templates change in shared maps, depend on it.",
    why: "The sets come out of a Go map, whose order is random on purpose.",
    remedy: "Nothing, unless the order matters to you: then use a generator that keeps it.",
  },
  APPSET133: {
    severity: "warning",
    title: "Merge key as number and as text",
    controller: "It takes them for different: the override finds no partner.",
    why: 'Keys are compared as JSON, where 1 and "1" differ; a pull request\'s number is text.',
    remedy: "Give the key the same type in both children, such as quoting it.",
  },
  APPSET134: {
    severity: "warning",
    title: "Merge key with dots",
    controller:
      "It looks for one key of that name; with goTemplate: true it does not go into maps, so the key is missing.",
    why: "mergeKeys are looked up at the top of the set; only with goTemplate: false are sets flat, with dots in their keys.",
    remedy: "Merge by a key at the top of the sets.",
  },
  APPSET140: {
    severity: "error",
    title: "path has another form in this mode",
    controller:
      "With goTemplate: true path is a map and its text is path.path; with goTemplate: false path is the text itself and there is no path.path.",
    why: "The git and oci generators give a map in Go mode and flat keys, path, path.basename, path[0], in the other.",
    remedy: "Write {{ .path.path }} with goTemplate: true, {{path}} with false.",
  },
  APPSET141: {
    severity: "warning",
    title: "** is the same as * here",
    controller: "It matches one level: apps/** finds apps/a and not apps/a/b.",
    why: "Directories are matched with Go's path.Match on the whole path, where * stops at / and two stars are one.",
    remedy: "Name each level (apps/*, apps/*/*), or use files, whose patterns go deeper.",
  },
  APPSET142: {
    severity: "info",
    title: "* also matches /",
    controller: "It finds files at every depth below.",
    why: "File patterns are git pathspecs, in which * crosses /; only with the controller's new file globbing (off by default) does it stop there.",
    remedy: "Exclude what is too deep, or check with git ls-files.",
  },
  APPSET143: {
    severity: "warning",
    title: "File without content makes a parameter set",
    controller: "It renders an Application with nothing but path in its set.",
    why: "An empty file, or a null item of a list, decodes into no keys, and the controller adds path to it.",
    remedy: "Remove the file, or exclude it with exclude: true.",
  },
  APPSET144: {
    severity: "warning",
    title: "No labels with goTemplate: false",
    controller: "The key does not exist, so the tag stays as written and a selector on it finds nothing.",
    why: "A pull request's labels are a list, and they are added in Go mode only.",
    remedy: "Set goTemplate: true, or filter by labels in the generator.",
  },
  APPSET145: {
    severity: "info",
    title: "Pull request without labels",
    controller: "toJson gives null and not [], first gives <no value>, index fails.",
    why: "Where a pull request has no label, some providers' code gives Go's nil list; it prints [] and has length 0 like an empty one.",
    remedy: "Ask first: {{ if .labels }}.",
  },
  APPSET146: {
    severity: "warning",
    title: "Merge requests of every state",
    controller: "It generates Applications for closed and merged ones too.",
    why: "GitLab's list is asked for all states unless pullRequestState says one.",
    remedy: "Set pullRequestState: opened.",
  },
  APPSET147: {
    severity: "info",
    title: "Only the first page is read",
    controller: "It sees as many as Gitea puts on one page and never asks for more.",
    why: "The Gitea client of these generators asks for one page.",
    remedy: "Filter by labels, or keep the number of open pull requests below a page.",
  },
  APPSET148: {
    severity: "info",
    title: "Short head_sha",
    controller: "head_sha has 12 characters: tags made of the full 40 do not match.",
    why: "Bitbucket Cloud's API gives the commit's short hash with a pull request.",
    remedy: "Tag images with the first 12 characters, or use head_short_sha.",
  },
  APPSET149: {
    severity: "info",
    title: "Two forks may have the same branch",
    controller: "Two pull requests then give one name, and both Applications are skipped.",
    why: "branch is the name in the fork, and nothing makes it unique.",
    remedy: "Put {{ .number }} into the name.",
  },
  APPSET150: {
    severity: "error",
    title: "A pull request's number is text",
    controller: stops,
    why: "number is decimal text; Go's templates compare values of one kind only.",
    remedy: 'Compare with text, {{ eq .number "5" }}, or convert it, {{ int .number }}.',
  },
  APPSET151: {
    severity: "warning",
    title: "labels are one text here",
    controller: "Functions of lists fail on it, or take it letter by letter.",
    why: "The scmProvider generator joins a repository's labels by commas; a pull request's are a list.",
    remedy: 'Split it: {{ splitList "," .labels }}.',
  },
  APPSET152: {
    severity: "error",
    title: "repository_id is a pointer",
    controller:
      "It prints a memory address, another in each run: the Application never stops changing. eq fails on it.",
    why: "GitHub's client gives the id as *int64, and it goes into the set as it is; text/template looks through the pointer only when it prints the value itself.",
    remedy: "Convert it first: {{ int64 .repository_id }}.",
  },
  APPSET153: {
    severity: "info",
    title: "repository is the name, not the slug",
    controller: "It gives the repository's display name, which may have spaces and capitals.",
    why: "Bitbucket Server knows a name and a slug, and this provider takes the name.",
    remedy: "Use url, or slugify the name.",
  },
  APPSET154: {
    severity: "warning",
    title: "CodeCommit gives no commit",
    controller: "sha, short_sha and short_sha_7 are empty texts.",
    why: "The branch list of this provider comes without commits.",
    remedy: "Use branch.",
  },
  APPSET155: {
    severity: "warning",
    title: "The local cluster has no metadata",
    controller:
      "It renders the in-cluster set without metadata: labels print <no value>, or fail with missingkey=zero and =error.",
    why: "Without a selector the controller adds the cluster that it runs in, for which there is no Secret. A Secret without labels or annotations lacks these keys too.",
    remedy:
      "Give the generator a selector, such as matchLabels on argocd.argoproj.io/secret-type: cluster, or ask first: {{ if .metadata }}.",
  },
  APPSET156: {
    severity: "info",
    title: "flatList makes exactly one parameter set",
    controller:
      "It renders one Application with all clusters in the key clusters, also when no cluster matches.",
    why: "flatList puts all sets into one list and gives that as the only set.",
    remedy: "Leave flatList out for one Application a cluster.",
  },
  APPSET157: {
    severity: "error",
    title: "flatList needs goTemplate: true",
    controller: "clusters is a list, which no tag can print or go through: tags stay as written.",
    why: "With goTemplate: false only texts resolve.",
    remedy: "Set goTemplate: true, or leave flatList out.",
  },
  APPSET158: {
    severity: "error",
    title: "values are not rendered here",
    controller: "The text reaches the Application with its placeholder in it.",
    why: "clusterDecisionResource puts its values into the set as they are written; only a matrix renders them, with its first child's set.",
    remedy: "Put the text into the template itself.",
  },
  APPSET159: {
    severity: "info",
    title: "Secret is read in the ApplicationSet's namespace",
    controller:
      "It looks for the Secret beside the ApplicationSet, not in the controller's namespace as for a plugin.",
    why: "tokenRef and its like belong to whoever may write the ApplicationSet.",
    remedy: "Create the Secret in the ApplicationSet's namespace.",
  },
  APPSET161: {
    severity: "error",
    title: "Negative requeueAfterSeconds",
    controller:
      "It asks again at once, without end: the least of all generators wins, and a negative number is the least.",
    why: "The number becomes a duration without a check; only 0 counts as not given.",
    remedy: "Give a positive number of seconds.",
  },
  APPSET162: {
    severity: "info",
    title: "requeueAfterSeconds: 0 has no effect",
    controller: "It does not ask again because of this generator.",
    why: "When the least of all generators is taken, 0 counts as not given, so the kind's default does not hold either.",
    remedy: "Leave it out for the default, or give a positive number of seconds.",
  },
  APPSET163: {
    severity: "info",
    title: "An item may overwrite name and server",
    controller: "An item's own key name or server takes the place of the cluster's.",
    why: "After name and server each key of the item is written into the set as text.",
    remedy: "Look at the keys of the items in status.",
  },
  APPSET164: {
    severity: "error",
    title: "path is the controller's",
    controller: "It puts its own path over the file's, so the file's keys below path are lost.",
    why: "The git and oci generators write path into the set after the file's own keys.",
    remedy:
      "Set pathParamPrefix, so that the controller writes <prefix>.path, or rename the key in the file.",
  },
  APPSET165: {
    severity: "error",
    title: "git generator without its AppProject",
    controller: stops,
    why: "The git generator reads the AppProject of spec.template.spec.project first, to know whether commits must be signed; only a project that is a template is passed over.",
    remedy: "Create the AppProject, or correct spec.template.spec.project.",
  },
} as const satisfies Record<string, CatalogueEntry>;
