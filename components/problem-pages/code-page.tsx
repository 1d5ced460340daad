/** The page of one code: what the controller does, why, what to do, and an example. */
import type { ReactNode } from "react";
import Markdown from "react-markdown";
import { catalogue, type ProblemCode } from "@/lib/problems";
import { severityWords } from "../problems/problem-text";
import { Chip } from "../ui/chip";
import { PageHead } from "../ui/page-head";
import { RichText } from "../ui/rich-text";
import { ScrollRegion } from "../ui/scroll-region";
import { CodeBlock } from "./code-block";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mt-4 mb-1 font-strong">{title}</h2>
      {children}
    </section>
  );
}

/** `example`: Markdown, ours; empty when there is none. */
export function CodePage({ code, example }: { code: ProblemCode; example: string }) {
  const { title, severity, controller, why, remedy } = catalogue[code];
  return (
    <>
      <PageHead
        title={title}
        parent={{ href: "/problems/codes", label: "Codes" }}
        chips={
          <>
            <Chip tone={severity}>{severityWords[severity]}</Chip>
            <code className="text-xs text-fg-2">{code}</code>
          </>
        }
      />
      <ScrollRegion label={`About ${code}`}>
        <article className="max-w-[92ch] px-4 pb-8 text-md [&_code]:text-sm [&_h3]:mt-3 [&_h3]:mb-1 [&_h3]:font-medium [&_li]:ml-5 [&_li]:list-disc [&_p]:my-1.5">
          <Part title="What the controller does">
            <p>
              <RichText text={controller} />
            </p>
          </Part>
          <Part title="Why">
            <p>
              <RichText text={why} />
            </p>
          </Part>
          <Part title="What to do">
            <p>
              <RichText text={remedy} />
            </p>
          </Part>
          {example !== "" && (
            <Part title="Example">
              <Markdown components={{ pre: CodeBlock }}>{example}</Markdown>
            </Part>
          )}
        </article>
      </ScrollRegion>
    </>
  );
}
