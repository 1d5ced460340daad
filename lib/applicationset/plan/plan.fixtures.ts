/** Generated and live Applications for the tests of the plan. */
import type { JsonValue } from "../../gotemplate";
import type { JsonObject } from "../../gotemplate/json-object";
import { readApplicationSet } from "../schema/application-set";
import type { Cluster } from "../validate/clusters";
import { validateApplications } from "../validate/validate-applications";
import type { Plan } from "./plan";
import { planApplications } from "./plan-applications";

export type Fields = { readonly [key: string]: JsonValue };

export const resourcesFinalizer = "resources-finalizer.argocd.argoproj.io";

export const ownedBy = (name: string, kind = "ApplicationSet", apiVersion = "argoproj.io/v1alpha1") => ({
  apiVersion,
  kind,
  name,
  uid: "0000",
  controller: true,
  blockOwnerDeletion: true,
});

/** As the template gives it. */
export function generated(name: string, { metadata = {}, spec = {}, ...rest }: Record<string, Fields> = {}) {
  return {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "Application",
    metadata: { name, namespace: "argocd", finalizers: [resourcesFinalizer], ...metadata },
    spec: {
      source: { repoURL: "https://github.com/a/b", path: "." },
      destination: { name: "in-cluster" },
      project: "default",
      ...spec,
    },
    ...rest,
  };
}

/** The same in the cluster, owned by the set `demo`. */
export function live(name: string, parts: Record<string, Fields> = {}): JsonObject {
  const { metadata = {} } = parts;
  const application = generated(name, { ...parts, metadata: {} });
  const managed = { uid: "1", resourceVersion: "7", managedFields: [{ manager: "argocd" }] };
  return {
    ...application,
    metadata: { ...application.metadata, ...managed, ownerReferences: [ownedBy("demo")], ...metadata },
    status: { sync: { status: "Synced" } },
  };
}

export interface Situation {
  /** Of the ApplicationSet's spec, in flow style: `syncPolicy: {...}`. */
  readonly spec?: string;
  readonly generated?: readonly (JsonObject | null)[];
  readonly live?: readonly JsonObject[];
  readonly clusters?: readonly Cluster[];
  readonly error?: string;
  readonly panic?: string;
  readonly known?: boolean;
}

export function plannedWithFindings({ spec = "", ...given }: Situation) {
  const text = `kind: ApplicationSet\nmetadata: {name: demo}\nspec: {generators: [], ${spec}}\n`;
  const { applicationSet } = readApplicationSet(text);
  if (!applicationSet) throw new Error("the fixture's ApplicationSet can't be read");
  const applications = (given.generated ?? []).map((manifest, index) => ({
    generator: 0,
    set: index,
    manifest,
    error: manifest ? "" : "fails",
  }));
  const clusters = given.clusters ?? null;
  const { validity } = validateApplications(applicationSet, applications, { projects: null, clusters });
  const stopped = { error: given.error ?? "", panic: given.panic ?? "", known: given.known ?? true };
  return planApplications({
    applicationSet,
    applications,
    validity,
    live: given.live ?? [],
    clusters,
    stopped,
  });
}

export const planned = (situation: Situation): Plan => plannedWithFindings(situation).plan;

/** `create a`, `delete b` in the plan's order. */
export const actions = ({ applications }: Plan): string[] =>
  applications.map(({ action, name }) => `${action} ${name}`);
