/** The controller's surroundings as the report shows them. */
import type { ControllerReport } from "./report";
import type { RolloutsSources } from "./sources";

export function controllerReport({ controller, nodes }: RolloutsSources): ControllerReport {
  const allowed = controller?.architectures ?? null;
  const seen = [...new Set(nodes.map(({ architecture }) => architecture).filter((name) => name !== ""))];
  const known =
    seen.length > 0 ? seen.filter((name) => allowed === null || allowed.includes(name)) : (allowed ?? []);
  const selected = allowed === null ? "" : " that its nodeSelector or affinity allows";
  return {
    deployment: controller && {
      name: controller.name,
      file: controller.file,
      line: controller.line,
      image: controller.image,
    },
    replicas: controller?.replicas ?? null,
    workingDirectory: controller?.workingDirectory ?? "/home/argo-rollouts",
    architectures: [...known].sort(),
    architecturesFrom:
      known.length === 0
        ? ""
        : seen.length > 0
          ? `the nodes${selected}`
          : "the controller's nodeSelector or affinity",
  };
}
