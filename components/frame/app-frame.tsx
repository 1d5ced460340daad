"use client";
/** The frame around every page: top bar, side bar, status line, keys, messages. */
import clsx from "clsx";
import { Keyboard, Menu, X } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { useLiveUpdates } from "../status/use-live-updates";
import { Button } from "../ui/button";
import { useShortcut, useShortcutListener } from "../ui/shortcuts";
import { ToastRegion } from "../ui/toast";
import { Logo } from "./logo";
import { type NavigationItem, SideNav } from "./side-nav";
import { ThemeSwitch } from "./theme-switch";

const KeyHelp = dynamic(() => import("./key-help").then((module) => module.KeyHelp), { ssr: false });

const YEAR_S = 31_536_000;

function rememberFolded(folded: boolean): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the server must know it for the first paint; CookieStore is not everywhere.
  document.cookie = `side=${folded ? "folded" : "open"}; path=/; max-age=${YEAR_S}; samesite=strict`;
}

/** The link or the form that led to a new page went with the old one: the focus goes on in the content. */
function useFocusOnNewPage(main: RefObject<HTMLElement | null>): void {
  const path = usePathname();
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [main, path]);
}

export function AppFrame({
  navigation,
  initiallyFolded,
  statusLine,
  children,
}: {
  navigation: readonly NavigationItem[];
  initiallyFolded: boolean;
  statusLine: ReactNode;
  children: ReactNode;
}) {
  const path = usePathname();
  const [folded, setFolded] = useState(initiallyFolded);
  const [menu, setMenu] = useState(false);
  const [help, setHelp] = useState(false);
  const main = useRef<HTMLElement>(null);
  useFocusOnNewPage(main);
  useShortcutListener();
  useLiveUpdates();
  useShortcut("?", "Show the keys", () => setHelp(true));
  return (
    <div
      data-side={folded ? "folded" : "open"}
      className={clsx(
        "grid h-dvh grid-rows-[40px_minmax(0,1fr)_24px] max-narrow:grid-cols-[minmax(0,1fr)] max-narrow:grid-rows-[44px_minmax(0,1fr)_28px]",
        "narrow:grid-cols-[48px_minmax(0,1fr)]",
        !folded && "wide:grid-cols-[208px_minmax(0,1fr)]",
      )}
    >
      <a
        href="#main"
        className="sr-only z-50 rounded-2 bg-float px-3 py-2 text-accent shadow-float focus:not-sr-only focus:absolute focus:top-1 focus:left-1"
      >
        Skip to the content
      </a>
      <header className="flex items-center gap-2 border-b border-line bg-surface-2 px-3 narrow:col-span-2 max-narrow:px-1.5">
        <Button
          kind="quiet"
          size="icon"
          className="narrow:hidden"
          aria-label={menu ? "Close the menu" : "Open the menu"}
          aria-expanded={menu}
          aria-controls="main-navigation"
          onClick={() => setMenu(!menu)}
        >
          {menu ? (
            <X size={18} strokeWidth={1.5} aria-hidden />
          ) : (
            <Menu size={18} strokeWidth={1.5} aria-hidden />
          )}
        </Button>
        <Link href="/" className="flex items-center gap-2 rounded-1 font-strong tracking-tight">
          <Logo />
          AppSet Inspector
        </Link>
        <div className="ml-auto flex items-center gap-1">
          <Button
            kind="quiet"
            size="icon"
            className="max-narrow:hidden"
            aria-label="Keys"
            title="Keys (?)"
            aria-keyshortcuts="?"
            onClick={() => setHelp(true)}
          >
            <Keyboard size={16} strokeWidth={1.5} aria-hidden />
          </Button>
          <ThemeSwitch />
        </div>
      </header>
      <SideNav
        items={navigation}
        folded={folded}
        onFold={() => {
          rememberFolded(!folded);
          setFolded(!folded);
        }}
        shown={menu}
        onGo={() => setMenu(false)}
      />
      <main
        ref={main}
        id="main"
        tabIndex={-1}
        className="flex min-h-0 min-w-0 flex-col overflow-hidden bg-surface-1 outline-none max-narrow:overflow-y-auto"
      >
        {children}
      </main>
      <footer className="flex items-center gap-4 overflow-hidden border-t border-line bg-surface-2 px-3 text-xs whitespace-nowrap text-fg-2 narrow:col-span-2">
        {statusLine}
        <span className="ml-auto max-narrow:hidden">
          {navigation.find(({ href }) => path.startsWith(href))?.rules ?? "Argo CD 3.6.1 rules"}
        </span>
      </footer>
      <ToastRegion />
      {help && <KeyHelp onClose={() => setHelp(false)} />}
    </div>
  );
}
