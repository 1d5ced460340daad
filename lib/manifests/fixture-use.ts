/** Fixtures that do nothing: those that name an ApplicationSet that is not there, and those that nobody asks. */
import type { FixtureDocument } from "../applicationset/fixture-document";
import type { JsonValue } from "../gotemplate";
import { type Problem, type ProblemCode, problem } from "../problems";
import { fixtureOf } from "./fixtures-of-namespace";
import type { Manifest } from "./manifest";
import { isObject, objectAt } from "./object";

interface User {
  readonly name: string;
  readonly kinds: ReadonlySet<string>;
}

/** A hint for each Fixture that no ApplicationSet of its namespace gets its parameter sets from. */
export function unusedFixtures(manifests: readonly Manifest[]): Problem[] {
  const users = usersByNamespace(manifests);
  const fixtures = manifests.flatMap((manifest) => {
    const fixture = fixtureOf(manifest);
    return fixture ? [{ manifest, fixture }] : [];
  });
  return fixtures.flatMap(({ manifest, fixture }) => hints(manifest, fixture, users));
}

function hints(
  manifest: Manifest,
  fixture: FixtureDocument,
  usersOf: ReadonlyMap<string, readonly User[]>,
): Problem[] {
  const users = usersOf.get(manifest.namespace) ?? [];
  const names = fixture.applicationSets;
  const missing = names?.filter((name) => !users.some((user) => user.name === name)) ?? [];
  const hint = (code: ProblemCode, message: string) =>
    problem(code, { file: manifest.file, position: { line: manifest.line, column: 1 } }, message);
  const where = `in namespace ${manifest.namespace}`;
  if (missing.length > 0) {
    const message = `Fixture ${manifest.name} is for ${missing.join(", ")}, which is no ApplicationSet ${where}.`;
    return [hint("SOURCE013", message)];
  }
  const used = users.some((user) => (names?.includes(user.name) ?? true) && user.kinds.has(fixture.kind));
  if (used) return [];
  const message = `Fixture ${manifest.name} is for the ${fixture.kind} generator, and no ApplicationSet ${where} that it is for has one.`;
  return [hint("SOURCE014", message)];
}

function usersByNamespace(manifests: readonly Manifest[]): Map<string, User[]> {
  const users = new Map<string, User[]>();
  for (const { kind, name, namespace, content } of manifests) {
    if (kind !== "ApplicationSet") continue;
    const kinds = new Set<string>();
    addKinds(objectAt(content, "spec").generators, kinds, 0);
    users.set(namespace, [...(users.get(namespace) ?? []), { name, kinds }]);
  }
  return users;
}

/** The controller looks no deeper. */
const maxDepth = 4;

function addKinds(entries: JsonValue | undefined, kinds: Set<string>, depth: number): void {
  if (!Array.isArray(entries) || depth > maxDepth) return;
  for (const entry of entries.filter(isObject)) {
    for (const [kind, spec] of Object.entries(entry)) {
      kinds.add(kind);
      if (isObject(spec)) addKinds(spec.generators, kinds, depth + 1);
    }
  }
}
