/** SOURCE0xx: manifests that can't be read, or that Kubernetes would not accept. */
import type { CatalogueEntry } from "./catalogue-entry";

const notSeen =
  "The inspector works as if it were not there; what the controller sees in the cluster is not known.";

export const sourceCatalogue = {
  SOURCE001: {
    severity: "error",
    title: "File can't be read",
    controller: notSeen,
    why: "The operating system refused to open or read the file.",
    remedy: "Make the file readable for the user that runs the inspector.",
  },
  SOURCE002: {
    severity: "error",
    title: "Document is not valid YAML",
    controller: notSeen,
    why: "The text breaks YAML's rules as Kubernetes' reader takes them, or makes no JSON.",
    remedy: "Correct the document at the line given; the file's other documents were read.",
  },
  SOURCE003: {
    severity: "info",
    title: "Document is not a Kubernetes object",
    controller: "Nothing: kubectl would refuse to apply it.",
    why: "Kubernetes knows an object by apiVersion, kind and metadata.name.",
    remedy: "Give it apiVersion, kind and metadata.name, or move it out of the folder.",
  },
  SOURCE004: {
    severity: "error",
    title: "Object without a name",
    controller: "Nothing: Kubernetes refuses the object.",
    why: "metadata.name is what an object is found and kept by.",
    remedy: "Set metadata.name.",
  },
  SOURCE005: {
    severity: "warning",
    title: "Key given twice",
    controller: "It sees the last value: Kubernetes' YAML reader drops the others without a word.",
    why: "YAML forbids a key that stands twice, but Kubernetes' reader passes over it and keeps the last.",
    remedy: "Remove one of the two.",
  },
  SOURCE006: {
    severity: "warning",
    title: "Object given twice",
    controller:
      "It sees the one that was applied last; the inspector takes the last in order of file and line.",
    why: "Two documents have the same kind, namespace and name; a cluster holds one object of them.",
    remedy: "Keep one of them.",
  },
  SOURCE007: {
    severity: "error",
    title: "Too much to read",
    controller: notSeen,
    why: "The inspector bounds what it reads, so that a wrong folder can't fill its memory.",
    remedy: "Point --manifests at a smaller folder, or split the file.",
  },
  SOURCE008: {
    severity: "error",
    title: "Kubernetes would refuse this value",
    controller:
      "Nothing: the API server does not accept the object, so the controller keeps seeing the old one.",
    why: "The API server decodes the object into Go's types, and this value does not fit its field.",
    remedy: "Quote numbers and booleans in ConfigMaps and Secrets; values under a Secret's data are base64.",
  },
  SOURCE009: {
    severity: "error",
    title: "Manifests folder can't be read",
    controller: notSeen,
    why: "The folder does not exist, or the user that runs the inspector may not read it.",
    remedy: "Check the path given with --manifests. The inspector looks again every few seconds.",
  },
  SOURCE010: {
    severity: "error",
    title: "Kept token can't be read",
    controller: "Nothing: it does not know of plugins registered here.",
    why: "Tokens are kept sealed with a key in the data folder; with another key they can't be opened.",
    remedy: "Enter the token again, or put back the key file that belongs to this data folder.",
  },
  SOURCE011: {
    severity: "warning",
    title: "Run was not kept",
    controller: "Nothing: it does not know of this run.",
    why: "The database in the data folder could not take the run.",
    remedy: "Look at the server's log, and at the space left for its data folder.",
  },
  SOURCE012: {
    severity: "error",
    title: "Fixture can't be used",
    controller:
      "Nothing: no cluster knows fixtures, only the inspector does. It works as if this one were not there.",
    why: "The document's fields or types are not those that a fixture has.",
    remedy:
      "Correct the document: spec.generator and spec.parameterSets, if need be spec.applicationSet and spec.types.",
  },
  SOURCE013: {
    severity: "info",
    title: "Fixture for an ApplicationSet that is not there",
    controller: "Nothing: no cluster knows fixtures.",
    why: "A Fixture stands for an outside source of the ApplicationSets that it names, in its own namespace.",
    remedy: "Correct spec.applicationSet, or give the Fixture the namespace of the ApplicationSet.",
  },
  SOURCE014: {
    severity: "info",
    title: "Fixture that nobody uses",
    controller: "Nothing: no cluster knows fixtures.",
    why: "A Fixture stands for one kind of generator; no ApplicationSet that it is for has a generator of that kind.",
    remedy: "Correct spec.generator or spec.applicationSet, or remove the Fixture.",
  },
  SOURCE015: {
    severity: "warning",
    title: "Fixture differs from what the generator gives",
    controller:
      "It asks the real source, and gets what the generator gives: these keys, with these Go types.",
    why: "A template that works with the fixture may fail, or print something else, with the real parameter sets.",
    remedy: "Write the keys and types that the generator gives; keys that no template needs may be left out.",
  },
} as const satisfies Record<string, CatalogueEntry>;
