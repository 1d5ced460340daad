"use client";
/** A plugin by hand: name, address, token, time limit. Also changes one that is there. */
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import type { PluginDetail } from "@/lib/workspace";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Note } from "../ui/note";
import { RichText } from "../ui/rich-text";
import { notify } from "../ui/toast";
import { registerPluginAction, updatePluginAction } from "./actions";
import { pluginHref } from "./plugin-words";
import { pluginKeys } from "./queries";

interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly field?: string;
}

const text = (form: FormData, name: string) => String(form.get(name) ?? "").trim();

/** Empty: the controller's 30 s; 0 is not taken for "none", since the controller doesn't either. */
function timeoutOf(form: FormData): number {
  const written = text(form, "timeoutSeconds");
  return written === "" ? 30 : Number(written);
}

async function save(form: FormData, plugin: PluginDetail | undefined) {
  const token = String(form.get("token") ?? "");
  const common = { baseUrl: text(form, "baseUrl"), timeoutSeconds: timeoutOf(form) };
  if (plugin) {
    const kept = token === "" && form.get("removeToken") === null;
    return updatePluginAction(plugin.id, kept ? common : { ...common, token });
  }
  return registerPluginAction({ name: text(form, "name"), token, ...common });
}

/** What the server says of this field, without the name that its label has already. */
function refusedField(refusal: Refusal | null, name: string): string | undefined {
  if (refusal?.code === "name_taken")
    return name === "name" ? `${refusal.message} ${refusal.hint}` : undefined;
  if (refusal?.field !== name) return undefined;
  const { message } = refusal;
  return message.startsWith(`${name} `) ? `It ${message.slice(name.length + 1)}` : message;
}

const FIELDS = ["name", "baseUrl", "token", "timeoutSeconds"];

export function PluginForm({ plugin, onClose }: { plugin?: PluginDetail; onClose: () => unknown }) {
  const router = useRouter();
  const client = useQueryClient();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [saving, startSaving] = useTransition();
  const errorOf = (name: string) => ({ error: refusedField(refusal, name) });
  const placed = FIELDS.some((name) => refusedField(refusal, name) !== undefined);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startSaving(async () => {
      const result = await save(form, plugin);
      if (!result.ok) {
        setRefusal(result.error);
        return;
      }
      await client.invalidateQueries({ queryKey: pluginKeys.all });
      notify({ tone: "ok", text: plugin ? `Saved ${plugin.name}` : `Added ${result.data.name}` });
      // First out of the address, then away: two changes of the address at once lose one of them.
      await onClose();
      if (!plugin) router.push(pluginHref(result.data.id));
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={plugin ? `Change ${plugin.name}` : "Add a plugin by hand"}
      description="As a ConfigMap would name it. The token is kept on the server, encrypted, and never shown again."
    >
      <form onSubmit={submit} className="grid gap-3" noValidate>
        {refusal && !placed && (
          <Note tone="error" urgent className="rounded-2 border">
            <p>
              <RichText text={refusal.message} /> <RichText text={refusal.hint} />
            </p>
            <code className="text-xs text-fg-2">{refusal.code}</code>
          </Note>
        )}
        {!plugin && (
          <Field
            label="Name"
            name="name"
            mono
            required
            placeholder="my-plugin"
            help="As a ConfigMap's name: lower case letters, digits, - and ."
            {...errorOf("name")}
          />
        )}
        <Field
          label="Base URL"
          name="baseUrl"
          mono
          required
          inputMode="url"
          placeholder="http://localhost:4355"
          defaultValue={plugin?.baseUrl ?? ""}
          help="The controller adds /api/v1/getparams.execute to it."
          {...errorOf("baseUrl")}
        />
        <Field
          label="Token"
          name="token"
          type="password"
          mono
          autoComplete="new-password"
          help={
            plugin
              ? "Leave it empty to keep the one that is there."
              : "Sent as Authorization: Bearer. Empty: no such header, as the controller does with a blank Secret."
          }
          {...errorOf("token")}
        />
        {plugin && (
          <label className="flex items-center gap-2">
            <input type="checkbox" name="removeToken" /> Send no token
          </label>
        )}
        <Field
          label="Time limit in seconds"
          name="timeoutSeconds"
          inputMode="numeric"
          placeholder="30"
          defaultValue={plugin?.timeoutSeconds ?? ""}
          help="requestTimeout. Empty: 30 s, as the controller."
          {...errorOf("timeoutSeconds")}
        />
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" kind="primary" disabled={saving}>
            {saving ? "Saving…" : plugin ? "Save" : "Add plugin"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
