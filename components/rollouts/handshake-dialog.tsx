"use client";
/** Asks before a plugin is executed; says how to allow it where it is not. Loaded when it is opened. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CheckRequest } from "@/lib/workspace/rollouts-views";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Dialog } from "../ui/dialog";
import { ErrorState } from "../ui/error-state";
import { Note } from "../ui/note";
import { makeHandshake, rolloutsKeys } from "./queries";

function NotAllowed() {
  return (
    <>
      <p>
        A handshake executes the file. The inspector never does that by default: this one was started without{" "}
        <code>--allow-exec</code>. Start it again like this, on a machine on which you would run the plugin:
      </p>
      <p className="mt-2 inline-flex items-center gap-1 rounded-2 border border-line bg-surface-2 py-0.5 pr-0.5 pl-2.5">
        <code>npm start -- --allow-exec --manifests DIR</code>
        <CopyButton text="npm start -- --allow-exec --manifests DIR" what="the command" />
      </p>
    </>
  );
}

function Ask({ request, onClose }: { request: CheckRequest; onClose: () => void }) {
  const client = useQueryClient();
  const call = useMutation({
    mutationFn: () => makeHandshake(request, AbortSignal.timeout(60_000)),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: rolloutsKeys.all }),
  });
  return (
    <div className="grid gap-3">
      <Note tone="warning" className="rounded-2 border">
        <p>
          <b className="font-medium">This runs a program from the network on the inspector's machine.</b> It
          gets go-plugin's cookie and no other environment, a temporary folder and a time limit; it is not in
          a sandbox. Go on only if you trust who made it.
        </p>
      </Note>
      <p>
        From <code className="break-all">{request.location}</code>
      </p>
      {call.error !== null && <ErrorState title="No handshake was made." error={call.error} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Don't run it</Button>
        <Button kind="primary" onClick={() => call.mutate()} disabled={call.isPending}>
          {call.isPending ? "Running…" : "Run it"}
        </Button>
      </div>
    </div>
  );
}

export function HandshakeDialog({
  request,
  allowed,
  onClose,
}: {
  request: CheckRequest;
  allowed: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog
      title={allowed ? "Execute the plugin for its handshake?" : "Executing plugins is off"}
      open
      onClose={onClose}
    >
      {allowed ? <Ask request={request} onClose={onClose} /> : <NotAllowed />}
    </Dialog>
  );
}
