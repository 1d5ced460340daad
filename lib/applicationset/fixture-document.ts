/**
 * A document of our own kind Fixture: parameter sets that stand beside the manifests for what an outside source would
 * give. No cluster knows it. What is wrong with one is said with its place; a wrong one is not used at all.
 */
import type { JsonValue } from "../gotemplate";
import { isJsonObject, type JsonObject } from "../gotemplate/json-object";
import { type FixtureForm, formsOf, onlyForm } from "./fixture-forms";
import { fastSet } from "./fixture-modes";
import { outsideKinds } from "./fixture-schema";
import {
  type Fixture,
  FixtureError,
  type FixtureTypes,
  fixtureTypeNames,
  typedSet,
  usualFixtureTypes,
} from "./fixtures";
import type { ApplicationSet } from "./schema/application-set";
import type { Path } from "./yaml/read-document";

export interface FixtureDocument extends Fixture {
  /** Names of the ApplicationSets that it is for; null: any in its namespace. */
  readonly applicationSets: readonly string[] | null;
}

export interface FixtureFault {
  readonly path: Path;
  /** A sentence. */
  readonly message: string;
}

/** What a Fixture's content says; null when it can't be used, with the reasons. */
export function readFixtureDocument(content: JsonObject): {
  readonly fixture: FixtureDocument | null;
  readonly faults: readonly FixtureFault[];
} {
  const reader = new FixtureReader();
  const fixture = reader.fixture(content);
  return { fixture: reader.faults.length === 0 ? fixture : null, faults: reader.faults };
}

/** Tries the sets against their types: the first that does not fit is a fault. */
export function checkFixture({ params, types = {} }: Fixture): FixtureFault | null {
  for (const [index, set] of params.entries()) {
    try {
      typedSet(set, types);
    } catch (error) {
      if (!(error instanceof FixtureError)) throw error;
      const message = `spec.parameterSets[${index}] does not fit its types: ${error.message}.`;
      return { path: ["spec", "parameterSets", index], message };
    }
  }
  return null;
}

/**
 * The fixtures for one ApplicationSet out of those of its namespace: of a kind, those that name it before those for
 * any. Their values get the types that its own generators yield; in fast mode their keys stand side by side.
 */
export function fixturesOf(
  { name, goTemplate, generators }: Pick<ApplicationSet, "name" | "goTemplate" | "generators">,
  documents: readonly FixtureDocument[],
): Fixture[] {
  const own = documents.filter(({ applicationSets }) => applicationSets?.includes(name));
  const named = new Set(own.map(({ kind }) => kind));
  const others = documents.filter(
    ({ applicationSets, kind }) => applicationSets === null && !named.has(kind),
  );
  const entries = generators.map(({ decoded }) => decoded);
  return [...own, ...others].map((fixture) => {
    const form = onlyForm(formsOf(entries, fixture.kind));
    return goTemplate ? withTypesOf(fixture, form) : inFastMode(fixture, form);
  });
}

/** Types of the form, where the sets fit them: those that don't stay JSON, and a problem says so. */
function withTypesOf(fixture: FixtureDocument, form: FixtureForm | null): Fixture {
  if (!form) return fixture;
  const typed = { ...fixture, types: { ...usualFixtureTypes(fixture.kind, form), ...fixture.types } };
  return checkFixture(typed) === null ? typed : fixture;
}

function inFastMode(fixture: FixtureDocument, form: FixtureForm | null): Fixture {
  return withTypesOf(
    { ...fixture, params: fixture.params.map((set) => fastSet(fixture.kind, set, form?.prefix)) },
    form,
  );
}

const fields = ["applicationSet", "generator", "parameterSets", "types"];

class FixtureReader {
  readonly faults: FixtureFault[] = [];

  fixture({ apiVersion, spec }: JsonObject): FixtureDocument {
    if (apiVersion !== fixtureApiVersion)
      this.fault(["apiVersion"], `There is no ${String(apiVersion)}: write ${fixtureApiVersion}.`);
    const given = isJsonObject(spec) ? spec : {};
    if (!isJsonObject(spec)) this.fault(["spec"], "spec is missing, or is no map.");
    for (const name of Object.keys(given)) {
      if (!fields.includes(name)) this.fault(["spec", name], `There is no field spec.${name}.`);
    }
    const kind = this.generator(given.generator);
    return {
      applicationSets: this.applicationSets(given.applicationSet),
      kind,
      params: this.parameterSets(given.parameterSets),
      types: { ...usualFixtureTypes(kind), ...this.types(given.types) },
    };
  }

  private generator(value: JsonValue | undefined): string {
    const known = outsideKinds.find((kind) => kind === value);
    if (known) return known;
    const what =
      typeof value === "string"
        ? `spec.generator is ${value}, which asks no outside source`
        : "spec.generator is missing, or is no text";
    this.fault(["spec", "generator"], `${what}: use one of ${outsideKinds.join(", ")}.`);
    return "";
  }

  private applicationSets(value: JsonValue | undefined): readonly string[] | null {
    if (value === undefined || value === null) return null;
    const names = Array.isArray(value) ? value : [value];
    const texts = names.filter((name) => typeof name === "string");
    if (texts.length !== names.length) {
      const message = "spec.applicationSet is neither the name of an ApplicationSet nor a list of names.";
      this.fault(["spec", "applicationSet"], message);
    }
    return texts;
  }

  private parameterSets(value: JsonValue | undefined): JsonObject[] {
    const path: Path = ["spec", "parameterSets"];
    if (!Array.isArray(value)) {
      this.fault(path, "spec.parameterSets is missing, or is no list of maps.");
      return [];
    }
    const wrong = value.findIndex((set) => !isJsonObject(set));
    if (wrong >= 0) this.fault([...path, wrong], `spec.parameterSets[${wrong}] is no map.`);
    return value.filter(isJsonObject);
  }

  private types(value: JsonValue | undefined): FixtureTypes {
    if (value === undefined || value === null) return {};
    if (!isJsonObject(value)) {
      this.fault(["spec", "types"], "spec.types is no map from a dotted path to a Go type.");
      return {};
    }
    const types: [string, string][] = [];
    for (const [path, type] of Object.entries(value)) {
      if (typeof type === "string" && fixtureTypeNames.includes(type)) types.push([path, type]);
      else this.unknownType(path, type);
    }
    return Object.fromEntries(types);
  }

  private unknownType(path: string, type: JsonValue): void {
    const given = typeof type === "string" ? type : "no text";
    const message = `The type of ${path} is ${given}: use one of ${fixtureTypeNames.join(", ")}.`;
    this.fault(["spec", "types", path], message);
  }

  private fault(path: Path, message: string): void {
    this.faults.push({ path, message });
  }
}

/** The group of our own kinds. */
export const fixtureGroup = "appset-inspector/";
const fixtureApiVersion = `${fixtureGroup}v1alpha1`;
