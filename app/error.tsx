"use client";
import { ErrorState } from "@/components/ui/error-state";
import { PageHead } from "@/components/ui/page-head";

/** A page that failed. In production the browser gets only the digest; the log has the rest. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const shown = {
    code: error.digest ? `page_failed ${error.digest}` : "page_failed",
    message:
      "The inspector failed while it made the page. That is a defect of the inspector, not of your plugin.",
    hint: "Its log has the reason under this code. Try again; what you registered and called is kept.",
  };
  return (
    <>
      <PageHead title="This page could not be made" />
      <ErrorState title="" error={shown} onRetry={reset} />
    </>
  );
}
