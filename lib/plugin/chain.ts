/**
 * The chain ConfigMap → token reference → Secret → base URL → answer, as the controller follows it
 * (generators/plugin.go: getPluginFromGenerator), link by link for a reader. No link, problem or error holds a
 * token; the connection holds it in a class that can't be printed.
 */
import type { JsonValue } from "../gotemplate";
import { isJsonObject } from "../gotemplate/json-object";
import { atoi } from "../gotemplate/strconv/numbers";
import { quote } from "../gotemplate/strconv/quote";
import { isHeaderValue } from "../net/header-value";
import { type Problem, type ProblemCode, problem } from "../problems";
import { baseUrlProblem } from "./base-url";
import {
  hidden,
  type PluginConnection,
  PluginToken,
  type TokenOrigin,
  timeoutMs,
  trimSpace,
} from "./connection";
import { readSecretKey } from "./secret-value";

export interface ChainLink {
  readonly id: "configMap" | "token" | "secret" | "baseUrl" | "answer";
  readonly state: "ok" | "warning" | "error" | "notReached";
  /** `ConfigMap in argocd` */
  readonly title: string;
  /** `my-plugin`, `$plugin.myplugin.token`, `plugin.myplugin.token 15 B`, ... safe to show. */
  readonly value: string;
  readonly problem: Problem | null;
}

export type ManifestContent = { readonly [key: string]: JsonValue };

/** Finds objects by namespace and name; null: there is none. */
export interface ChainLookup {
  configMap(namespace: string, name: string): ManifestContent | null;
  secret(namespace: string, name: string): ManifestContent | null;
}

export interface ResolvedChain {
  /** Always five, in order; those that an error leaves unread are `notReached`, as is the answer. */
  readonly links: readonly ChainLink[];
  /** null: the controller does not get as far as a call. */
  readonly connection: PluginConnection | null;
  /** The controller's text from `error getting plugin from generator: ` on, a token in clear hidden; empty without one. */
  readonly error: string;
  readonly problems: readonly Problem[];
}

interface ChainOptions {
  /** Leaves a token in clear in `error`, as the controller prints it: only for comparing with recorded answers. */
  readonly showClearToken?: boolean;
}

/** generators/plugin.go: getPluginFromGenerator */
export function resolveChain(
  lookup: ChainLookup,
  namespace: string,
  configMapName: string,
  options: ChainOptions = {},
): ResolvedChain {
  const chain = new Chain(namespace, configMapName);
  const data = chain.readConfigMap(lookup);
  const reference = data && chain.readReference(data.token, options);
  const token = reference ? chain.readSecret(lookup, reference) : null;
  const timeoutSeconds = data && token ? chain.readTimeout(data.requestTimeout) : null;
  chain.readBaseUrl(data?.baseUrl);
  const complete = data && token && timeoutSeconds !== null;
  return chain.result(
    complete
      ? {
          plugin: configMapName,
          baseUrl: data.baseUrl,
          token: token.value,
          tokenOrigin: token.origin,
          timeoutSeconds,
        }
      : null,
  );
}

interface ConfigMapData {
  readonly baseUrl: string;
  readonly token: string;
  readonly requestTimeout: string | undefined;
}

interface TokenReference {
  readonly text: string;
  readonly secret: string;
  /** With its `$`, as it is sent when the Secret lacks it. */
  readonly key: string;
}

class Chain {
  private readonly links: { [id in ChainLink["id"]]: Omit<ChainLink, "id"> };
  private readonly problems: Problem[] = [];
  private error = "";

  constructor(
    private readonly namespace: string,
    private readonly name: string,
  ) {
    const later = (title: string) => ({ state: "notReached" as const, title, value: "", problem: null });
    this.links = {
      configMap: { ...later(`ConfigMap in ${namespace}`), value: name },
      token: later("Token reference"),
      secret: later(`Secret in ${namespace}`),
      baseUrl: later("Base URL"),
      answer: later("Answer"),
    };
  }

  result(connection: PluginConnection | null): ResolvedChain {
    const ids = ["configMap", "token", "secret", "baseUrl", "answer"] as const;
    const links = ids.map((id) => ({ id, ...this.links[id] }));
    return { links, connection, error: this.error, problems: this.problems };
  }

