/** An address that names nothing: what may have happened and where to go. */
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonStyle } from "./button";
import { EmptyState } from "./empty-state";
import { PageHead } from "./page-head";

export function NotFoundPanel({
  title,
  parent,
  action,
  children,
}: {
  title: string;
  parent: { readonly href: string; readonly label: string };
  action: string;
  children: ReactNode;
}) {
  return (
    <>
      <PageHead title="Not found" parent={parent} />
      <EmptyState
        title={title}
        action={
          <Link href={parent.href} className={buttonStyle({ kind: "plain" })}>
            {action}
          </Link>
        }
      >
        {children}
      </EmptyState>
    </>
  );
}
