/**
 * Fixtures and the ApplicationSets that use them: those that name one that is not there, those that nobody asks, those
 * that differ from what the real generator gives.
 */
import type { FixtureDocument } from "../applicationset/fixture-document";
import { formsOf } from "../applicationset/fixture-forms";
import { type FixtureMismatch, type FixtureUse, fixtureMismatches } from "../applicationset/fixture-shape";
import { SyntaxTree } from "../applicationset/yaml/syntax-tree";
import { type Problem, type ProblemPlace, problem } from "../problems";
import { fixtureOf } from "./fixtures-of-namespace";
import type { Manifest } from "./manifest";
import { objectAt } from "./object";

interface Known {
  readonly manifest: Manifest;
  readonly fixture: FixtureDocument;
}

/** Of all Fixtures of a folder. */
export function fixtureUseProblems(manifests: readonly Manifest[]): Problem[] {
  const sets = byNamespace(manifests.filter(({ kind }) => kind === "ApplicationSet"));
  const fixtures = byNamespace(manifests.filter(({ kind }) => kind === "Fixture"));
  return [...fixtures].flatMap(([namespace, own]) => {
    const known = own.flatMap(toKnown);
    const users = new Users(sets.get(namespace) ?? [], known);
    return known.flatMap((one) => {
      const missing = missingUsers(one, users);
      const found = problemsOf(one, users);
      return missing.length === 0 ? found : [...missing, ...found.filter(({ code }) => code !== "SOURCE014")];
    });
  });
}

/** Of the Fixtures of a draft: they are all for its ApplicationSet; null: that can't be read. */
export function draftFixtureProblems(user: Manifest | null, fixtures: readonly Manifest[]): Problem[] {
  if (user === null) return [];
  const known = fixtures.flatMap(toKnown);
  const users = new Users([user], known);
  return known.flatMap((one) => problemsOf(one, users));
}

/** The ApplicationSets of one namespace, and how they take its fixtures. Each is looked through once for a kind. */
class Users {
  private readonly byName: ReadonlyMap<string, Manifest>;
  /** Kind and ApplicationSet of the fixtures that name one: these go before those for any. */
  private readonly named: ReadonlySet<string>;
  private readonly forAny = new Map<string, readonly FixtureUse[]>();

  constructor(sets: readonly Manifest[], fixtures: readonly Known[]) {
    this.byName = new Map(sets.map((manifest) => [manifest.name, manifest]));
    this.named = new Set(
      fixtures.flatMap(({ fixture: { kind, applicationSets } }) =>
        (applicationSets ?? []).map((name) => `${kind} ${name}`),
      ),
    );
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  /** Distinct ways in which the fixture is taken; none: nobody takes it. */
  usesOf({ kind, applicationSets }: FixtureDocument): readonly FixtureUse[] {
    if (applicationSets) return distinct(applicationSets.flatMap((name) => this.uses(name, kind)));
    const known = this.forAny.get(kind);
    if (known) return known;
    const others = [...this.byName.keys()].filter((name) => !this.named.has(`${kind} ${name}`));
    const uses = distinct(others.flatMap((name) => this.uses(name, kind)));
    this.forAny.set(kind, uses);
    return uses;
  }

  private uses(name: string, kind: string): FixtureUse[] {
    const { goTemplate, generators } = objectAt(this.byName.get(name)?.content ?? {}, "spec");
    return formsOf(generators, kind).map((form) => ({ ...form, goTemplate: goTemplate === true }));
  }
}

function distinct(uses: readonly FixtureUse[]): FixtureUse[] {
  return [...new Map(uses.map((use) => [JSON.stringify(use), use])).values()];
}

function missingUsers({ manifest, fixture }: Known, users: Users): Problem[] {
  const missing = fixture.applicationSets?.filter((name) => !users.has(name)) ?? [];
  if (missing.length === 0) return [];
  const message = `Fixture ${manifest.name} is for ${missing.join(", ")}: there is no such ApplicationSet in namespace ${manifest.namespace}.`;
  return [problem("SOURCE013", placeOf(manifest), message)];
}

function problemsOf({ manifest, fixture }: Known, users: Users): Problem[] {
  const uses = users.usesOf(fixture);
  if (uses.length > 0) return mismatchProblems(manifest, fixtureMismatches(fixture, uses));
  const message = `Fixture ${manifest.name} stands for the ${fixture.kind} generator, and no ApplicationSet takes it.`;
  return [problem("SOURCE014", placeOf(manifest), message)];
}

function mismatchProblems(manifest: Manifest, mismatches: readonly FixtureMismatch[]): Problem[] {
  if (mismatches.length === 0) return [];
  const tree = new SyntaxTree(manifest.text, manifest.line);
  return mismatches.map(({ path, message, kind }) => {
    const { from, to } = tree.find(path).range;
    // An item of a List was written anew: only its line is known.
    const place = manifest.inList
      ? placeOf(manifest)
      : { file: manifest.file, position: tree.at(from), end: tree.at(to) };
    return problem("SOURCE015", place, message, kind === "missing" ? { severity: "info" } : {});
  });
}

function placeOf({ file, line }: Manifest): ProblemPlace {
  return { file, position: { line, column: 1 } };
}

function toKnown(manifest: Manifest): Known[] {
  const fixture = fixtureOf(manifest);
  return fixture ? [{ manifest, fixture }] : [];
}

function byNamespace(manifests: readonly Manifest[]): Map<string, Manifest[]> {
  const groups = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const group = groups.get(manifest.namespace);
    if (group) group.push(manifest);
    else groups.set(manifest.namespace, [manifest]);
  }
  return groups;
}
