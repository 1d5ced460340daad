"use client";
import { ErrorState } from "../ui/error-state";
import { PageHead } from "../ui/page-head";

/** The list could not be read. */
export function PluginListError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <>
      <PageHead title="Plugins" />
      <ErrorState title="The list of plugins could not be read." error={error} onRetry={onRetry} />
    </>
  );
}
