/** All kinds of generator. */
import type { GeneratorKind } from "../schema/application-set";
import type { Generator } from "./generator";
import { listGenerator } from "./list";
import { outsideGenerator } from "./outside";
import { pluginGenerator } from "./plugin";

export const generators: Readonly<Record<GeneratorKind, Generator>> = {
  list: listGenerator,
  clusters: outsideGenerator("clusters", 0),
  git: outsideGenerator("git", 180),
  scmProvider: outsideGenerator("scmProvider", 1_800),
  clusterDecisionResource: outsideGenerator("clusterDecisionResource", 180),
  pullRequest: outsideGenerator("pullRequest", 1_800),
  matrix: outsideGenerator("matrix", 0),
  merge: outsideGenerator("merge", 0),
  plugin: pluginGenerator,
  oci: outsideGenerator("oci", 180),
};
