import { NotFoundPanel } from "@/components/ui/not-found-panel";

export default function NotFound() {
  return (
    <NotFoundPanel
      title="There is no page at this address."
      parent={{ href: "/plugins", label: "Plugins" }}
      action="Show all plugins"
    >
      Check the address, or go on from the side bar.
    </NotFoundPanel>
  );
}
