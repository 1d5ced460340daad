/** One parameter set made an Application: the template rendered, finalizer and namespace as the controller sets them. */
import { type GoMap, type JsonValue, toValidText } from "../gotemplate";
import { isJsonObject } from "../gotemplate/json-object";
import type { ApplicationSet } from "./schema/application-set";
import { type DecodedStruct, emptyStruct, isStruct } from "./schema/decode";
import {
  type FieldPlan,
  marshalStruct,
  type Plan,
  planFields,
  planStruct,
  runFields,
  runPlan,
  templateTexts,
} from "./template/plan";
import { applyTemplatePatch } from "./template/template-patch";
import type { TextRenderer } from "./template/text-renderer";

export type Manifest = { readonly [key: string]: JsonValue };

type MutableManifest = { [key: string]: JsonValue };

/** Shared by all Applications without finalizers of their own. */
const defaultFinalizers: JsonValue = ["resources-finalizer.argocd.argoproj.io"];

/** A merged template, ready to render many sets. */
export class ApplicationTemplate {
  private readonly metadata: MetadataPlan;
  private readonly spec: Plan;
  private asWritten: { metadata: Manifest; spec: JsonValue } | null = null;
  private namespaceIsSet = false;
  private readonly namespace: string;

  constructor(
    private readonly template: DecodedStruct,
    private readonly applicationSet: ApplicationSet,
  ) {
    this.namespace = toValidText(applicationSet.namespace);
    this.metadata = planMetadata(part(template, "metadata"));
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
    const metadata = this.renderMetadata(params, renderer);
    return toManifest(metadata, runPlan(this.spec, params, renderer));
  }

  /** An empty set gets the template itself, as written and without a finalizer. */
  private renderEmpty(unpatched: boolean): Manifest {
    // The controller then writes the namespace into the shared template: later sets no longer render it.
    this.namespaceIsSet ||= unpatched;
    this.asWritten ??= {
      metadata: toObject(marshalStruct("ApplicationSetTemplateMeta", part(this.template, "metadata"))),
      spec: marshalStruct("ApplicationSpec", part(this.template, "spec", "ApplicationSpec")),
    };
    return toManifest(this.withNamespace(this.asWritten.metadata), this.asWritten.spec);
  }

  private renderMetadata(params: GoMap, renderer: TextRenderer): Manifest {
    const { name, namespace, others } = this.metadata;
    const out: MutableManifest = runFields(name, params, renderer);
    // It never shows, but may fail.
    if (!this.namespaceIsSet) runFields(namespace, params, renderer);
    if (this.namespace !== "") out.namespace = this.namespace;
    runFields(others, params, renderer, out);
    const { finalizers } = out;
    const own = Array.isArray(finalizers) && finalizers.length > 0;
    if (!own && !this.applicationSet.preserveResourcesOnDeletion) out.finalizers = defaultFinalizers;
    return out;
  }

  /** The Application's namespace is always the ApplicationSet's. */
  private withNamespace(metadata: Manifest): { [key: string]: JsonValue } {
    const out: MutableManifest = {};
    if (typeof metadata.name === "string" && metadata.name !== "") out.name = metadata.name;
    if (this.namespace !== "") out.namespace = this.namespace;
    for (const key in metadata) {
      const value = metadata[key];
      if (key !== "name" && key !== "namespace" && value !== undefined) out[key] = value;
    }
    return out;
  }
}

/** The fields of the metadata, in Go's order. */
interface MetadataPlan {
  readonly name: readonly FieldPlan[];
  readonly namespace: readonly FieldPlan[];
  readonly others: readonly FieldPlan[];
}

function planMetadata(metadata: DecodedStruct): MetadataPlan {
  const fields = planFields("ApplicationSetTemplateMeta", metadata, ["metadata"]);
  return {
    name: fields.filter(({ key }) => key === "name"),
    namespace: fields.filter(({ key }) => key === "namespace"),
    others: fields.filter(({ key }) => key !== "name" && key !== "namespace"),
  };
}

/** metadata.name of a rendered Application; empty when it has none. */
export function applicationName({ manifest }: { readonly manifest: Manifest | null }): string {
  const { name } = toObject(manifest?.metadata ?? null);
  return typeof name === "string" ? name : "";
}

function toManifest(metadata: Manifest, spec: JsonValue): Manifest {
  return { apiVersion: "argoproj.io/v1alpha1", kind: "Application", metadata, spec };
}

function part(template: DecodedStruct, name: string, type?: string): DecodedStruct {
  const value = template[name];
  if (isStruct(value)) return value;
  return type ? emptyStruct(type) : {};
}

function toObject(value: JsonValue): { [key: string]: JsonValue } {
  return isJsonObject(value) ? value : {};
}
