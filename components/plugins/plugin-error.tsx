"use client";
import { ErrorState } from "../ui/error-state";
import { PageHead } from "../ui/page-head";

/** The plugin could not be read, or is not there. */
export function PluginError({
  pluginId,
  error,
  onRetry,
}: {
  pluginId: string;
  error: unknown;
  onRetry: () => void;
}) {
  return (
    <>
      <PageHead title={pluginId.replace(/^~/, "")} parent={{ href: "/plugins", label: "Plugins" }} />
      <ErrorState title="This plugin could not be read." error={error} onRetry={onRetry} />
    </>
  );
}
