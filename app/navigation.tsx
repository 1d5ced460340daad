/** The pages one can go to: the one list of routes, names and keys. */
import { GitBranch, Layers, ListChecks, Plug } from "lucide-react";
import type { NavigationItem } from "@/components/frame/side-nav";

export const navigation: readonly NavigationItem[] = [
  {
    href: "/plugins",
    label: "Plugins",
    icon: <Plug size={16} strokeWidth={1.5} aria-hidden />,
    keys: "g p",
    counts: "plugins",
  },
  {
    href: "/applicationsets",
    label: "ApplicationSets",
    icon: <Layers size={16} strokeWidth={1.5} aria-hidden />,
    keys: "g a",
    counts: "applicationSets",
  },
  {
    href: "/rollouts",
    label: "Rollouts",
    icon: <GitBranch size={16} strokeWidth={1.5} aria-hidden />,
    keys: "g r",
    counts: "rollouts",
    rules: "Argo Rollouts, August 2026 rules",
  },
  {
    href: "/problems",
    label: "Problems",
    icon: <ListChecks size={16} strokeWidth={1.5} aria-hidden />,
    keys: "g e",
    counts: "problems",
  },
];
