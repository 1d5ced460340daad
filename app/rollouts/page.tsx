import type { Metadata } from "next";
import { RolloutsPanel } from "@/components/rollouts/rollouts-panel";

export const metadata: Metadata = { title: "Rollouts" };

export default function RolloutsPage() {
  return <RolloutsPanel />;
}
