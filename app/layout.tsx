/** The document: theme before the first paint, fonts, the frame. Reading the headers makes each answer carry its nonce. */
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { AppFrame } from "@/components/frame/app-frame";
import { Providers } from "@/components/frame/providers";
import { createQueryClient } from "@/components/frame/query-client";
import { workspaceStatusQuery } from "@/components/status/queries";
import { StatusLine } from "@/components/status/status-line";
import { getWorkspace } from "@/lib/workspace";
import "./globals.css";
import { navigation } from "./navigation";

export const metadata: Metadata = {
  title: { default: "AppSet Inspector", template: "%s · AppSet Inspector" },
  description: "See what an ApplicationSet with a plugin generator will do, before the controller does it.",
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f7f9" },
    { media: "(prefers-color-scheme: dark)", color: "#0d0f12" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  for (const font of ["inter-latin", "jetbrains-mono-latin"]) {
    preload(`/fonts/${font}.woff2`, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  }
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const folded = (await cookies()).get("side")?.value === "folded";
  const client = createQueryClient();
  await client.prefetchQuery({
    ...workspaceStatusQuery(),
    queryFn: async () => (await getWorkspace()).status(),
  });
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <Providers nonce={nonce}>
          <HydrationBoundary state={dehydrate(client)}>
            <AppFrame navigation={navigation} initiallyFolded={folded} statusLine={<StatusLine />}>
              {children}
            </AppFrame>
          </HydrationBoundary>
        </Providers>
      </body>
    </html>
  );
}
