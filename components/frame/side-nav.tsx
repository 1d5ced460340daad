"use client";
/** Where one can go, each with its count of problems by severity. Folds to icons; on a narrow screen it is a menu. */
import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import type { ReactNode } from "react";
import type { WorkspaceStatus } from "@/lib/workspace";
import { workspaceStatusQuery } from "../status/queries";
import { SeverityIcon } from "../ui/severity-icon";
import { useShortcut } from "../ui/shortcuts";

export interface NavigationItem {
  readonly href: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly keys: string;
  /** Whose problems are counted beside it. */
  readonly counts?: keyof WorkspaceStatus["counts"];
  /** Whose behaviour its pages repeat, for the end of the status line; Argo CD's unless said. */
  readonly rules?: string;
}

interface Counts {
  readonly errors: number;
  readonly warnings: number;
}

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;

function ProblemCounts({ counts }: { counts: Counts }) {
  const shown = [
    { tone: "error", count: counts.errors, text: "text-danger", word: "error" },
    { tone: "warning", count: counts.warnings, text: "text-warn", word: "warning" },
  ] as const;
  const present = shown.filter(({ count }) => count > 0);
  return (
    <span className="ml-auto flex gap-1.5 text-xs font-medium folded:absolute folded:top-0 folded:right-0">
      {present.map(({ tone, count, text, word }, index) => (
        <span
          key={tone}
          className={clsx("inline-flex items-center gap-[3px]", text, index > 0 && "folded:hidden")}
        >
          <SeverityIcon tone={tone} size={10} />
          <span aria-hidden className="folded:hidden">
            {count}
          </span>
          <span className="sr-only">{plural(count, word)}</span>
        </span>
      ))}
    </span>
  );
}

function NavigationLink({
  item,
  counts,
  onGo,
}: {
  item: NavigationItem;
  counts: Counts | undefined;
  onGo: () => void;
}) {
  const path = usePathname();
  const router = useRouter();
  const here = path === item.href || path.startsWith(`${item.href}/`);
  useShortcut(item.keys, `Go to ${item.label}`, () => router.push(item.href));
  return (
    <Link
      href={item.href}
      aria-current={here ? (path === item.href ? "page" : "true") : undefined}
      aria-keyshortcuts={item.keys}
      title={item.label}
      onClick={onGo}
      className={clsx(
        "relative flex h-7 items-center gap-2 rounded-2 px-2 text-fg-2 hover:bg-surface-3 hover:text-fg folded:justify-center folded:px-0 max-narrow:h-11",
        here && "bg-surface-3 font-medium text-fg [&>svg]:text-accent",
      )}
    >
      {item.icon}
      <span className="folded:sr-only">{item.label}</span>
      {counts && <ProblemCounts counts={counts} />}
    </Link>
  );
}

export function SideNav({
  items,
  folded,
  onFold,
  shown,
  onGo,
}: {
  items: readonly NavigationItem[];
  folded: boolean;
  onFold: () => void;
  /** On a narrow screen: the menu is open. */
  shown: boolean;
  onGo: () => void;
}) {
  const { data: status } = useQuery(workspaceStatusQuery());
  return (
    <nav
      id="main-navigation"
      aria-label="Main"
      className={clsx(
        "flex flex-col gap-px overflow-y-auto border-line bg-surface-2 p-2 narrow:border-r",
        "max-narrow:absolute max-narrow:inset-x-0 max-narrow:top-11 max-narrow:z-30 max-narrow:border-b max-narrow:shadow-float",
        !shown && "max-narrow:hidden",
      )}
    >
      {items.map((item) => (
        <NavigationLink
          key={item.href}
          item={item}
          counts={item.counts && status?.counts[item.counts]}
          onGo={onGo}
        />
      ))}
      <button
        type="button"
        aria-expanded={!folded}
        aria-controls="main-navigation"
        aria-label={folded ? "Unfold the side bar" : "Fold the side bar"}
        title={folded ? "Unfold the side bar" : "Fold the side bar"}
        onClick={onFold}
        className="mt-auto flex size-7 items-center justify-center rounded-2 text-fg-3 hover:bg-surface-3 hover:text-fg max-wide:hidden"
      >
        {folded ? (
          <PanelLeftOpen size={16} strokeWidth={1.5} aria-hidden />
        ) : (
          <PanelLeftClose size={16} strokeWidth={1.5} aria-hidden />
        )}
      </button>
    </nav>
  );
}
