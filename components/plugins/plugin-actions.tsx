"use client";
/** Changes or removes a plugin that was added by hand. */
import { useQueryClient } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { PluginDetail } from "@/lib/workspace";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { notify } from "../ui/toast";
import { removePluginAction } from "./actions";
import { PluginForm } from "./plugin-form";
import { pluginKeys } from "./queries";

function RemoveDialog({ plugin, onClose }: { plugin: PluginDetail; onClose: () => void }) {
  const router = useRouter();
  const client = useQueryClient();
  const [removing, startRemoving] = useTransition();
  const remove = () =>
    startRemoving(async () => {
      const result = await removePluginAction(plugin.id);
      if (!result.ok) {
        notify({ tone: "error", text: `${result.error.message} ${result.error.hint}` });
        return;
      }
      router.push("/plugins");
      // Not the plugin itself: its page is still there for a moment.
      await client.invalidateQueries({ queryKey: pluginKeys.list() });
      notify({ tone: "ok", text: `Removed ${plugin.name}` });
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Remove ${plugin.name}?`}
      description="Its address, its token and its recorded runs go. Nothing changes in a cluster."
    >
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Keep</Button>
        <Button onClick={remove} disabled={removing} className="!border-danger !text-danger">
          Remove
        </Button>
      </div>
    </Dialog>
  );
}

export function PluginActions({ plugin }: { plugin: PluginDetail }) {
  const [open, setOpen] = useState<"edit" | "remove" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen("edit")}>
        <Pencil size={16} strokeWidth={1.5} aria-hidden />
        Change
      </Button>
      <Button kind="quiet" onClick={() => setOpen("remove")}>
        <Trash2 size={16} strokeWidth={1.5} aria-hidden />
        Remove
      </Button>
      {open === "edit" && <PluginForm plugin={plugin} onClose={close} />}
      {open === "remove" && <RemoveDialog plugin={plugin} onClose={close} />}
    </>
  );
}
