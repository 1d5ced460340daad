"use client";
/** Where data can come from: a folder of manifests, a plugin by hand, the example. */
import { FileText, Play, Plug } from "lucide-react";
import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";
import { Kbd } from "./kbd";

function Command({ text }: { text: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1 rounded-2 border border-line bg-surface-2 py-0.5 pr-0.5 pl-2.5">
      <code className="min-w-0 overflow-x-auto whitespace-nowrap">{text}</code>
      <CopyButton text={text} what="the command" />
    </span>
  );
}

function Way({
  icon,
  title,
  children,
  note,
  action,
}: {
  icon: ReactNode;
  title: string;
  children: ReactNode;
  note: string;
  action: ReactNode;
}) {
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)_auto] items-center gap-4 border-b border-line py-4 max-narrow:grid-cols-[20px_minmax(0,1fr)]">
      <span className="mt-0.5 self-start text-accent">{icon}</span>
      <div>
        <h2 className="text-md font-strong">{title}</h2>
        <p className="max-w-[60ch] text-fg-2">{children}</p>
        <p className="mt-0.5 max-w-[60ch] text-xs text-fg-3">{note}</p>
      </div>
      <div className="min-w-0 max-narrow:col-start-2">{action}</div>
    </li>
  );
}

export function StartWays({
  heading,
  level = 2,
  addPlugin,
}: {
  heading: string;
  level?: 1 | 2;
  addPlugin: ReactNode;
}) {
  const Heading = level === 1 ? "h1" : "p";
  return (
    <section className="min-h-0 flex-1 overflow-auto" aria-label={heading}>
      <div className="mx-auto mt-16 max-w-[1000px] px-6 pb-8 max-narrow:mt-6 max-narrow:px-4">
        <Heading className="text-xl font-strong tracking-tight">{heading}</Heading>
        <p className="mt-1 max-w-[78ch] text-md text-fg-2">
          The inspector repeats what the ApplicationSet controller does, step by step: it finds the plugin,
          calls it, lists its parameter sets and renders the Applications. It writes nothing to a cluster.
        </p>
        <ol className="mt-6 border-t border-line">
          <Way
            icon={<FileText size={16} strokeWidth={1.5} aria-hidden />}
            title="Manifests"
            note="Changed files are read again by themselves. No request goes out until you call a plugin."
            action={<Command text="npm start -- --manifests DIR" />}
          >
            Start the inspector with a folder of YAML: ApplicationSets, ConfigMaps, and the Secrets that
            tokens refer to. Or set <code>APPSET_INSPECTOR_MANIFESTS</code>.
          </Way>
          <Way
            icon={<Plug size={16} strokeWidth={1.5} aria-hidden />}
            title="A plugin by hand"
            note="Useful while you write a plugin, before there is a ConfigMap. The token stays on the server, encrypted."
            action={addPlugin}
          >
            Give its address and token, then send it parameters, as the controller would.
          </Way>
          <Way
            icon={<Play size={16} strokeWidth={1.5} aria-hidden />}
            title="Or look around with an example"
            note="As printed, two of its ApplicationSets fail on the real controller: see where, and their corrected twins."
            action={<Command text="npm run demo" />}
          >
            The plugin and the ApplicationSets of the documentation, with the plugin servers inside the
            inspector.
          </Way>
        </ol>
        <p className="mt-4 flex items-center gap-1.5 pl-9 text-xs text-fg-3 max-narrow:hidden">
          <Kbd>?</Kbd> all keys
        </p>
      </div>
    </section>
  );
}
