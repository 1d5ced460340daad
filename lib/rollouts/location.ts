/** A plugin's location as the controller takes it (utils/plugin/downloader.go: DownloadPlugins). */
import {
  formatUrl,
  formatWithoutUser,
  type GoUrl,
  parseRequestUri,
  plainPath,
  UrlError,
} from "../net/go-url";

export type Location =
  /** `error` is the controller's text after `failed to parse plugin location: `. */
  | { readonly kind: "unreadable"; readonly error: string }
  | { readonly kind: "otherScheme"; readonly scheme: string }
  | {
      readonly kind: "download";
      readonly url: GoUrl;
      /** What Go's client is given. */
      readonly text: string;
      readonly host: string;
      readonly secure: boolean;
      /** The last part of the path. */
      readonly file: string;
      /** To show: without user and password. */
      readonly shown: string;
    }
  | {
      readonly kind: "file";
      /** As given to filepath.Abs: host and path. */
      readonly path: string;
      readonly file: string;
    };

export function readLocation(location: string): Location {
  let url: GoUrl;
  try {
    url = parseRequestUri(location);
  } catch (error) {
    if (!(error instanceof UrlError)) throw error;
    return { kind: "unreadable", error: error.message };
  }
  if (url.scheme === "file") {
    const path = url.host + plainPath(url);
    return { kind: "file", path, file: lastPart(path) };
  }
  if (url.scheme !== "http" && url.scheme !== "https") return { kind: "otherScheme", scheme: url.scheme };
  return {
    kind: "download",
    url,
    text: formatUrl(url),
    host: url.host,
    secure: url.scheme === "https",
    file: lastPart(plainPath(url)),
    shown: formatWithoutUser(url),
  };
}

const lastPart = (path: string) => path.slice(path.lastIndexOf("/") + 1);

/** path/filepath: Abs on Linux. */
export function absolutePath(workingDirectory: string, path: string): string {
  const parts: string[] = [];
  const whole = path.startsWith("/") ? path : `${workingDirectory}/${path}`;
  for (const part of whole.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

export type Pinning = { readonly pinned: boolean; readonly seen: string };

const branches = /^(main|master|HEAD|develop|dev|trunk|nightly|stable|edge|latest)$/i;

/** Whether the location names one version: a release's tag, a version number, a commit. null: nothing in it says so. */
export function versionOf(location: string): Pinning | null {
  const { pathname } = URL.canParse(location) ? new URL(location) : { pathname: location };
  const parts = pathname.split("/").filter((part) => part !== "");
  const release = parts.indexOf("releases");
  if (release >= 0 && parts[release + 1] === "latest") return { pinned: false, seen: "releases/latest" };
  const moving = parts.find((part) => branches.test(part) || /[-_.](latest|nightly)([-_.]|$)/i.test(part));
  if (moving !== undefined) return { pinned: false, seen: moving };
  const tag = release >= 0 && parts[release + 1] === "download" ? parts[release + 2] : undefined;
  const fixed = tag ?? parts.find((part) => numbered.test(part) || /^[0-9a-f]{40}$/.test(part));
  return fixed === undefined
    ? null
    : { pinned: true, seen: /(?<!\d)v?\d+(\.\d+)+[-+.\w]*/i.exec(fixed)?.[0] ?? fixed };
}

const numbered = /(^|[-_])v?\d+\.\d+(\.\d+)?([-+._]|$)/i;

/** For a message: a location without the password that its URL may hold. */
export function shownLocation(location: string): string {
  const read = readLocation(location);
  return read.kind === "download" ? read.shown : location.replace(/\/\/[^/@]*@/, "//");
}
