"use client";
/** Executes a plugin for its handshake: only where the inspector was started for it, and only after a clear question. */
import { Handshake } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { CheckRequest } from "@/lib/workspace/rollouts-views";
import { Button } from "../ui/button";

const HandshakeDialog = dynamic(() => import("./handshake-dialog").then((module) => module.HandshakeDialog), {
  ssr: false,
});

export function HandshakeButton({ request, allowed }: { request: CheckRequest; allowed: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" kind="soft" onClick={() => setOpen(true)}>
        <Handshake size={12} strokeWidth={1.5} aria-hidden />
        Handshake
      </Button>
      {open && <HandshakeDialog request={request} allowed={allowed} onClose={() => setOpen(false)} />}
    </>
  );
}
