/** Errors that a user can mend, as a sentence; others whole. */
import { SettingsError, usage } from "../lib/settings";
import { KeyFileError } from "../lib/store/seal";

export function explain(error: unknown): unknown {
  if (error instanceof SettingsError) return `${error.message}\n\n${usage}`;
  if (error instanceof KeyFileError) return error.message;
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return "Another process uses that port: choose one with --port, or --port 0 for any free one.";
  }
  return error;
}
