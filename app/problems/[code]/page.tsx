import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CodePage } from "@/components/problem-pages/code-page";
import { isProblemCode } from "@/lib/problems";
import { readExample } from "../read-example";

export async function generateMetadata({ params }: PageProps<"/problems/[code]">): Promise<Metadata> {
  return { title: (await params).code };
}

export default async function ProblemCodePage({ params }: PageProps<"/problems/[code]">) {
  const { code } = await params;
  if (!isProblemCode(code)) notFound();
  return <CodePage code={code} example={await readExample(code)} />;
}
