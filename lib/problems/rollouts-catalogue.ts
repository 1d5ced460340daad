/** ROLLOUTS0xx: 001–015 what stops the controller, 016–021 the executable, 022–035 risk, 036–045 the ConfigMap and its use. */
import type { CatalogueEntry } from "./catalogue-entry";

const stops =
  "Each pod of the controller stops at its start, so no Rollout is reconciled, also those that use no plugin. Pods that run now go on until they restart.";
const failsAtUse =
  "It starts, and starts the plugin when a Rollout first names it: those Rollouts fail at each reconcile, the others go on.";
const nothing = "Nothing: it starts.";

export const rolloutsCatalogue = {
  ROLLOUTS001: {
    severity: "error",
    title: "ConfigMap can't be read",
    controller: "Nothing: Kubernetes refuses the document, so the controller keeps seeing the old one.",
    remedy: "Correct the document: a ConfigMap named argo-rollouts-config with text under data.",
    why: "Only a ConfigMap that the API server accepts reaches the controller.",
  },
  ROLLOUTS002: {
    severity: "error",
    title: "Plugin list is not text",
    controller:
      "Nothing: Kubernetes refuses a ConfigMap whose data holds anything but text, so the controller keeps seeing the old one.",
    remedy: "Put |- behind the key, so that the list below it becomes one text.",
    why: "A ConfigMap's data is a map from text to text; the controller reads the list out of the text.",
  },
  ROLLOUTS003: {
    severity: "error",
    title: "Plugin list is not YAML",
    controller: stops,
    remedy: "Correct the list at the line given.",
    why: "The controller reads all three lists before anything else, and ends when one can't be read.",
  },
  ROLLOUTS004: {
    severity: "error",
    title: "Plugin list has a wrong type",
    controller: stops,
    remedy: "Write a list of entries with name, location, and if need be sha256, args, headersFrom.",
    why: "The list is decoded into fixed types; one value of another type ends the start.",
  },
  ROLLOUTS005: {
    severity: "error",
    title: "Plugin name has not the form <namespace>/<name>",
    controller: stops,
    remedy:
      "Write one slash: letters, digits and - before it, letters, digits, _, - and . after it. It is the name that Rollouts use.",
    why: "The name becomes the folder and the file of the executable.",
  },
  ROLLOUTS006: {
    severity: "error",
    title: "Location is not a URL",
    controller: stops,
    remedy: "Write https://host/path, http://host/path, or file:// and the path in the container.",
    why: "The location is parsed as a URL with a scheme before anything is downloaded or copied.",
  },
  ROLLOUTS007: {
    severity: "error",
    title: "sha256 can never match",
    controller: stops,
    remedy: "Take the SHA-256 of the file: 64 characters, in lower case. Or take sha256 out.",
    why: "When sha256 has not 64 characters, the controller compares it with the hex of the whole file followed by the SHA-256 of nothing: at least 64 characters, two more for each byte. The example in the documentation of Argo Rollouts has 40.",
  },
  ROLLOUTS008: {
    severity: "error",
    title: "sha256 is not lower-case hex",
    controller: stops,
    remedy: "Write the digest in lower case.",
    why: "The controller compares text with text, and writes its own digest in lower case.",
  },
  ROLLOUTS009: {
    severity: "error",
    title: "sha256 is not that of the file",
    controller: stops,
    remedy:
      "Find out why the file differs: another version, another architecture, a changed release. Write its digest only when you trust the file.",
    why: "The file is downloaded, then compared; a file that differs ends the start.",
  },
  ROLLOUTS010: {
    severity: "error",
    title: "Location has an unknown scheme",
    controller: stops,
    remedy: "Write https://, http:// or file://.",
    why: "The controller downloads http and https, and copies file; it knows no other scheme.",
  },
  ROLLOUTS011: {
    severity: "error",
    title: "Secret of headersFrom not found",
    controller: stops,
    remedy: "Create the Secret in the controller's namespace, or correct headersFrom.",
    why: "The headers of the download come from Secrets beside the controller.",
  },
  ROLLOUTS012: {
    severity: "error",
    title: "Header can't be sent",
    controller: stops,
    remedy:
      "Write the Secret's value without a line break: echo -n, or kubectl create secret generic --from-literal.",
    why: "Go's HTTP client refuses header values with line breaks and control characters, and sends nothing.",
  },
  ROLLOUTS013: {
    severity: "error",
    title: "Download fails",
    controller: stops,
    remedy: "Open the location from the cluster; correct it, or bring the server back before a pod restarts.",
    why: "Each pod downloads each http and https location at each start; a status from 200 to 399 counts as success.",
  },
  ROLLOUTS014: {
    severity: "error",
    title: "No such file for the controller",
    controller: stops,
    remedy: "Put the file into the image, or mount it; the path begins in the container's working directory.",
    why: "A file:// location is copied at start; what is there must be a regular file.",
  },
  ROLLOUTS015: {
    severity: "error",
    title: "Answer is not the plugin",
    controller:
      "It takes the answer's body for the executable, whatever it is. With a sha256 it then stops, without one it starts, and Rollouts that name the plugin fail.",
    remedy: "Correct the location: it must answer with the executable itself.",
    why: "Any status from 200 to 399 counts as success, also a page for signing in or an answer without a body.",
  },
  ROLLOUTS016: {
    severity: "error",
    title: "File is not a program for Linux",
    controller: failsAtUse,
    remedy: "Take the release for linux; unpack an archive first.",
    why: "The controller starts the file as it is; only an ELF executable runs in its container.",
  },
  ROLLOUTS017: {
    severity: "error",
    title: "Executable is for another architecture",
    controller: failsAtUse,
    remedy: "Take the release for the nodes' architecture, or choose the nodes with a nodeSelector.",
    why: "The kernel of a node runs programs of its own architecture only: exec format error.",
  },
  ROLLOUTS018: {
    severity: "error",
    title: "Executable is dynamically linked",
    controller: failsAtUse,
    remedy: "Build it with CGO_ENABLED=0, or use an image that has the loader and the libraries.",
    why: "The controller's image is distroless and has no loader and no C library: no such file or directory.",
  },
  ROLLOUTS019: {
    severity: "error",
    title: "Plugin is of another type",
    controller: failsAtUse,
    remedy: "List it under the key of its type.",
    why: "The plugin compares the magic cookie that the controller gives it with its own, and ends when they differ.",
  },
  ROLLOUTS020: {
    severity: "warning",
    title: "File does not look like a plugin",
    controller: failsAtUse,
    remedy: "Check that the location leads to the plugin, and not to another program of the release.",
    why: "A plugin of Argo Rollouts holds the text ARGO_ROLLOUTS_RPC_PLUGIN and the name of its type.",
  },
  ROLLOUTS021: {
    severity: "error",
    title: "Handshake fails",
    controller: failsAtUse,
    remedy: "Read what the executable wrote; ask its author for a build for this version of Argo Rollouts.",
    why: "A plugin's first line on standard output names protocol and address; without it go-plugin ends it.",
  },
  ROLLOUTS022: {
    severity: "warning",
    title: "Sample plugin",
    controller: nothing,
    remedy: "Use it to learn from; take another plugin for production.",
    why: "Its authors say that it is not meant for production.",
  },
  ROLLOUTS023: {
    severity: "warning",
    title: "A restart needs the download server",
    controller:
      "It downloads the plugin at every start of every pod. With one replica, a restart while the server is down stops all Rollouts until it is back.",
    remedy:
      "Put the file into the image or a volume, fetch it in an init container, or run several replicas.",
    why: "The copy in the pod ends with the pod.",
  },
  ROLLOUTS024: {
    severity: "warning",
    title: "Download is not verified",
    controller: "It runs whatever the server sends, with the controller's own rights in the cluster.",
    remedy: "Add the sha256 of the file.",
    why: "Without sha256 the controller compares nothing.",
  },
  ROLLOUTS025: {
    severity: "warning",
    title: "Version is not pinned",
    controller: "Each pod takes what is there at its start, so that two pods may run two versions.",
    remedy: "Name a release in the location.",
    why: "latest, a branch or no version at all can mean another file tomorrow; with a sha256, the next start fails.",
  },
  ROLLOUTS026: {
    severity: "info",
    title: "sha256 is not checked for file://",
    controller: "It copies the file and compares nothing.",
    remedy: "Verify the file where it comes from, such as in the init container.",
    why: "The checksum is compared after a download only.",
  },
  ROLLOUTS027: {
    severity: "info",
    title: "File is not visible from here",
    controller: "It starts when the file is there and is a regular file, else it does not.",
    remedy: "Look into the container's file system, or at the image.",
    why: "A file:// location is a path in the controller's container.",
  },
  ROLLOUTS028: {
    severity: "warning",
    title: "Key is not read",
    controller: "It passes over the key: the plugins under it do not exist for it.",
    remedy: "Use trafficRouterPlugins, metricProviderPlugins or stepPlugins.",
    why: "The controller reads three keys of the ConfigMap, by their exact names.",
  },
  ROLLOUTS029: {
    severity: "warning",
    title: "Field is not read",
    controller: "It passes over the field.",
    remedy: "Use name, location, sha256, args, headersFrom; for a step plugin also disabled.",
    why: "Fields that the entry's type has not are ignored without a word.",
  },
  ROLLOUTS030: {
    severity: "warning",
    title: "Name given twice",
    controller:
      "It writes both executables to the same file: the last one stays, and is started for both entries.",
    remedy: "Keep one entry, or give each its own name.",
    why: "The name is the path of the file, whatever the plugin's type.",
  },
  ROLLOUTS031: {
    severity: "error",
    title: "Plugin is used but not listed",
    controller:
      "It fails at each reconcile of what names the plugin: plugin ... not configured in configmap. Others go on.",
    remedy: "Add an entry of this name under the key of its type, or correct the name.",
    why: "A name is looked up among the entries of its own type.",
  },
  ROLLOUTS032: {
    severity: "info",
    title: "Nothing uses the plugin",
    controller: "It downloads or copies the file at every start all the same.",
    remedy: "Take the entry out when nothing needs it: it can only stop the controller.",
    why: "An entry that nobody names costs a start and gives nothing.",
  },
  ROLLOUTS033: {
    severity: "warning",
    title: "Download is not encrypted",
    controller: "It runs what came over the network, with the controller's own rights in the cluster.",
    remedy: "Use https, and add the sha256.",
    why: "Whoever stands between can change the file; a sha256 makes that a failed start.",
  },
  ROLLOUTS034: {
    severity: "info",
    title: "File name says another type or system",
    controller: "Nothing: it does not read the name.",
    remedy: "Check that the location leads to the right file.",
    why: "Releases hold several files, and a wrong one is downloaded without an error.",
  },
  ROLLOUTS035: {
    severity: "warning",
    title: "Server was not reachable",
    controller: "A pod that had started then would have stopped, and all Rollouts with the last of them.",
    remedy: "Put the file into the image or a volume, or fetch it in an init container.",
    why: "Seen by the watch, from where the inspector runs.",
  },
  ROLLOUTS036: {
    severity: "info",
    title: "No controller in this namespace",
    controller: "A controller reads the ConfigMap of its own namespace only.",
    remedy: "Put the ConfigMap into the controller's namespace.",
    why: "The name argo-rollouts-config is looked up where the controller runs.",
  },
  ROLLOUTS037: {
    severity: "warning",
    title: "ConfigMap has another name",
    controller: "It does not read it: it looks for argo-rollouts-config.",
    remedy: "Name it argo-rollouts-config.",
    why: "The name is fixed.",
  },
  ROLLOUTS038: {
    severity: "info",
    title: "headersFrom is not used for file://",
    controller: "It copies the file and reads no Secret.",
    remedy: "Take headersFrom out.",
    why: "Headers belong to downloads.",
  },
  ROLLOUTS039: {
    severity: "warning",
    title: "Headers go to another host",
    controller:
      "It follows the redirect and sends the Secret's headers along, but for Authorization and cookies, which stay with the first host.",
    remedy: "Use a location that does not redirect to another host, or an Authorization header.",
    why: "Go's HTTP client holds back only the headers it knows as sensitive.",
  },
} as const satisfies Record<`ROLLOUTS${string}`, CatalogueEntry>;
