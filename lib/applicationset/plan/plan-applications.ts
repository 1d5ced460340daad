/**
 * What the controller's next run does with each Application: what was rendered and validated, against what is live.
 * Deletions are never left out: what might be deleted is listed with what it depends on.
 */
import { compareBytes } from "../../gotemplate";
import type { JsonObject } from "../../gotemplate/json-object";
import { applicationName, type Manifest } from "../application";
import type { Evaluation, RenderedApplication } from "../evaluation";
import type { ApplicationSet } from "../schema/application-set";
import { type Cluster, Clusters } from "../validate/clusters";
import type { ApplicationsValidity, Finding } from "../validate/finding";
import { objectAt } from "../validate/json";
import { compare } from "./compare";
import {
  cascadingFinalizer,
  isBeingDeleted,
  type LiveApplication,
  liveApplications,
  shownLive,
} from "./live";
import type { Plan, PlanAction, PlannedApplication } from "./plan";
import { differs, remarks } from "./plan-words";
import { type PlanSettings, planSettings } from "./settings";

export interface PlanInput {
  readonly applicationSet: ApplicationSet;
  readonly applications: readonly RenderedApplication[];
  readonly validity: ApplicationsValidity;
  /** The Applications of its namespace. */
  readonly live: readonly JsonObject[];
  /** null: not known. */
  readonly clusters: readonly Cluster[] | null;
  readonly stopped: Pick<Evaluation, "error" | "panic" | "known">;
}

/** The plan, and what it finds wrong. */
export function planApplications(input: PlanInput): { plan: Plan; findings: readonly Finding[] } {
  return new Planning(input).run();
}

class Planning {
  private readonly settings: PlanSettings;
  private readonly live: ReadonlyMap<string, LiveApplication>;
  private readonly clusters: Clusters;
  private readonly planned: PlannedApplication[] = [];
  private readonly findings: Finding[] = [];
  /** The first Application, by name, that can't be applied: deletion never comes about. */
  private failing = "";

  constructor(private readonly input: PlanInput) {
    this.settings = planSettings(input.applicationSet);
    this.live = liveApplications(input.applicationSet, input.live);
    this.clusters = new Clusters(input.clusters);
  }

  run(): { plan: Plan; findings: readonly Finding[] } {
    const generated = this.generated();
    const shown = new Set<string>();
    for (const { index, name, manifest } of generated) {
      this.plan(index, name, manifest, shown.has(name) ? undefined : this.live.get(name));
      shown.add(name);
    }
    for (const live of this.live.values()) if (live.isOwned && !shown.has(live.name)) this.leftOver(live);
    this.planned.sort((a, b) => compareBytes(a.name, b.name));
    const { applicationSet } = this.input;
    const plan: Plan = {
      policy: this.settings.policy,
      stopped: this.stopped(),
      unknown: this.unknown(),
      deletionsWaitFor: this.failing,
      remarks: remarks(applicationSet, this.settings),
      applications: this.planned,
      counts: countActions(this.planned),
    };
    return { plan, findings: this.findings };
  }

  /** In order of name, as the controller applies them. */
  private generated(): { index: number; name: string; manifest: Manifest }[] {
    return this.input.applications
      .flatMap(({ manifest }, index) =>
        manifest ? [{ index, name: applicationName({ manifest }), manifest }] : [],
      )
      .sort((a, b) => compareBytes(a.name, b.name));
  }

  private plan(index: number, name: string, manifest: Manifest, live: LiveApplication | undefined): void {
    const error = this.input.validity.invalid.get(index);
    if (error !== undefined) this.skipInvalid(index, name, error, live);
    else if (!live) this.create(index, name);
    else if (live.isOwned) this.update(index, manifest, live);
    else this.takeOver(index, manifest, live);
  }

  private skipInvalid(index: number, name: string, error: string, live: LiveApplication | undefined): void {
    const stays = live?.isOwned
      ? " The live Application of this name stays as it is: deletion looks at invalid names, too."
      : "";
    this.add(name, "skip", index, `The controller finds it invalid: ${error}.${stays}`, live);
  }

  private create(index: number, name: string): void {
    const refusal = this.input.validity.refused.get(index);
    if (refusal === undefined)
      this.add(name, "create", index, "There is no live Application of this name: it is created.");
    else this.refuse(index, name, `The API server refuses to create it: ${refusal}.`);
  }

  private refuse(index: number, name: string, reason: string, live?: LiveApplication): void {
    this.failing ||= name;
    this.add(name, "skip", index, reason, live);
  }

  private update(index: number, manifest: Manifest, live: LiveApplication): void {
    const { name } = live;
    const comparison = compare(manifest, live, this.input.applicationSet.name, this.settings);
    if (comparison.isSame) {
      this.add(name, "unchanged", index, "The live Application is as it is generated.", live);
      return;
    }
    const { changes } = comparison;
    const refusal = this.input.validity.refused.get(index);
    if (!this.settings.canUpdate) {
      const reason = `The policy ${this.settings.policy} leaves live Applications as they are. ${differs(comparison)}`;
      this.add(name, "keep", index, reason, live, changes);
    } else if (refusal === undefined) this.add(name, "update", index, differs(comparison), live, changes);
    else this.refuse(index, name, `The API server refuses to update it: ${refusal}.`, live);
  }

