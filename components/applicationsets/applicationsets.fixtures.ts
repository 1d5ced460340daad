/** An ApplicationSet with one set that renders and one that fails. For tests. */
import type { ApplicationSetDetail } from "@/lib/workspace";
import { lookalikeSet } from "../parameters/parameters.fixtures";

export const failingApplicationSet: ApplicationSetDetail = {
  id: "fb-matrix",
  name: "fb-matrix",
  namespace: "argocd",
  origin: { kind: "manifest", file: "fb-matrix.yaml", line: 1, namespace: "argocd" },
  generators: [{ kind: "plugin", plugin: { id: "cm-plugin", name: "cm-plugin" } }],
  parameterSets: 2,
  applications: 2,
  reason: "RenderTemplateParamsError",
  error: "failed to execute go template",
  requeueAfterSeconds: 180,
  evaluatedAt: "2026-11-22T06:10:00Z",
  manifest: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\n",
  goTemplate: true,
  generatorResults: [
    {
      index: 0,
      kinds: ["plugin"],
      plugins: ["cm-plugin"],
      known: true,
      error: "",
      parameterSets: [lookalikeSet, { ...lookalikeSet, index: 1 }],
      steps: [],
    },
  ],
  renderedApplications: [
    { id: "0.0", generator: 0, set: 0, name: "fb-1", yaml: "metadata:\n  name: fb-1\n", error: "" },
    { id: "0.1", generator: 0, set: 1, name: "", yaml: "", error: "failed to execute go template" },
  ],
  plan: null,
  validation: { skipped: [], condition: "", refused: [], refusal: "" },
  problems: [
    {
      code: "PLUGIN001",
      severity: "warning",
      message: "About all of it.",
      controller: "Nothing.",
      remedy: "Nothing.",
      place: { position: { line: 2, column: 1 } },
    },
    {
      code: "PLUGIN001",
      severity: "error",
      message: "Set 1 fails.",
      controller: "It stops.",
      remedy: "Correct it.",
      place: { set: 1, generator: [0] },
    },
  ],
};
