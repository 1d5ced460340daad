import { NotFoundPanel } from "@/components/ui/not-found-panel";

export default function ProblemCodeNotFound() {
  return (
    <NotFoundPanel
      title="There is no such code."
      parent={{ href: "/problems/codes", label: "Codes" }}
      action="Show all codes"
    >
      It may come from a newer version of the inspector.
    </NotFoundPanel>
  );
}
