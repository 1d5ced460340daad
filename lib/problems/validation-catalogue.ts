/** APPSET060–079: rendered Applications that are skipped, refused, or fail later; live ones that belong to others. */
import type { CatalogueEntry } from "./catalogue-entry";

const skipped =
  "It finds the Application invalid and neither creates nor updates it; a live one of that name stays as it is. The others are applied. The status shows the last of all such errors, with the reason ApplicationValidationError.";
const refused =
  "It sends the Application and the API server refuses it. The other Applications are created and updated, but the reconcile ends in an error: nothing is deleted, and it tries again, ever more slowly.";
const later =
  "It creates or updates the Application: the ApplicationSet looks healthy. The Application itself then shows an InvalidSpecError and is not synced.";

export const validationCatalogue = {
  APPSET060: {
    severity: "error",
    title: "Project does not exist",
    controller: skipped,
    why: "The controller looks for the AppProject in its own namespace before it applies an Application.",
    remedy: "Correct spec.project, or create the AppProject; if it exists, put it among the manifests.",
  },
  APPSET061: {
    severity: "error",
    title: "Application without a project",
    controller: skipped,
    why: "An empty name is looked for like any other: no AppProject has it. The default comes only later, where it is too late.",
    remedy: "Set spec.project, for example to default, and make sure that its template is never empty.",
  },
  APPSET062: {
    severity: "error",
    title: "Destination with both name and server",
    controller: skipped,
    why: "Either says which cluster is meant; with both, Argo CD would not know which one counts.",
    remedy: "Keep one of spec.destination.name and spec.destination.server.",
  },
  APPSET063: {
    severity: "error",
    title: "Destination without name and server",
    controller: skipped,
    why: "Nothing says which cluster is meant. A template that renders empty is the usual cause.",
    remedy: "Set spec.destination.name, or server: https://kubernetes.default.svc for Argo CD's own cluster.",
  },
  APPSET064: {
    severity: "error",
    title: "Destination's cluster is not known",
    controller: skipped,
    why: "The controller looks for a cluster Secret with that name or server; Argo CD's own cluster needs none.",
    remedy:
      "Correct the destination, or register the cluster; if it is, put its Secret among the manifests (name and server are enough).",
  },
  APPSET065: {
    severity: "error",
    title: "Several clusters have the destination's name",
    controller: skipped,
    why: "Names of clusters need not be unique; servers are.",
    remedy: "Use spec.destination.server, or give each cluster a name of its own.",
  },
  APPSET066: {
    severity: "error",
    title: "Application's name is not allowed",
    controller: refused,
    why: "The controller checks names for being empty or doubled only. Kubernetes wants a DNS subdomain of at most 253 characters.",
    remedy: "Let the template make such a name: {{ .name | normalize }} or {{ slugify 50 true .branch }}.",
  },
  APPSET067: {
    severity: "error",
    title: "Label is not allowed",
    controller: refused,
    why: "Kubernetes limits labels: a value has at most 63 characters, letters, digits, '-', '_' and '.', and begins and ends with a letter or digit.",
    remedy:
      "Shorten and clean the value in the template, or keep it as an annotation, which may be any text.",
  },
  APPSET068: {
    severity: "error",
    title: "Annotation is not allowed",
    controller: refused,
    why: "A key must be a qualified name, such as example.com/my-key; all annotations together may have 256 KiB.",
    remedy: "Correct the key, or keep large texts elsewhere, in a values file for example.",
  },
  APPSET069: {
    severity: "error",
    title: "Finalizer is not allowed",
    controller: refused,
    why: "Kubernetes wants a qualified name, such as resources-finalizer.argocd.argoproj.io.",
    remedy: "Correct the entry of metadata.finalizers.",
  },
  APPSET070: {
    severity: "error",
    title: "Hydrator's path is not allowed",
    controller: refused,
    why: "The Application's CRD wants spec.sourceHydrator.syncSource.path to be a folder below the root: not empty, '.' or '/'.",
    remedy: "Name a folder that the hydrator may fill.",
  },
  APPSET071: {
    severity: "error",
    title: "Source is incomplete",
    controller: later,
    why: "A source needs repoURL and path or chart; one of several may have ref instead.",
    remedy: "Set what is lacking; path: . stands for the repository's root.",
  },
  APPSET072: {
    severity: "warning",
    title: "source beside sources",
    controller: "It applies both as they are. Argo CD then uses spec.sources and ignores spec.source.",
    why: "A generator's own template adds its sources to the base's source: neither removes the other.",
    remedy: "Keep one of the two, in the same place.",
  },
  APPSET073: {
    severity: "error",
    title: "Chart without a version",
    controller: later,
    why: "For a git repository targetRevision defaults to HEAD; a chart has no such default.",
    remedy: "Set targetRevision to the chart's version, or a range such as 1.*.",
  },
  APPSET074: {
    severity: "error",
    title: "Hydrator is incomplete",
    controller: later,
    why: "The hydrator needs to know what to read and which branch to write.",
    remedy: "Set drySource.repoURL, syncSource.targetBranch, and with hydrateTo its targetBranch.",
  },
  APPSET075: {
    severity: "warning",
    title: "Project does not permit the repository",
    controller: later,
    why: "No pattern of the AppProject's sourceRepos fits, or one that begins with ! excludes it. Repositories scoped to the project, and what global projects permit, would count too: they are not known here.",
    remedy: "Add the repository to the AppProject's sourceRepos, or use another project.",
  },
  APPSET076: {
    severity: "warning",
    title: "Project does not permit the destination",
    controller: later,
    why: "No entry of the AppProject's destinations fits both cluster and namespace, or one with ! excludes them. Clusters scoped to the project, and what global projects permit, would count too: they are not known here.",
    remedy: "Add the destination to the AppProject's destinations, or use another project.",
  },
  APPSET077: {
    severity: "warning",
    title: "Project does not permit the namespace of the Application",
    controller: later,
    why: "An Application outside of the controller's namespace needs its namespace in the AppProject's sourceNamespaces.",
    remedy: "Add the ApplicationSet's namespace to sourceNamespaces.",
  },
  APPSET078: {
    severity: "error",
    title: "Live Application belongs to another",
    controller:
      "It can't take the Application over: that one stays, and the reconcile ends in an error. The others are created and updated, but nothing is deleted, and it tries again, ever more slowly.",
    why: "Kubernetes allows one controlling owner. Names of Applications are unique in a namespace, whoever makes them.",
    remedy: "Let the two ApplicationSets make different names.",
  },
  APPSET079: {
    severity: "warning",
    title: "Live Application is taken over",
    controller:
      "It looks for Applications by name, updates the one that it finds and makes itself the owner, under every policy: from then on it also deletes it.",
    why: "Nobody owns that Application: it was made by hand, or by an ApplicationSet that was deleted without it.",
    remedy: "If that is not meant, choose another name before the ApplicationSet is applied.",
  },
} as const satisfies Record<string, CatalogueEntry>;
