/** Nothing here yet: what that means, what to do, one button. */
import type { ReactNode } from "react";

export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="grid max-w-[64ch] justify-items-start gap-2 p-6 max-narrow:p-4">
      <p className="text-md text-fg-2">
        <strong className="block font-medium text-fg">{title}</strong>
        {children}
      </p>
      {action}
    </div>
  );
}
