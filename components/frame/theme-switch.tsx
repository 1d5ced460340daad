"use client";
/** One press takes the next theme: as the system, light, dark, high contrast. */
import { Contrast, Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { Button } from "../ui/button";
import { useHydrated } from "../ui/use-hydrated";

const themes = [
  { name: "system", label: "as the system", Icon: Monitor },
  { name: "light", label: "light", Icon: Sun },
  { name: "dark", label: "dark", Icon: Moon },
  { name: "contrast", label: "high contrast", Icon: Contrast },
] as const;

export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  const hydrated = useHydrated();
  const at = Math.max(
    0,
    themes.findIndex(({ name }) => hydrated && name === theme),
  );
  const { label, Icon } = themes[at] ?? themes[0];
  const next = themes[(at + 1) % themes.length] ?? themes[0];
  return (
    <Button
      kind="quiet"
      size="icon"
      aria-label={`Theme: ${label}. Take ${next.label}`}
      title={`Theme: ${label}`}
      onClick={() => setTheme(next.name)}
    >
      <Icon size={16} strokeWidth={1.5} aria-hidden />
    </Button>
  );
}
