/** What must not reach a log: fields that hold secrets by name, and user info inside addresses. */

export const redacted = "••••••••";

/** Paths for pino's `redact`. */
export const redactedPaths: readonly string[] = [
  "token",
  "*.token",
  "authorization",
  "*.authorization",
  "headers.authorization",
  "*.headers.authorization",
  "cookie",
  "*.cookie",
  "headers.cookie",
  "*.headers.cookie",
  "accessToken",
  "*.accessToken",
  "password",
  "*.password",
];

/** Text with bearer tokens, user info and an access token in a query replaced: for messages of errors not our own. */
export function redactText(text: string): string {
  return text
    .replace(/\b(Bearer|Basic) +[^\s"',;]+/gi, `$1 ${redacted}`)
    .replace(/([a-z][a-z0-9+.-]{0,30}:\/\/)[^/\s?#]*@/gi, "$1")
    .replace(/([?&]token=)[^&\s"']+/gi, `$1${redacted}`);
}
