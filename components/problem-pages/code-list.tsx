/** All codes there are, family by family. */
import Link from "next/link";
import { catalogue, type ProblemCode, problemFamilies } from "@/lib/problems";
import { severityWords } from "../problems/problem-text";
import { PageHead } from "../ui/page-head";
import { ScrollRegion } from "../ui/scroll-region";
import { SeverityIcon } from "../ui/severity-icon";

function CodeRow({ code }: { code: ProblemCode }) {
  const { title, severity } = catalogue[code];
  return (
    <li className="flex items-center gap-2 border-b border-line px-4 py-1">
      <SeverityIcon tone={severity} label={severityWords[severity]} />
      <code className="w-24 shrink-0 text-xs text-fg-2">{code}</code>
      <Link href={`/problems/${code}`} className="rounded-1 hover:text-accent hover:underline">
        {title}
      </Link>
    </li>
  );
}

export function CodeList() {
  return (
    <>
      <PageHead title="Codes" parent={{ href: "/problems", label: "Problems" }} />
      <ScrollRegion label="All codes">
        {problemFamilies.map(({ title, codes }) => (
          <section key={title}>
            <h2 className="bg-surface-2 px-4 py-1.5 font-strong">{title}</h2>
            <ul>
              {codes.map((code) => (
                <CodeRow key={code} code={code} />
              ))}
            </ul>
          </section>
        ))}
      </ScrollRegion>
    </>
  );
}
