/** PLUGIN0xx: 001–019 the chain from ConfigMap to token, 020–039 the call, 040–059 the answer. */
import type { Severity } from "./problem";

interface PluginEntry {
  readonly severity: Severity;
  readonly title: string;
  readonly controller: string;
  readonly remedy: string;
}

const stops = "The controller creates, updates and deletes nothing, and tries again in 180 s.";
const deletes =
  "This is no error to the controller: there are no parameter sets, so it deletes every Application of the ApplicationSet, unless its policy forbids deletion.";
const nothing = "Nothing: the call goes on.";

export const pluginCatalogue = {
  PLUGIN001: {
    severity: "error",
    title: "ConfigMap not found",
    controller: stops,
    remedy: "Create the ConfigMap in the controller's namespace, or correct configMapRef.name.",
  },
  PLUGIN002: {
    severity: "error",
    title: "ConfigMap has no baseUrl",
    controller: stops,
    remedy: "Set data.baseUrl to the plugin's address, such as http://my-plugin.plugin-ns.svc.cluster.local.",
  },
  PLUGIN003: {
    severity: "error",
    title: "ConfigMap has no token",
    controller: stops,
    remedy: "Set data.token to a reference: $key for a key of argocd-secret, $secret:key for another Secret.",
  },
  PLUGIN004: {
    severity: "error",
    title: "Token in clear in the ConfigMap",
    controller: `${stops} It prints the token into its log and into the ApplicationSet's status.`,
    remedy:
      "Put the token into a Secret and its reference, starting with $, into data.token. Then change the token: it has been exposed.",
  },
  PLUGIN005: {
    severity: "error",
    title: "Secret not found",
    controller: stops,
    remedy: "Create the Secret in the controller's namespace, or correct the reference in data.token.",
  },
  PLUGIN006: {
    severity: "error",
    title: "Key not found in the Secret",
    controller:
      "No error: the controller sends the reference itself as the token, and the plugin answers 403.",
    remedy: "Add the key to the Secret, or correct the reference in data.token.",
  },
  PLUGIN007: {
    severity: "warning",
    title: "Token is empty",
    controller: "No error: the controller calls the plugin without an Authorization header.",
    remedy: "Put the token into the Secret's key.",
  },
  PLUGIN008: {
    severity: "warning",
    title: "Secret lacks the label app.kubernetes.io/part-of: argocd",
    controller:
      "The plugin generator reads it all the same; other parts of Argo CD ignore a Secret without the label.",
    remedy: "Add the label app.kubernetes.io/part-of: argocd to the Secret.",
  },
  PLUGIN009: {
    severity: "warning",
    title: "Token may be base64-encoded twice",
    controller: "It decodes the Secret's value once and sends what it then has.",
    remedy: "If the plugin answers 403, encode the token once: printf '%s' \"$TOKEN\" | base64.",
  },
  PLUGIN010: {
    severity: "error",
    title: "requestTimeout is not a whole number",
    controller: stops,
    remedy: 'Give seconds as digits in quotes, without a unit: requestTimeout: "30".',
  },
  PLUGIN011: {
    severity: "warning",
    title: "No timeout",
    controller: "It waits without limit: a plugin that hangs holds up the controller's worker.",
    remedy: "Set requestTimeout to a positive number of seconds.",
  },
  PLUGIN012: {
    severity: "error",
    title: "Secret is not valid base64",
    controller: "Kubernetes refuses the Secret, so the controller goes on with an older one, or finds none.",
    remedy: "Encode the value once: printf '%s' \"$TOKEN\" | base64, or write it in clear under stringData.",
  },
  PLUGIN013: {
    severity: "warning",
    title: "Part of the token's reference is ignored",
    controller: "It splits the reference at every colon and reads the first two parts only.",
    remedy: "Write $secret:key; neither name may hold a colon.",
  },
  PLUGIN014: {
    severity: "error",
    title: "Token can't be sent in a header",
    controller: stops,
    remedy: "Remove line breaks and control characters from the token.",
  },
  PLUGIN015: {
    severity: "warning",
    title: "baseUrl has a query or a fragment",
    controller:
      "It appends /api/v1/getparams.execute to the text, so the path becomes part of the query or the fragment.",
    remedy: "Remove everything from ? or # on.",
  },
  PLUGIN016: {
    severity: "error",
    title: "baseUrl is not a usable address",
    controller: stops,
    remedy: "Write it as http://host:port or https://host:port, without white space around it.",
  },
  PLUGIN017: {
    severity: "warning",
    title: "Value in the ConfigMap is not text",
    controller: "Kubernetes refuses the ConfigMap: its data are texts.",
    remedy: "Put the value in quotes.",
  },
  PLUGIN020: {
    severity: "error",
    title: "Connection refused",
    controller: stops,
    remedy: "Nothing listens at this address: check the port in baseUrl, and that the plugin runs.",
  },
  PLUGIN021: {
    severity: "error",
    title: "Host not found",
    controller: stops,
    remedy: "Check the host in baseUrl. A Service's name is known only inside its cluster.",
  },
  PLUGIN022: {
    severity: "error",
    title: "TLS failed",
    controller: stops,
    remedy:
      "Give the plugin a certificate for its host name, signed by an authority that the controller's image knows.",
  },
  PLUGIN023: {
    severity: "error",
    title: "Plugin took too long",
    controller: stops,
    remedy: "Make the plugin answer sooner, or raise requestTimeout in the ConfigMap.",
  },
  PLUGIN024: {
    severity: "error",
    title: "Connection closed without an answer",
    controller: stops,
    remedy: "Look into the plugin's log: it crashed, or a proxy before it closed the connection.",
  },
  PLUGIN025: {
    severity: "info",
    title: "Call cancelled",
    controller: "Not known: the call was ended here before the plugin answered.",
    remedy: "Send it again.",
  },
  PLUGIN026: {
    severity: "error",
    title: "Too many redirects",
    controller: stops,
    remedy: "Set baseUrl to the address where the redirects should end.",
  },
  PLUGIN027: {
    severity: "error",
    title: "Address not allowed here",
    controller: "The controller itself has no such rule: it would make this request.",
    remedy: "Register the host as a plugin if the inspector may call it.",
  },
  PLUGIN028: {
    severity: "error",
    title: "Call failed",
    controller: stops,
    remedy: "Check that the address is that of an HTTP server, and that the network lets the call through.",
  },
  PLUGIN029: {
    severity: "error",
    title: "Answer too large for the inspector",
    controller: "The controller has no such limit: it would read the whole answer into memory.",
    remedy: "Make the plugin return fewer or smaller parameter sets, or raise the inspector's limit.",
  },
  PLUGIN030: {
    severity: "error",
    title: "Plugin refused the token",
    controller: stops,
    remedy: "Compare the token in the Secret with the one that the plugin expects.",
  },
  PLUGIN031: {
    severity: "error",
    title: "Path not found at the plugin",
    controller: stops,
    remedy: "The plugin must answer POST /api/v1/getparams.execute below baseUrl.",
  },
  PLUGIN032: {
    severity: "error",
    title: "Plugin refused the call",
    controller: stops,
    remedy:
      "The message says what the plugin did not accept: look at the input parameters and the plugin's log.",
  },
  PLUGIN033: {
    severity: "error",
    title: "Plugin failed",
    controller: stops,
    remedy: "Look into the plugin's log, or that of the proxy before it.",
  },
  PLUGIN034: {
    severity: "error",
    title: "Redirect that leads nowhere",
    controller: stops,
    remedy: "Make the plugin answer 200, or send a usable Location.",
  },
  PLUGIN035: {
    severity: "warning",
    title: "Plugin answered twice",
    controller:
      "It takes the second answer for the body of the first: whatever stands in it, parameters included, reaches a caller without the token.",
    remedy:
      "Return after refusing a call, and send a Content-Length. The documentation's Python plugin lacks both.",
  },
  PLUGIN037: {
    severity: "warning",
    title: "A redirect turned the POST into a GET",
    controller:
      "After 301, 302 or 303 it asks again with GET, without the body: the plugin does not see the parameters.",
    remedy: "Set baseUrl to the final address, or redirect with 307 or 308.",
  },
  PLUGIN038: {
    severity: "warning",
    title: "A redirect dropped the token",
    controller: "It no longer sends Authorization once a redirect has led to another host.",
    remedy: "Set baseUrl to the final address.",
  },
  PLUGIN039: {
    severity: "info",
    title: "Plugin was reached through a redirect",
    controller: "It follows up to nine redirects at every call.",
    remedy: "Set baseUrl to the final address.",
  },
  PLUGIN040: {
    severity: "error",
    title: "Answer is not JSON",
    controller: stops,
    remedy: 'The plugin must answer with {"output": {"parameters": [ ... ]}}.',
  },
  PLUGIN041: {
    severity: "error",
    title: "Answer has the wrong shape",
    controller: stops,
    remedy: 'output.parameters must be a list of objects: {"output": {"parameters": [{"key": "value"}]}}.',
  },
  PLUGIN042: {
    severity: "error",
    title: "Zero parameter sets: the body is empty",
    controller: deletes,
    remedy: "Make the plugin send a body, and answer with an error status when it has none.",
  },
  PLUGIN043: {
    severity: "error",
    title: "Zero parameter sets: no output",
    controller: deletes,
    remedy: "Put the list under output.parameters.",
  },
  PLUGIN044: {
    severity: "error",
    title: "Zero parameter sets: no output.parameters",
    controller: deletes,
    remedy: "Put the list under output.parameters.",
  },
  PLUGIN045: {
    severity: "error",
    title: "Zero parameter sets: parameters stands outside output",
    controller: deletes,
    remedy: 'Move parameters into output: {"output": {"parameters": [ ... ]}}.',
  },
  PLUGIN046: {
    severity: "warning",
    title: "Zero parameter sets: the list is empty",
    controller: deletes,
    remedy: "If the plugin could not find its data, it should answer with an error status instead.",
  },
  PLUGIN047: {
    severity: "error",
    title: "Zero parameter sets: the answer is null",
    controller: deletes,
    remedy: "Put the list under output.parameters.",
  },
  PLUGIN050: {
    severity: "warning",
    title: "What follows the first JSON value is ignored",
    controller: "It decodes the first value of the body and leaves the rest.",
    remedy: "Send one JSON object.",
  },
  PLUGIN051: {
    severity: "warning",
    title: "Entry without parameters",
    controller: "An entry that is null or {} makes a parameter set that holds only generator and values.",
    remedy: "Leave the entry out.",
  },
  PLUGIN052: {
    severity: "warning",
    title: "Number loses digits",
    controller: "It reads every number as float64.",
    remedy: "Send long numbers, such as ids, as text.",
  },
  PLUGIN053: {
    severity: "warning",
    title: "Plugin is slow",
    controller: "It waits for the answer at every run; beyond requestTimeout it fails.",
    remedy: "Cache what the plugin looks up, or raise requestTimeout.",
  },
  PLUGIN054: {
    severity: "warning",
    title: "Plugin sends the token back",
    controller:
      "The token becomes a parameter or part of an error: it can land in Applications, logs and status.",
    remedy: "Never return the Authorization header. The inspector hides the token in what it shows.",
  },
  PLUGIN055: {
    severity: "warning",
    title: "Key given twice",
    controller: "It merges a field that is given twice; inside a parameter set the last one wins.",
    remedy: "Give every key once.",
  },
  PLUGIN056: {
    severity: "info",
    title: "Field name in other case",
    controller: "It matches output and parameters without regard to case.",
    remedy: "Write output and parameters in lower case.",
  },
  PLUGIN057: {
    severity: "warning",
    title: "Connection closed before the end",
    controller: nothing,
    remedy: "The plugin promised more bytes than it sent; the first JSON value was complete.",
  },
  PLUGIN058: {
    severity: "warning",
    title: "Bytes that are not UTF-8",
    controller: "Each such byte in a text becomes U+FFFD, without an error.",
    remedy: "Send UTF-8.",
  },
} as const satisfies Record<string, PluginEntry>;
