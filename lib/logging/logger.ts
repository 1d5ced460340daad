/** The server's log: JSON lines on stderr, secrets redacted. Never used in code that reaches a browser. */
import pino, { type Logger } from "pino";
import { redacted, redactedPaths, redactText } from "../security/redact";

let shared: Logger | null = null;

/** The process's logger. */
export function logger(): Logger {
  shared ??= createLogger(process.env.APPSET_INSPECTOR_LOG_LEVEL ?? "info", pino.destination(2));
  return shared;
}

/** A logger to a destination of one's own. */
export function createLogger(level: string, destination: pino.DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      redact: { paths: [...redactedPaths], censor: redacted },
      serializers: { err: serializeError },
    },
    destination,
  );
}

/** An error's text and stack may quote what it was given. */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return redactText(String(error));
  return { type: error.name, message: redactText(error.message), stack: redactText(error.stack ?? "") };
}
