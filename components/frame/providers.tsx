"use client";
/** What every page stands on: queries, the state in the URL, the theme. */
import { QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useEffect, useState } from "react";
import { createQueryClient } from "./query-client";

declare global {
  /** Where libraries that add a style element (the scroll lock of dialogs) look for the page's nonce. */
  var __webpack_nonce__: string | undefined;
}

export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const [client] = useState(createQueryClient);
  useEffect(() => {
    globalThis.__webpack_nonce__ = nonce;
  }, [nonce]);
  return (
    <ThemeProvider
      attribute="data-theme"
      themes={["light", "dark", "contrast"]}
      defaultTheme="system"
      enableColorScheme={false}
      disableTransitionOnChange={false}
      {...(nonce === undefined ? {} : { nonce })}
    >
      <QueryClientProvider client={client}>
        <NuqsAdapter>{children}</NuqsAdapter>
      </QueryClientProvider>
    </ThemeProvider>
  );
}
