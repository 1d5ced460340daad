/** Hides the values of a Secret's headers where a server sends them back: in redirects, status lines, errors, a file's texts. */
import { PluginToken } from "../plugin";
import { tokenRedactor } from "../plugin/redact-token";
import type { DownloadFact, DownloadHop, FileFact, ReachFact } from "../rollouts/facts";
import type { HeaderValue } from "../rollouts/request";

export interface HeaderHider {
  readonly hop: (hop: DownloadHop) => DownloadHop;
  readonly download: (fact: DownloadFact) => DownloadFact;
  readonly reach: (fact: ReachFact) => ReachFact;
}

/** A part of a value that is shorter is a scheme such as `Bearer`, or a word, and no secret by itself. */
const shortPart = 8;
/** No answer's head that is read here can hold more. */
const longestValue = 16_384;

export function headerHider(headers: readonly HeaderValue[]): HeaderHider {
  const secrets = new Set(headers.flatMap(({ value }) => secretsOf(value)));
  const redactors = [...secrets].map((secret) => tokenRedactor(new PluginToken(secret)));
  const hide = (text: string) => redactors.reduce((shown, redactor) => redactor.text(shown), text);
  const hop = (one: DownloadHop) => ({ ...one, url: hide(one.url), statusText: hide(one.statusText) });
  return {
    hop,
    download: (fact) => ({
      ...fact,
      hops: fact.hops.map(hop),
      error: hide(fact.error),
      controllerError: hide(fact.controllerError),
      file: fact.file && hideInFile(fact.file, hide),
    }),
    reach: (fact) => ({ ...fact, error: hide(fact.error) }),
  };
}

/** The whole, and what follows a scheme. */
function secretsOf(value: string): string[] {
  const known = value.slice(0, longestValue);
  const parts = known.split(/[ \t,;]/).filter((part) => part.length >= shortPart);
  return [known.trim(), ...parts].filter((part) => part !== "");
}

function hideInFile(file: FileFact, hide: (text: string) => string): FileFact {
  return {
    ...file,
    description: hide(file.description),
    interpreter: hide(file.interpreter),
    libraries: file.libraries.map(hide),
    goVersion: hide(file.goVersion),
    goModule: hide(file.goModule),
    goPlugin: hide(file.goPlugin),
    argoRollouts: hide(file.argoRollouts),
  };
}
