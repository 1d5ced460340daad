/** One parameter set made an Application: the template rendered, finalizer and namespace as the controller sets them. */
import { type GoMap, type JsonValue, toValidText } from "../gotemplate";
import type { ApplicationSet } from "./schema/application-set";
import { type DecodedStruct, emptyStruct, isStruct } from "./schema/decode";
import { marshalStruct, type Plan, planStruct, runPlan, templateTexts } from "./template/plan";
import { applyTemplatePatch } from "./template/template-patch";
import type { TextRenderer } from "./template/text-renderer";

export type Manifest = { readonly [key: string]: JsonValue };

const resourcesFinalizer = "resources-finalizer.argocd.argoproj.io";

/** A merged template, ready to render many sets. */
export class ApplicationTemplate {
  private readonly metadata: Plan;
  private readonly spec: Plan;
  private asWritten: { metadata: Manifest; spec: JsonValue } | null = null;
  private namespaceIsSet = false;
  private planWithoutNamespace: Plan | null = null;

  constructor(
    private readonly template: DecodedStruct,
    private readonly applicationSet: ApplicationSet,
  ) {
    this.metadata = planStruct("ApplicationSetTemplateMeta", part(template, "metadata"), ["metadata"]);
    this.spec = planStruct("ApplicationSpec", part(template, "spec", "ApplicationSpec"), ["spec"]);
  }

  /** All texts with a placeholder. */
  get texts(): string[] {
    return [...templateTexts(this.template), this.applicationSet.templatePatch ?? ""];
  }

  /** template.go: GenerateApplications, for one set. Throws RenderError, ControllerPanic or PatchNotEvaluatedError. */
  render(params: GoMap, renderer: TextRenderer): Manifest {
    const patch = this.applicationSet.templatePatch;
    const manifest = this.renderTemplate(params, renderer, patch === null);
    if (patch === null) return manifest;
    renderer.checkOptions();
    const patched = applyTemplatePatch(manifest, patch, params, renderer);
    return { ...patched, metadata: this.withNamespace(toObject(patched.metadata ?? {})) };
  }

  /** utils.go: RenderTemplateParams */
  private renderTemplate(params: GoMap, renderer: TextRenderer, unpatched: boolean): Manifest {
    if (params.entries.size === 0) return this.renderEmpty(unpatched);
    renderer.checkOptions();
    const metadata = toObject(this.renderMetadata(params, renderer));
    const spec = runPlan(this.spec, params, renderer);
    const finalizers = metadata.finalizers;
    const own = Array.isArray(finalizers) && finalizers.length > 0;
    const added =
      !own && !this.applicationSet.preserveResourcesOnDeletion ? { finalizers: [resourcesFinalizer] } : {};
    return this.toManifest({ ...metadata, ...added }, spec);
  }

  /** An empty set gets the template itself, as written and without a finalizer. */
  private renderEmpty(unpatched: boolean): Manifest {
    // The controller then writes the namespace into the shared template: later sets no longer render it.
    this.namespaceIsSet ||= unpatched;
    this.asWritten ??= {
      metadata: toObject(marshalStruct("ApplicationSetTemplateMeta", part(this.template, "metadata"))),
      spec: marshalStruct("ApplicationSpec", part(this.template, "spec", "ApplicationSpec")),
    };
    return this.toManifest(this.asWritten.metadata, this.asWritten.spec);
  }

  private renderMetadata(params: GoMap, renderer: TextRenderer): JsonValue {
    if (!this.namespaceIsSet) return runPlan(this.metadata, params, renderer);
    const { namespace: _, ...rest } = part(this.template, "metadata");
    this.planWithoutNamespace ??= planStruct("ApplicationSetTemplateMeta", rest, ["metadata"]);
    return runPlan(this.planWithoutNamespace, params, renderer);
  }

  private toManifest(metadata: Manifest, spec: JsonValue, finalizers?: JsonValue): Manifest {
    const own = this.withNamespace(metadata);
    if (finalizers !== undefined) own.finalizers = finalizers;
    return { apiVersion: "argoproj.io/v1alpha1", kind: "Application", metadata: own, spec };
  }

  /** The Application's namespace is always the ApplicationSet's. */
  private withNamespace(metadata: Manifest): { [key: string]: JsonValue } {
    const { namespace } = this.applicationSet;
    const out: { [key: string]: JsonValue } = {};
    if (typeof metadata.name === "string" && metadata.name !== "") out.name = metadata.name;
    if (namespace !== "") out.namespace = toValidText(namespace);
    for (const key in metadata) {
      const value = metadata[key];
      if (key !== "name" && key !== "namespace" && value !== undefined) out[key] = value;
    }
    return out;
  }
}

function part(template: DecodedStruct, name: string, type?: string): DecodedStruct {
  const value = template[name];
  if (isStruct(value)) return value;
  return type ? emptyStruct(type) : {};
}

function toObject(value: JsonValue): { [key: string]: JsonValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
