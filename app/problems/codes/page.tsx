import type { Metadata } from "next";
import { CodeList } from "@/components/problem-pages/code-list";

export const metadata: Metadata = { title: "Codes" };

export default function CodesPage() {
  return <CodeList />;
}
