/** What a failure's details tell beyond its code: why a token was refused, what kind of text came in place of JSON. */
import type { ChainLink } from "./chain";
import type { RunFacts } from "./diagnose";
import type { PluginFailure } from "./run";

export interface Advice {
  readonly why?: string;
  readonly remedy?: string;
  readonly link?: ChainLink["id"];
}

type AdviceFacts = Pick<RunFacts, "connection" | "hops" | "bytes">;

export function adviceFor(facts: AdviceFacts, failure: PluginFailure): Advice {
  if (failure.code === "http_status") return statusAdvice(facts, Number(failure.context.status));
  if (failure.code === "not_json") return textAdvice(facts);
  if (failure.code === "address_not_allowed" && failure.context.address !== undefined) {
    return {
      remedy: "The inspector never connects to such an address. Look at where baseUrl or the redirect leads.",
    };
  }
  if (failure.code === "tls" && failure.controllerError?.endsWith("HTTPS client")) {
    return { remedy: "Write http:// in baseUrl, or give the plugin a certificate." };
  }
  if (failure.code === "dns") {
    return {
      why: "The controller's own text also names the DNS server that it asked, which is not known here.",
      ...(facts.connection.baseUrl.includes(".svc") ? { remedy: clusterRemedy } : {}),
    };
  }
  return {};
}

const clusterRemedy =
  "A Service's name is known only inside its cluster: forward the Service's port and register the plugin with the local address, or run the inspector in the cluster.";

function statusAdvice(facts: AdviceFacts, status: number): Advice {
  const turned = facts.hops.at(-1)?.method === "GET";
  if (status === 401 || status === 403) return tokenAdvice(facts);
  if ((status === 404 || status === 405) && turned) {
    return {
      why: "A redirect had turned the POST into a GET.",
      remedy: "Set baseUrl to the address that the redirect leads to.",
    };
  }
  if (status === 404 || status === 405)
    return { why: `It was asked for ${facts.hops.at(-1)?.url ?? facts.connection.baseUrl}.` };
  if (status < 400) return { why: "It has no Location header, so the controller takes it for an error." };
  return {};
}

function tokenAdvice({ connection, hops }: AdviceFacts): Advice {
  const { token, tokenOrigin: origin } = connection;
  const sent = hops.at(-1)?.requestHeaders.some(([name]) => name === "Authorization") ?? false;
  if (!token.isEmpty && !sent) {
    return {
      why: "A redirect to another host had dropped the token.",
      remedy: "Set baseUrl to the address that the redirect leads to.",
      link: "baseUrl",
    };
  }
  if (origin?.state === "keyMissing") {
    return {
      why: `The controller sends ${token.shown()} itself as the token, since Secret ${origin.secret} has no key ${origin.key}.`,
      remedy: `Add the key ${origin.key} to Secret ${origin.secret}, or correct the reference in the ConfigMap.`,
    };
  }
  if (token.isEmpty) {
    const where = origin ? `key ${origin.key} of Secret ${origin.secret} is empty` : "it has no token";
    return { why: `No Authorization header was sent, since ${where}.` };
  }
  if (origin?.looksEncoded) {
    return {
      why: `What was sent is still base64: the value of key ${origin.key} of Secret ${origin.secret} seems to be encoded twice.`,
      remedy: "Encode the token once, or write it in clear under stringData.",
    };
  }
  if (origin === null)
    return { link: "token", remedy: "Correct the token that the plugin is registered with." };
  return { why: `The token is that of key ${origin.key} of Secret ${origin.secret}.` };
}

/** What the answer looks like, from its first bytes. */
function textAdvice({ bytes, hops }: AdviceFacts): Advice {
  const start = bytes.subarray(0, 200).toString("latin1").trimStart();
  const encoding =
    hops.at(-1)?.headers.find(([name]) => name.toLowerCase() === "content-encoding")?.[1] ?? "";
  if (encoding !== "" && encoding.toLowerCase() !== "gzip") {
    return { why: `It is encoded as ${encoding}: the controller asks for gzip and unpacks nothing else.` };
  }
  if (start.startsWith("<")) {
    const redirected = hops.length > 1 ? " It was reached through a redirect." : "";
    return {
      why: `It looks like an HTML page: a sign-in page, a proxy's error, or another server.${redirected}`,
      remedy: "Check that baseUrl leads to the plugin itself and not to a page before it.",
    };
  }
  if (start.startsWith("\u00ef\u00bb\u00bf"))
    return { why: "It begins with a byte order mark.", remedy: "Send UTF-8 without a byte order mark." };
  if (start.startsWith("\u00ff\u00fe") || start.startsWith("\u00fe\u00ff")) {
    return { why: "It is UTF-16.", remedy: "Send UTF-8." };
  }
  if (start.startsWith("{'"))
    return { why: "It looks like a Python dictionary printed as text.", remedy: "Use json.dumps." };
  if (/^[A-Za-z_]+:(\s|$)/.test(start)) return { why: "It looks like YAML.", remedy: "Send JSON." };
  return {};
}
