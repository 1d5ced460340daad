import { NotFoundPanel } from "@/components/ui/not-found-panel";

export default function NotFound() {
  return (
    <NotFoundPanel
      title="There is no such plugin."
      parent={{ href: "/plugins", label: "Plugins" }}
      action="Show all plugins"
    >
      It may have been removed, or its ConfigMap renamed: a plugin has its ConfigMap's name, and one added by
      hand has a ~ before its name.
    </NotFoundPanel>
  );
}
