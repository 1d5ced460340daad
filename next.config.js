import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  turbopack: { root },
  outputFileTracingRoot: root,
  // Above the largest of our own limits (app/api/respond.ts): what is cut here would be half a JSON.
  experimental: { proxyClientMaxBodySize: "13mb" },
  serverExternalPackages: ["better-sqlite3", "pino", "undici"],
  // `npm run types` checks the same files once, tests included.
  typescript: { ignoreBuildErrors: true },
};
