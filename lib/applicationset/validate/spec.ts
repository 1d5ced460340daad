/**
 * What fails only later: the Application is created and updated, and then shows an `InvalidSpecError` instead of
 * syncing.
 */
import { isJsonObject, type JsonObject } from "../../gotemplate/json-object";
import type { ProblemCode } from "../../problems";
import type { Path } from "../yaml/read-document";
import type { Clusters, Resolved } from "./clusters";
import { objectAt, objectsAt, textAt } from "./json";
import type { Project } from "./project";

export interface SpecFault {
  readonly code: ProblemCode;
  readonly path: Path;
  readonly message: string;
  /** The Application's own condition; empty when Argo CD says nothing. */
  readonly error: string;
}

const sourcePath: Path = ["spec", "source"];

/** argo.go: ValidatePermissions: first what the sources lack; only when they lack nothing, what the project forbids. */
export function specFaults(
  manifest: JsonObject,
  project: Project | null,
  destination: Resolved,
  clusters: Clusters,
): SpecFault[] {
  const spec = objectAt(manifest, "spec");
  const faults = bothSources(spec);
  const incomplete = incompleteSources(spec);
  if (incomplete.length > 0) return [...faults, ...incomplete];
  if (!project) return faults;
  return [
    ...faults,
    ...namespaceFaults(objectAt(manifest, "metadata"), project),
    ...sourceFaults(spec, project),
    ...destinationFaults(spec, project, destination, clusters),
  ];
}

function bothSources(spec: JsonObject): SpecFault[] {
  if (
    !isJsonObject(spec.source) ||
    objectsAt(spec, "sources").length === 0 ||
    isJsonObject(spec.sourceHydrator)
  )
    return [];
  const message = "spec.source stands beside spec.sources and is ignored.";
  return [{ code: "APPSET072", path: sourcePath, message, error: "" }];
}

function incompleteSources(spec: JsonObject): SpecFault[] {
  if (isJsonObject(spec.sourceHydrator)) return incompleteHydrator(spec.sourceHydrator);
  const sources = objectsAt(spec, "sources");
  if (sources.length === 0) return incompleteSource(objectAt(spec, "source"), sourcePath, false);
  for (const [index, source] of sources.entries()) {
    const faults = incompleteSource(source, ["spec", "sources", index], true);
    // Argo CD stops at the first.
    if (faults.length > 0) return faults;
  }
  return [];
}

/** argo.go: validateSourcePermissions */
function incompleteSource(source: JsonObject, path: Path, isOneOfMany: boolean): SpecFault[] {
  const has = (key: string) => textAt(source, key) !== "";
  if (!has("repoURL") || !(has("path") || has("chart") || (isOneOfMany && has("ref")))) {
    const lacking = has("repoURL") ? `neither path nor chart${isOneOfMany ? " nor ref" : ""}` : "no repoURL";
    const error = isOneOfMany
      ? ""
      : "spec.source.repoURL and either spec.source.path or spec.source.chart are required";
    return [{ code: "APPSET071", path, message: `The source has ${lacking}.`, error }];
  }
  if (!has("chart") || has("targetRevision")) return [];
  const error = "spec.source.targetRevision is required if the manifest source is a helm chart";
  return [{ code: "APPSET073", path, message: "The chart has no targetRevision.", error }];
}

/** argo.go: validateSourceHydrator */
function incompleteHydrator(hydrator: JsonObject): SpecFault[] {
  const at = (...rest: string[]): Path => ["spec", "sourceHydrator", ...rest];
  const fault = (path: Path, error: string): SpecFault => ({
    code: "APPSET074",
    path,
    message: `The sourceHydrator lacks ${path.slice(2).join(".")}.`,
    error,
  });
  const faults: SpecFault[] = [];
  if (textAt(objectAt(hydrator, "drySource"), "repoURL") === "")
    faults.push(fault(at("drySource", "repoURL"), "spec.sourceHydrator.drySource.repoURL is required"));
  if (textAt(objectAt(hydrator, "syncSource"), "targetBranch") === "") {
    const error = "spec.sourceHydrator.syncSource.targetBranch is required";
    faults.push(fault(at("syncSource", "targetBranch"), error));
  }
  if (isJsonObject(hydrator.hydrateTo) && textAt(hydrator.hydrateTo, "targetBranch") === "") {
    const error = "when spec.sourceHydrator.hydrateTo is set, spec.sourceHydrator.hydrateTo.path is required";
    faults.push(fault(at("hydrateTo", "targetBranch"), error));
  }
  return faults;
}

function sourceFaults(spec: JsonObject, project: Project): SpecFault[] {
  return usedSources(spec).flatMap(({ url, path }): SpecFault[] => {
    if (project.permitsSource(url)) return [];
    const error = `application repo ${url} is not permitted in project '${project.name}'`;
    const message = `The project ${project.name} does not permit the repository ${url}.`;
    return [{ code: "APPSET075", path, message, error }];
  });
}

function usedSources(spec: JsonObject): { url: string; path: Path }[] {
  if (isJsonObject(spec.sourceHydrator)) {
    const url = textAt(objectAt(spec.sourceHydrator, "drySource"), "repoURL");
    return [{ url, path: ["spec", "sourceHydrator", "drySource", "repoURL"] }];
  }
  const sources = objectsAt(spec, "sources");
  if (sources.length === 0)
    return [{ url: textAt(objectAt(spec, "source"), "repoURL"), path: [...sourcePath, "repoURL"] }];
  return sources.map((source, index) => ({
    url: textAt(source, "repoURL"),
    path: ["spec", "sources", index, "repoURL"],
  }));
}

function destinationFaults(
  spec: JsonObject,
  project: Project,
  { cluster }: Resolved,
  clusters: Clusters,
): SpecFault[] {
  if (!cluster) return [];
  const destination = objectAt(spec, "destination");
  const namespace = textAt(destination, "namespace");
  const { name, server } = cluster;
  const permitted = project.permitsDestination({ name, server, namespace });
  const scoped = project.onlyScopedClusters ? clusters.ofProject(project.name) : null;
  const outside = scoped !== null && !scoped.some((one) => one.name === name || one.server === server);
  if (permitted !== false && !outside) return [];
  const error = `application destination server '${textAt(destination, "server")}' and namespace '${namespace}' do not match any of the allowed destinations in project '${project.name}'`;
  const message = `The project ${project.name} does not permit the destination ${name || server}, namespace ${namespace || "(none)"}.`;
  return [{ code: "APPSET076", path: ["spec", "destination"], message, error }];
}

function namespaceFaults(metadata: JsonObject, project: Project): SpecFault[] {
  const namespace = textAt(metadata, "namespace");
  if (namespace === "" || project.namespace === "" || namespace === project.namespace) return [];
  if (project.permitsNamespace(namespace) !== false) return [];
  const error = `application '${textAt(metadata, "name")}' in namespace '${namespace}' is not allowed to use project ${project.name}`;
  const message = `The project ${project.name} does not permit Applications in the namespace ${namespace}.`;
  return [{ code: "APPSET077", path: ["spec", "project"], message, error }];
}
