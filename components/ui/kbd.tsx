/** A key, as on a button. Hidden from readers: `aria-keyshortcuts` says it there. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd
      aria-hidden
      className="inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-1 border border-current/25 px-1 font-sans text-xs font-medium opacity-90 max-narrow:hidden"
    >
      {children}
    </kbd>
  );
}
