"use client";
import { ErrorState } from "../ui/error-state";
import { PageHead } from "../ui/page-head";

/** The report could not be had. */
export function RolloutsError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <>
      <PageHead title="Rollouts" />
      <ErrorState
        title="What the Rollouts controller would do is not known."
        error={error}
        onRetry={onRetry}
      />
    </>
  );
}
