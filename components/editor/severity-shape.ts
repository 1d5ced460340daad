/** The shapes of SeverityIcon for places that React does not draw. */
import type { Severity } from "@/lib/problems";
import { severityPaths } from "../ui/severity-icon";

const svg = "http://www.w3.org/2000/svg";
const words: Record<Severity, string> = { error: "text-danger", warning: "text-warn", info: "text-info" };

export function severityShape(severity: Severity, title: string): SVGElement {
  const shape = document.createElementNS(svg, "svg");
  shape.setAttribute("viewBox", "0 0 14 14");
  shape.setAttribute("width", "10");
  shape.setAttribute("height", "10");
  shape.setAttribute("fill", "currentColor");
  shape.setAttribute("fill-rule", "evenodd");
  shape.setAttribute("class", words[severity]);
  const path = document.createElementNS(svg, "path");
  path.setAttribute("d", severityPaths[severity]);
  const name = document.createElementNS(svg, "title");
  name.textContent = title;
  shape.append(name, path);
  return shape;
}
