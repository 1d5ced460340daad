/** Breadcrumbs, title, chips, acts: the first line of every page. */
import Link from "next/link";
import type { ReactNode } from "react";

export function PageHead({
  title,
  parent,
  chips,
  actions,
}: {
  title: string;
  parent?: { readonly href: string; readonly label: string };
  chips?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-b border-line px-4 py-2 max-narrow:px-3">
      {parent ? (
        <nav aria-label="Breadcrumbs" className="flex min-w-0 items-center gap-1.5 text-fg-3">
          <Link href={parent.href} className="rounded-1 hover:text-fg max-narrow:py-1.5">
            {parent.label}
          </Link>
          <span aria-hidden>/</span>
          <h1 aria-current="page" className="truncate text-lg font-strong tracking-tight text-fg">
            {title}
          </h1>
        </nav>
      ) : (
        <h1 className="text-lg font-strong tracking-tight">{title}</h1>
      )}
      <div className="flex min-w-0 flex-wrap items-center gap-2">{chips}</div>
      {actions && <div className="ml-auto flex items-center gap-2">{actions}</div>}
    </header>
  );
}
