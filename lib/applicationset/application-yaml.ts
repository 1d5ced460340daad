/** A rendered Application as YAML: fields in Go's order, maps by key, texts quoted where YAML 1.1 would misread them. */
import { stringify } from "yaml";
import type { Manifest } from "./application";

/** Stable: the same manifest always gives the same text. */
export function applicationToYaml(manifest: Manifest): string {
  return stringify(manifest, { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false, nullStr: "null" });
}

/** Applications as YAML documents, in order. */
export function applicationsToYaml(manifests: readonly Manifest[]): string {
  return manifests.map(applicationToYaml).join("---\n");
}
