/**
 * Rendered Applications checked in the order in which things go wrong: what the controller itself finds invalid and
 * skips, what the API server refuses, what fails only in the Application's own status.
 */
import { compareBytes } from "../../gotemplate";
import type { JsonObject } from "../../gotemplate/json-object";
import type { ProblemCode } from "../../problems";
import type { RenderedApplication } from "../evaluation";
import type { ApplicationSet } from "../schema/application-set";
import type { Path } from "../yaml/read-document";
import { type Cluster, Clusters, type DestinationFault, type Resolved } from "./clusters";
import type { ApplicationsValidity, Finding } from "./finding";
import { objectAt, textAt } from "./json";
import { refusals, refusalText } from "./metadata";
import { type Project, readProject } from "./project";
import { specFaults } from "./spec";

/** What is known of the cluster that Argo CD runs in; null: unknown. */
export interface Surroundings {
  readonly projects: readonly JsonObject[] | null;
  readonly clusters: readonly Cluster[] | null;
}

export interface Validation {
  readonly findings: readonly Finding[];
  readonly validity: ApplicationsValidity;
}

type Named = Pick<ApplicationSet, "name" | "namespace">;

/** applicationset_controller.go: validateGeneratedApplications, and what comes after it. */
export function validateApplications(
  applicationSet: Named,
  applications: readonly Pick<RenderedApplication, "manifest">[],
  surroundings: Surroundings,
): Validation {
  return new ApplicationsCheck(applicationSet, surroundings).run(applications);
}

/** More names than this that stand twice are not listed one by one. */
const maxNames = 20;

const namePath: Path = ["metadata", "name"];
const projectPath: Path = ["spec", "project"];
const destinationPath: Path = ["spec", "destination"];

class ApplicationsCheck {
  private readonly findings: Finding[] = [];
  private readonly invalid = new Map<number, string>();
  private readonly refused = new Map<number, string>();
  /** Index of each name's Applications. */
  private readonly byName = new Map<string, number[]>();
  private readonly clusters: Clusters;
  private readonly projects: ReadonlyMap<string, Project> | null;

  constructor(
    private readonly applicationSet: Named,
    { projects, clusters }: Surroundings,
  ) {
    this.clusters = new Clusters(clusters);
    const known = projects?.map(readProject);
    this.projects = known ? new Map(known.map((project) => [project.name, project])) : null;
  }

  run(applications: readonly Pick<RenderedApplication, "manifest">[]): Validation {
    for (const [index, { manifest }] of applications.entries()) if (manifest) this.check(index, manifest);
    this.duplicates();
    const { findings, invalid, refused } = this;
    return { findings, validity: { invalid, refused, condition: this.condition(applications) } };
  }

  private check(index: number, manifest: JsonObject): void {
    const name = textAt(objectAt(manifest, "metadata"), "name");
    const same = this.byName.get(name);
    if (same) same.push(index);
    else this.byName.set(name, [index]);
    const spec = objectAt(manifest, "spec");
    const destination = this.clusters.resolve(objectAt(spec, "destination"));
    if (name === "") this.nameless(index);
    this.project(index, textAt(spec, "project"));
    if (destination.fault) this.destination(index, destination, destination.fault);
    this.metadata(index, name, manifest);
    const project = this.projects?.get(textAt(spec, "project")) ?? null;
    for (const { code, path, message, error } of specFaults(manifest, project, destination, this.clusters))
      this.add(code, index, path, message, error);
  }

  private nameless(index: number): void {
    const error = `ApplicationSet ${this.applicationSet.name} contains an application with no name; a name must be set in the template's metadata.name or via a templatePatch (generateName is not supported)`;
    this.skip("APPSET041", index, namePath, "The Application's name is empty.", error);
  }

  /** Every Argo CD has the project `default`, whether it is among the manifests or not. */
  private project(index: number, project: string): void {
    const error = `application references project ${project} which does not exist`;
    if (project === "")
      this.skip("APPSET061", index, projectPath, "The Application names no project.", error);
    else if (this.projects && project !== "default" && !this.projects.has(project)) {
      const message = `The project ${project} is not among the AppProjects known here.`;
      this.skip("APPSET060", index, projectPath, message, error);
    }
  }

  private destination(index: number, { error }: Resolved, fault: DestinationFault): void {
    const { code, message } = destinationFaults[fault];
    this.skip(code, index, destinationPath, message, `application destination spec is invalid: ${error}`);
  }

  private metadata(index: number, name: string, manifest: JsonObject): void {
    const found = refusals(manifest);
    if (found.length === 0) return;
    const text = refusalText(name, found);
    // What the controller skips never gets as far as the API server.
    if (!this.invalid.has(index)) this.refused.set(index, text);
    for (const { code, path, message } of found) this.add(code, index, path, message, text);
  }

  /** Errors are kept by name, so both of a pair are invalid, and the last error of a name is the one that is kept. */
  private duplicates(): void {
    let listed = 0;
    for (const [name, same] of this.byName) {
      const [first] = same;
      if (name === "" || first === undefined || same.length === 1) continue;
      const error = `ApplicationSet ${this.applicationSet.name} contains applications with duplicate name: ${name}`;
      for (const index of same) {
        this.invalid.set(index, error);
        this.refused.delete(index);
      }
      if (++listed > maxNames) continue;
      this.add("APPSET040", first, namePath, `${same.length} parameter sets give the name ${name}.`, error);
    }
  }

  private skip(code: ProblemCode, index: number, path: Path, message: string, error: string): void {
    if (!this.invalid.has(index)) this.invalid.set(index, error);
    this.add(code, index, path, message, error);
  }

  private add(code: ProblemCode, application: number, path: Path, message: string, error: string): void {
    const more = error === "" ? {} : { controllerError: error };
    this.findings.push({ code, application, path, message, more });
  }

  /** The last error by name; how many others there are, counted by name, too. */
  private condition(applications: readonly Pick<RenderedApplication, "manifest">[]): string {
    const byName = new Map<string, string>();
    for (const [index, error] of this.invalid) {
      byName.set(textAt(objectAt(applications[index]?.manifest ?? {}, "metadata"), "name"), error);
    }
    const last = [...byName.keys()].sort(compareBytes).at(-1);
    const message = last === undefined ? "" : (byName.get(last) ?? "");
    return byName.size > 1 ? `${message} (and ${byName.size - 1} more)` : message;
  }
}

const destinationFaults: { readonly [fault in DestinationFault]: { code: ProblemCode; message: string } } = {
  both: { code: "APPSET062", message: "The destination has both a name and a server." },
  neither: { code: "APPSET063", message: "The destination has neither a name nor a server." },
  unknown: { code: "APPSET064", message: "The destination's cluster is not among those known here." },
  ambiguous: { code: "APPSET065", message: "Several clusters have the destination's name." },
};
