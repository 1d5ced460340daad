import { NotFoundPanel } from "@/components/ui/not-found-panel";

export default function NotFound() {
  return (
    <NotFoundPanel
      title="There is no such ApplicationSet."
      parent={{ href: "/applicationsets", label: "ApplicationSets" }}
      action="Show all ApplicationSets"
    >
      Its manifest may have been removed or renamed. One outside the controller's namespace is named
      namespace~name.
    </NotFoundPanel>
  );
}
