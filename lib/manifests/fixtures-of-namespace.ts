/** The fixtures among manifests, each with its name and place for a reader. */
import { type FixtureDocument, readFixtureDocument } from "../applicationset/fixture-document";
import type { Manifest } from "./manifest";

/** Those of one namespace, in their order: they serve the ApplicationSets of that namespace. */
export function fixturesOfNamespace(namespace: string, manifests: readonly Manifest[]): FixtureDocument[] {
  const own = manifests.filter((manifest) => manifest.kind === "Fixture" && manifest.namespace === namespace);
  return own.flatMap(({ content, name, file, line }) => {
    const { fixture } = readFixtureDocument(content);
    return fixture ? [{ ...fixture, source: `${name} in ${file}:${line}` }] : [];
  });
}
