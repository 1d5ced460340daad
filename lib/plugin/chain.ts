/** The chain ConfigMap → token reference → Secret → base URL → answer, link by link. Holds no token. */
import type { Problem } from "../problems";

export interface ChainLink {
  readonly id: "configMap" | "token" | "secret" | "baseUrl" | "answer";
  readonly state: "ok" | "warning" | "error" | "notReached";
  /** `ConfigMap in argocd` */
  readonly title: string;
  /** `my-plugin`, `$plugin.myplugin.token`, `plugin.myplugin.token 15 B`, ... safe to show. */
  readonly value: string;
  readonly problem: Problem | null;
}
