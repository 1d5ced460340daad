/**
 * Fixtures and the ApplicationSets that use them: those that name one that is not there, those that nobody asks, those
 * that differ from what the real generator gives.
 */
import type { FixtureDocument } from "../applicationset/fixture-document";
import { formsOf } from "../applicationset/fixture-forms";
import { type FixtureMismatch, type FixtureUse, fixtureMismatches } from "../applicationset/fixture-shape";
import { readDocument } from "../applicationset/yaml/read-document";
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
    const users = sets.get(namespace) ?? [];
    const known = own.flatMap(toKnown);
    return known.flatMap((one) => {
      const missing = missingUsers(one, users);
      const found = problemsOf(one, users, known);
      return missing.length === 0 ? found : [...missing, ...found.filter(({ code }) => code !== "SOURCE014")];
    });
  });
}

/** Of the Fixtures of a draft: they are all for its ApplicationSet; null: that can't be read. */
export function draftFixtureProblems(user: Manifest | null, fixtures: readonly Manifest[]): Problem[] {
  const known = fixtures.flatMap(toKnown);
  return user ? known.flatMap((one) => problemsOf(one, [user], known)) : [];
}

function missingUsers({ manifest, fixture }: Known, users: readonly Manifest[]): Problem[] {
  const missing = fixture.applicationSets?.filter((name) => !users.some((user) => user.name === name)) ?? [];
  if (missing.length === 0) return [];
  const message = `Fixture ${manifest.name} is for ${missing.join(", ")}: there is no such ApplicationSet in namespace ${manifest.namespace}.`;
  return [problem("SOURCE013", placeOf(manifest), message)];
}

function problemsOf(one: Known, users: readonly Manifest[], fixtures: readonly Known[]): Problem[] {
  const { manifest, fixture } = one;
  const own = users.filter(({ name }) => takes(name, one, fixtures));
  const uses = own.flatMap(({ content }) => usesOf(content, fixture.kind));
  if (uses.length > 0) return mismatchProblems(manifest, fixtureMismatches(fixture, uses));
  const message = `Fixture ${manifest.name} stands for the ${fixture.kind} generator, and no ApplicationSet takes it.`;
  return [problem("SOURCE014", placeOf(manifest), message)];
}

/** Those that name an ApplicationSet go before those for any. */
function takes(name: string, { fixture }: Known, fixtures: readonly Known[]): boolean {
  if (fixture.applicationSets) return fixture.applicationSets.includes(name);
  return !fixtures.some(
    (other) => other.fixture.kind === fixture.kind && other.fixture.applicationSets?.includes(name),
  );
}

function usesOf(content: Manifest["content"], kind: string): FixtureUse[] {
  const { goTemplate, generators } = objectAt(content, "spec");
  return formsOf(generators, kind).map((form) => ({ ...form, goTemplate: goTemplate === true }));
}

function mismatchProblems(manifest: Manifest, mismatches: readonly FixtureMismatch[]): Problem[] {
  return mismatches.map(({ path, message, kind }) => {
    const place = placeOf(manifest, path);
    return problem("SOURCE015", place, message, kind === "missing" ? { severity: "info" } : {});
  });
}

/** An item of a List was written anew: only its line is known. */
function placeOf(manifest: Manifest, path: FixtureMismatch["path"] | null = null): ProblemPlace {
  const { file, line, text, inList } = manifest;
  if (path === null || inList) return { file, position: { line, column: 1 } };
  const document = readDocument(text, line);
  return { file, position: document.position(path), end: document.end(path) };
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
