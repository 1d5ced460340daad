/** SOURCE0xx: manifests that can't be read, or that Kubernetes would not accept. */
import type { Severity } from "./problem";

interface SourceEntry {
  readonly severity: Severity;
  readonly title: string;
  readonly controller: string;
  readonly remedy: string;
}

const notSeen =
  "The inspector works as if it were not there; what the controller sees in the cluster is not known.";

export const sourceCatalogue = {
  SOURCE001: {
    severity: "error",
    title: "File can't be read",
    controller: notSeen,
    remedy: "Make the file readable for the user that runs the inspector.",
  },
  SOURCE002: {
    severity: "error",
    title: "Document is not valid YAML",
    controller: notSeen,
    remedy: "Correct the document at the line given; the file's other documents were read.",
  },
  SOURCE003: {
    severity: "info",
    title: "Document is not a Kubernetes object",
    controller: "Nothing: kubectl would refuse to apply it.",
    remedy: "Give it apiVersion, kind and metadata.name, or move it out of the folder.",
  },
  SOURCE004: {
    severity: "error",
    title: "Object without a name",
    controller: "Nothing: Kubernetes refuses the object.",
    remedy: "Set metadata.name.",
  },
  SOURCE005: {
    severity: "warning",
    title: "Key given twice",
    controller: "It sees the last value: Kubernetes' YAML reader drops the others without a word.",
    remedy: "Remove one of the two.",
  },
  SOURCE006: {
    severity: "warning",
    title: "Object given twice",
    controller:
      "It sees the one that was applied last; the inspector takes the last in order of file and line.",
    remedy: "Keep one of them.",
  },
  SOURCE007: {
    severity: "error",
    title: "Too much to read",
    controller: notSeen,
    remedy: "Point --manifests at a smaller folder, or split the file.",
  },
  SOURCE008: {
    severity: "error",
    title: "Kubernetes would refuse this value",
    controller:
      "Nothing: the API server does not accept the object, so the controller keeps seeing the old one.",
    remedy: "Quote numbers and booleans in ConfigMaps and Secrets; values under a Secret's data are base64.",
  },
  SOURCE009: {
    severity: "error",
    title: "Manifests folder can't be read",
    controller: notSeen,
    remedy: "Check the path given with --manifests. The inspector looks again every few seconds.",
  },
  SOURCE010: {
    severity: "error",
    title: "Kept token can't be read",
    controller: "Nothing: it does not know of plugins registered here.",
    remedy: "Enter the token again, or put back the key file that belongs to this data folder.",
  },
  SOURCE011: {
    severity: "warning",
    title: "Run was not kept",
    controller: "Nothing: it does not know of this run.",
    remedy: "Look at the server's log, and at the space left for its data folder.",
  },
  SOURCE012: {
    severity: "error",
    title: "Fixture can't be used",
    controller:
      "Nothing: no cluster knows fixtures, only the inspector does. It works as if this one were not there.",
    remedy:
      "Correct the document: spec.generator and spec.parameterSets, if need be spec.applicationSet and spec.types.",
  },
} as const satisfies Record<string, SourceEntry>;
