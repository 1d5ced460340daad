/** All kinds of generator. */
import type { Generators } from "./generator";
import { listGenerator } from "./list";
import { matrixGenerator } from "./matrix";
import { mergeGenerator } from "./merge";
import { outsideGenerator } from "./outside";
import { pluginGenerator } from "./plugin";

export const generators: Generators = {
  list: listGenerator,
  clusters: outsideGenerator("clusters", 0),
  git: outsideGenerator("git", 180),
  scmProvider: outsideGenerator("scmProvider", 1_800),
  clusterDecisionResource: outsideGenerator("clusterDecisionResource", 180),
  pullRequest: outsideGenerator("pullRequest", 1_800),
  matrix: matrixGenerator,
  merge: mergeGenerator,
  plugin: pluginGenerator,
  oci: outsideGenerator("oci", 180),
};
