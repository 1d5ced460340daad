/** The fixtures among manifests, each with its name and place for a reader. */
import { type FixtureDocument, readFixtureDocument } from "../applicationset/fixture-document";
import type { Manifest } from "./manifest";

/** Those of one namespace, in their order: they serve the ApplicationSets of that namespace. */
export function fixturesOfNamespace(namespace: string, manifests: readonly Manifest[]): FixtureDocument[] {
  return manifests
    .filter((manifest) => manifest.namespace === namespace)
    .flatMap((manifest) => fixtureOf(manifest) ?? []);
}

/** What a Fixture says; null for another object, and for one that can't be used. */
export function fixtureOf({ kind, content, name, file, line }: Manifest): FixtureDocument | null {
  if (kind !== "Fixture") return null;
  const { fixture } = readFixtureDocument(content);
  return fixture && { ...fixture, source: `${name} in ${file}:${line}` };
}