  /** CreateOrUpdate finds Applications by name, whoever owns them, and under every policy. */
  private takeOver(index: number, manifest: Manifest, live: LiveApplication): void {
    const { namespace, name: applicationSet } = this.input.applicationSet;
    const { name, owner } = live;
    if (owner) {
      const error = `Object ${namespace}/${name} is already owned by another ${owner.kind} controller ${owner.name}`;
      const message = `The live Application ${name} belongs to the ${owner.kind} ${owner.name}.`;
      this.find("APPSET078", index, message, { controllerError: error });
      this.refuse(index, name, `It can't be updated: ${error}.`, live);
      return;
    }
    this.find(
      "APPSET079",
      index,
      `The live Application ${name} has no owner: ${applicationSet} takes it over.`,
    );
    const comparison = compare(manifest, live, applicationSet, this.settings);
    const refusal = this.input.validity.refused.get(index);
    const reason = `The live Application has no owner: the controller updates it under every policy, and owns it from then on. ${differs(comparison)}`;
    if (refusal === undefined) this.add(name, "update", index, reason, live, comparison.changes);
    else this.refuse(index, name, `The API server refuses to update it: ${refusal}.`, live);
  }

  private find(
    code: Finding["code"],
    application: number,
    message: string,
    more: Finding["more"] = {},
  ): void {
    this.findings.push({ code, application, path: ["metadata", "name"], message, more });
  }

  /** applicationset_controller.go: deleteInCluster: owned, and of a name that nothing gives any more. */
  private leftOver(live: LiveApplication): void {
    const { policy, canDelete } = this.settings;
    if (!canDelete) {
      const reason = `${this.nobodyGives()} The policy ${policy} deletes nothing.`;
      this.add(live.name, "keep", null, reason, live);
      return;
    }
    const said = [this.nobodyGives(), this.whenDeleted(), resourcesText(live, this.destinationExists(live))];
    if (isBeingDeleted(live.manifest)) said.push("It is being deleted already.");
    this.add(live.name, "delete", null, said.filter((text) => text !== "").join(" "), live);
  }

  private nobodyGives(): string {
    const { error, panic, known } = this.input.stopped;
    if (panic !== "" || error !== "")
      return "No Application that renders has this name. Whether one would have it without the error is not known.";
    if (!known)
      return "No Application that is known here has this name. Whether what is not known gives it, and so whether it is deleted, is not known.";
    return "No parameter set gives this name.";
  }

  private whenDeleted(): string {
    const { error, panic } = this.input.stopped;
    if (panic !== "" || error !== "") return "Nothing is deleted while the error lasts.";
    if (this.failing === "") return "";
    return `It is deleted only once ${this.failing} can be applied: an error there ends the run before anything is deleted.`;
  }

  /** applicationset_controller.go: removeFinalizerOnInvalidDestination */
  private destinationExists({ manifest }: LiveApplication): boolean {
    return this.clusters.resolve(objectAt(objectAt(manifest, "spec"), "destination")).cluster !== null;
  }

  private stopped(): string {
    const { error, panic } = this.input.stopped;
    if (panic !== "") return `The run ends in a panic: ${panic}`;
    if (error !== "") return `The run ends in an error: ${error}`;
    return this.settings.rollingSteps === 0 ? "The run ends in an error: No steps defined for rollout" : "";
  }

  private unknown(): string {
    const { error, panic, known } = this.input.stopped;
    if (panic !== "" || error !== "" || known) return "";
    return "Not all that is generated is known here: Applications may be missing from the plan, and of those that it deletes some may stay.";
  }

  private add(
    name: string,
    action: PlanAction,
    application: number | null,
    reason: string,
    live?: LiveApplication,
    changes: PlannedApplication["changes"] = [],
  ): void {
    const shown = live ? shownLive(live) : null;
    this.planned.push({ name, action, application, reason, changes, live: shown });
  }
}

function resourcesText({ manifest }: LiveApplication, destinationExists: boolean): string {
  const finalizer = cascadingFinalizer(manifest);
  if (finalizer === "") return "It has no resources finalizer: what it deployed stays.";
  if (!destinationExists && !finalizer.includes("/"))
    return `Its destination is no known cluster, so the controller first removes the finalizer ${finalizer}: what it deployed stays.`;
  return `It has the finalizer ${finalizer}: what it deployed is deleted with it.`;
}

function countActions(planned: readonly PlannedApplication[]): Plan["counts"] {
  const counts = { create: 0, update: 0, unchanged: 0, delete: 0, skip: 0, keep: 0 };
  for (const { action } of planned) counts[action]++;
  return counts;
}
