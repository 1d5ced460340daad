"use client";
import { ErrorState } from "../ui/error-state";
import { PageHead } from "../ui/page-head";

/** The list could not be read. */
export function ApplicationSetListError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <>
      <PageHead title="ApplicationSets" />
      <ErrorState title="The list of ApplicationSets could not be read." error={error} onRetry={onRetry} />
    </>
  );
}