  /** generators/plugin.go: getConfigMap */
  readConfigMap(lookup: ChainLookup): ConfigMapData | null {
    const content = lookup.configMap(this.namespace, this.name);
    if (content === null) {
      const text = `error fetching ConfigMap: configmaps ${quote(this.name)} not found`;
      const message = this.name
        ? `There is no ConfigMap ${this.name} in namespace ${this.namespace}. The controller looks in its own namespace only, not in the ApplicationSet's.`
        : "The generator has no configMapRef.name.";
      return this.stop("configMap", "PLUGIN001", message, text);
    }
    this.set("configMap", "ok", this.name);
    const data = textData(content.data);
    for (const key of data.notText) {
      this.warn("configMap", "PLUGIN017", `data.${key} of ConfigMap ${this.name} is not text.`);
    }
    const baseUrl = data.texts.get("baseUrl") ?? "";
    const token = data.texts.get("token") ?? "";
    const text = (key: string) => `error fetching ConfigMap: ${key} not found in ConfigMap`;
    if (baseUrl === "") {
      return this.stop(
        "baseUrl",
        "PLUGIN002",
        `ConfigMap ${this.name} has no data.baseUrl.`,
        text("baseUrl"),
      );
    }
    if (token === "") {
      return this.stop("token", "PLUGIN003", `ConfigMap ${this.name} has no data.token.`, text("token"));
    }
    return { baseUrl, token, requestTimeout: data.texts.get("requestTimeout") };
  }

  /** generators/plugin.go: getToken; services/plugin: ParseSecretKey */
  readReference(token: string, options: ChainOptions): TokenReference | null {
    if (!token.startsWith("$")) {
      const start =
        "error fetching Secret token: token is empty, or does not reference a secret key starting with '$': ";
      const shown = options.showClearToken ? token : "hidden here";
      const message = `data.token of ConfigMap ${this.name} is not a reference: it has no $ in front. It is taken for a token in clear and hidden here; the controller prints it.`;
      return this.stop("token", "PLUGIN004", message, start + shown, hidden);
    }
    const parts = token.split(":");
    const reference =
      parts.length > 1
        ? { text: token, secret: (parts[0] ?? "").slice(1), key: `$${parts[1] ?? ""}` }
        : { text: token, secret: "argocd-secret", key: token };
    this.set("token", "ok", token);
    if (parts.length > 2) {
      const message = `${token} has more than one colon: the controller reads key ${reference.key.slice(1)} of Secret ${reference.secret}.`;
      this.warn("token", "PLUGIN013", message);
    }
    return reference;
  }

  /** util/settings: ReplaceStringSecret */
  readSecret(
    lookup: ChainLookup,
    reference: TokenReference,
  ): { value: PluginToken; origin: TokenOrigin } | null {
    const secret = reference.secret;
    const key = reference.key.slice(1);
    const content = lookup.secret(this.namespace, secret);
    const missing = `error fetching Secret token: error fetching secret ${this.namespace}/${secret}: secrets ${quote(secret)} not found`;
    if (content === null) {
      const message = `There is no Secret ${quote(secret)} in namespace ${this.namespace}.`;
      return this.stop("secret", "PLUGIN005", message, missing, `${secret}/${key}`);
    }
    this.checkLabel(secret, content);
    const found = readSecretKey(content, key);
    if (found.kind === "refused") {
      const message = `Key ${found.key} of Secret ${secret} is not base64, or no text. If no older version of the Secret exists, the controller finds none.`;
      return this.stop("secret", "PLUGIN012", message, missing, `${secret}/${key}`);
    }
    if (found.kind === "missing") return this.keyMissing(secret, key, reference, found.keys);
    const trimmed = trimSpace(found.value);
    const origin: TokenOrigin = {
      secret,
      key,
      state: trimmed === "" ? "blank" : "value",
      looksEncoded: looksEncoded(trimmed),
    };
    this.set("secret", "ok", `${key} ${found.bytes} B`, `Secret ${secret} in ${this.namespace}`);
    this.checkValue(origin, trimmed);
    return { value: new PluginToken(trimmed), origin };
  }

  private keyMissing(secret: string, key: string, reference: TokenReference, keys: readonly string[]) {
    const has = keys.length ? `It has ${keys.join(", ")}.` : "It has no keys.";
    const message = `Secret ${secret} has no key ${quote(key)}. ${has} The controller sends "Bearer ${reference.key}" as it stands.`;
    this.set("secret", "error", `no key ${key}`, `Secret ${secret} in ${this.namespace}`);
    this.add("secret", "PLUGIN006", message);
    if (!isHeaderValue(reference.key)) this.badHeader("The reference");
    const origin: TokenOrigin = { secret, key, state: "keyMissing", looksEncoded: false };
    return { value: new PluginToken(reference.key, true), origin };
  }

