"use client";
/** No plugin to show: none is known yet, or none fits the filter. */
import { Plus } from "lucide-react";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { PageHead } from "../ui/page-head";
import { StartWays } from "../ui/start-ways";

export function PluginListEmpty({ onAdd }: { onAdd: () => void }) {
  return (
    <>
      <PageHead title="Plugins" />
      <StartWays
        heading="No plugin is known yet"
        addPlugin={
          <Button kind="primary" onClick={onAdd}>
            <Plus size={16} strokeWidth={1.5} aria-hidden />
            Add plugin
          </Button>
        }
      />
    </>
  );
}

export function PluginListNoMatch({ onReset }: { onReset: () => void }) {
  return (
    <EmptyState title="No plugin fits the filter." action={<Button onClick={onReset}>Show all</Button>}>
      The filter looks at name, address, token reference and the ApplicationSets that use it.
    </EmptyState>
  );
}
