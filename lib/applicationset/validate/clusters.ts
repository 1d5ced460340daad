/** The clusters that Argo CD knows, and which of them an Application's destination means. */
import type { JsonObject } from "../../gotemplate/json-object";
import { quote } from "../../gotemplate/strconv/quote";
import type { ClusterSecret } from "../evaluation";
import { textAt } from "./json";

export interface Cluster {
  readonly name: string;
  readonly server: string;
  /** Of a cluster scoped to a project; else empty. */
  readonly project: string;
}

/** Where an Application goes. An empty `name` or `server` is one that is not known here. */
export interface Destination {
  readonly name: string;
  readonly server: string;
  readonly namespace: string;
}

export type DestinationFault = "both" | "neither" | "unknown" | "ambiguous";

export interface Resolved {
  /** The cluster, as far as it is known; null when the controller finds none. */
  readonly cluster: Cluster | null;
  readonly fault: DestinationFault | null;
  /** The controller's words; empty without a fault. */
  readonly error: string;
}

const inCluster: Cluster = { name: "in-cluster", server: "https://kubernetes.default.svc", project: "" };

const withoutSlashes = (server: string) => server.replace(/(?<!\/)\/+$/, "");

/** cluster.go: SecretToCluster */
export function clustersOf(secrets: readonly ClusterSecret[]): Cluster[] {
  const at = (data: { readonly [key: string]: string }, key: string) =>
    (Object.hasOwn(data, key) ? data[key] : undefined) ?? "";
  return secrets.map(({ data }) => ({
    name: at(data, "name"),
    server: withoutSlashes(at(data, "server")),
    project: at(data, "project"),
  }));
}

export class Clusters {
  private readonly byServer = new Map<string, Cluster>();
  private readonly byName = new Map<string, Cluster[]>();
  private readonly resolved = new Map<string, Resolved>();

  /** null: not known. Then every cluster is taken to exist. */
  constructor(private readonly list: readonly Cluster[] | null) {
    for (const cluster of list ?? []) this.add(cluster);
    if (list === null || this.byServer.has(inCluster.server)) return;
    this.byServer.set(inCluster.server, inCluster);
    if (!this.byName.has(inCluster.name)) this.add(inCluster);
  }

  private add(cluster: Cluster): void {
    if (!this.byServer.has(cluster.server)) this.byServer.set(cluster.server, cluster);
    const same = this.byName.get(cluster.name);
    if (same) same.push(cluster);
    else this.byName.set(cluster.name, [cluster]);
  }

  /** argo.go: GetDestinationCluster */
  resolve(destination: JsonObject): Resolved {
    const name = textAt(destination, "name");
    const server = textAt(destination, "server");
    const key = `${name}\n${server}`;
    const known = this.resolved.get(key) ?? this.find(name, server);
    if (this.resolved.size < 10_000) this.resolved.set(key, known);
    return known;
  }

  private find(name: string, server: string): Resolved {
    if (name !== "" && server !== "") {
      const error = `application destination can't have both name and server defined: ${name} ${server}`;
      return { cluster: null, fault: "both", error };
    }
    if (server !== "") return this.findServer(server);
    if (name !== "") return this.findName(name);
    return { cluster: null, fault: "neither", error: "Destination server missing from app spec" };
  }

  private findServer(server: string): Resolved {
    if (this.list === null) return found({ name: "", server, project: "" });
    const cluster = this.byServer.get(withoutSlashes(server));
    if (cluster) return found(cluster);
    const error = `error getting cluster by server ${quote(server)}: rpc error: code = NotFound desc = cluster ${quote(server)} not found`;
    return { cluster: null, fault: "unknown", error };
  }

  private findName(name: string): Resolved {
    if (this.list === null) return found({ name, server: "", project: "" });
    const same = this.byName.get(name) ?? [];
    const [cluster, ...others] = same;
    if (!cluster)
      return { cluster: null, fault: "unknown", error: `there are no clusters with this name: ${name}` };
    if (others.length === 0) return found(cluster);
    const servers = same.map((one) => one.server).join(" ");
    const error = `there are ${same.length} clusters with the same name: [${servers}]`;
    return { cluster: null, fault: "ambiguous", error };
  }

  /** Clusters scoped to a project; null: not known. */
  ofProject(project: string): readonly Cluster[] | null {
    return this.list?.filter((cluster) => cluster.project === project) ?? null;
  }
}

const found = (cluster: Cluster): Resolved => ({ cluster, fault: null, error: "" });