  private checkValue(origin: TokenOrigin, value: string): void {
    if (origin.state === "blank") {
      this.warn("secret", "PLUGIN007", `Key ${origin.key} of Secret ${origin.secret} is empty or blank.`);
    } else if (!isHeaderValue(value)) {
      this.badHeader(`The value of key ${origin.key} of Secret ${origin.secret}`);
    } else if (origin.looksEncoded) {
      const message = `After Kubernetes has decoded it, key ${origin.key} of Secret ${origin.secret} is still base64 of readable text.`;
      this.warn("secret", "PLUGIN009", message);
    }
  }

  private badHeader(what: string): void {
    this.set("secret", "error", this.links.secret.value, this.links.secret.title);
    this.add(
      "secret",
      "PLUGIN014",
      `${what} holds a line break or a control character: Go refuses to send it.`,
    );
  }

  private checkLabel(secret: string, content: ManifestContent): void {
    if (secret === "argocd-secret" || label(content, "app.kubernetes.io/part-of") === "argocd") return;
    this.add("secret", "PLUGIN008", `Secret ${secret} has no label app.kubernetes.io/part-of: argocd.`);
  }

  readTimeout(text: string | undefined): bigint | null {
    if (text === undefined) return 0n;
    const { value, error } = atoi(text);
    if (error !== null) {
      const message = `data.requestTimeout of ConfigMap ${this.name} is ${quote(text)}.`;
      return this.stop("configMap", "PLUGIN010", message, `error set requestTimeout : ${error}`, this.name);
    }
    if (timeoutMs({ timeoutSeconds: value }) === null) {
      this.warn("configMap", "PLUGIN011", `requestTimeout is ${text}: the controller waits without limit.`);
    }
    return value;
  }

  readBaseUrl(baseUrl: string | undefined): void {
    if (baseUrl === undefined) return;
    const { shown, code, message } = baseUrlProblem(baseUrl);
    this.set("baseUrl", "ok", shown);
    if (code === "PLUGIN016") this.links.baseUrl = { ...this.links.baseUrl, state: "error" };
    if (code !== null) this.warn("baseUrl", code, message);
  }

  private set(id: ChainLink["id"], state: ChainLink["state"], value: string, title?: string): void {
    const link = this.links[id];
    const problemOf = link.problem;
    const kept = problemOf && state === "ok" ? (problemOf.severity === "error" ? "error" : "warning") : state;
    this.links[id] = { state: kept, title: title ?? link.title, value, problem: problemOf };
  }

  /** Ends the chain at this link with the controller's error. */
  private stop(id: ChainLink["id"], code: ProblemCode, message: string, text: string, value?: string): null {
    this.error = `error getting plugin from generator: ${text}`;
    this.set(id, "error", value ?? this.links[id].value);
    this.add(id, code, message, this.error);
    return null;
  }

  private warn(id: ChainLink["id"], code: ProblemCode, message: string): void {
    this.add(id, code, message);
  }

  private add(id: ChainLink["id"], code: ProblemCode, message: string, controllerError?: string): void {
    const place = { plugin: this.name, link: id };
    const found = problem(code, place, message, controllerError === undefined ? {} : { controllerError });
    this.problems.push(found);
    const link = this.links[id];
    const state = found.severity === "error" || link.state === "error" ? "error" : "warning";
    this.links[id] = { ...link, state, problem: link.problem?.severity === "error" ? link.problem : found };
  }
}

/** A ConfigMap's data as text; what YAML reads as a number or boolean becomes its text, and is named. */
function textData(data: JsonValue | undefined): { texts: Map<string, string>; notText: string[] } {
  const texts = new Map<string, string>();
  const notText: string[] = [];
  for (const [key, value] of Object.entries(isJsonObject(data) ? data : {})) {
    if (typeof value !== "string" && value !== null) notText.push(key);
    if (value !== null) texts.set(key, typeof value === "object" ? JSON.stringify(value) : String(value));
  }
  return { texts, notText };
}

function label(content: ManifestContent, name: string): string | undefined {
  const labels = isJsonObject(content.metadata) ? content.metadata.labels : undefined;
  const value = isJsonObject(labels) && Object.hasOwn(labels, name) ? labels[name] : undefined;
  return typeof value === "string" ? value : undefined;
}

/** True for base64 with padding or of some length whose content is printable ASCII: a hint, never a proof. */
function looksEncoded(value: string): boolean {
  if (value.length < 8 || value.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) return false;
  const decoded = Buffer.from(value, "base64").toString("latin1");
  return /^[\x20-\x7e]+\n?$/.test(decoded);
}
