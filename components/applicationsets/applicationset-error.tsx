"use client";
import { ErrorState } from "../ui/error-state";
import { PageHead } from "../ui/page-head";

/** The ApplicationSet could not be read, or is not there. */
export function ApplicationSetError({
  id,
  error,
  onRetry,
}: {
  id: string;
  error: unknown;
  onRetry: () => void;
}) {
  return (
    <>
      <PageHead
        title={id.replace("~", "/")}
        parent={{ href: "/applicationsets", label: "ApplicationSets" }}
      />
      <ErrorState title="This ApplicationSet could not be read." error={error} onRetry={onRetry} />
    </>
  );
}
