"use client";
/** No ConfigMap to look at: what that means, and how to get one onto the page. */
import { FlaskConical } from "lucide-react";
import type { RolloutsView } from "@/lib/workspace/rollouts-views";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

export function RolloutsEmpty({ view, onExample }: { view: RolloutsView; onExample: () => void }) {
  const read = view.loadedAt !== null && !view.reports.some(({ source }) => source.found);
  return (
    <EmptyState
      title={
        read
          ? "There is no argo-rollouts-config among the manifests."
          : "Paste an argo-rollouts-config to see whether the controller would start with it."
      }
      action={
        <Button kind="primary" onClick={onExample}>
          <FlaskConical size={16} strokeWidth={1.5} aria-hidden />
          Load an example
        </Button>
      }
    >
      {read
        ? "Without it Argo Rollouts has no plugins, which is no error: the controller starts. Paste one into the editor to try it."
        : "Each step is judged as the controller takes it at its start, while you type. Nothing is downloaded until you ask for it, and nothing is executed."}
    </EmptyState>
  );
}
