/** A fenced text of a page, with its lines coloured and a button that copies it. */
import { isValidElement, type ReactNode } from "react";
import { CopyButton } from "../ui/copy-button";
import { highlightYaml } from "../ui/highlight-yaml";

/** Takes what Markdown makes of a fence: `<code>` with the text. */
export function CodeBlock({ children }: { children?: ReactNode }) {
  const text = textOf(children).replace(/\n$/, "");
  return (
    <div className="my-2 border border-line bg-surface-2">
      <div className="flex justify-end border-b border-line px-1 py-0.5">
        <CopyButton text={text} what="the example">
          Copy
        </CopyButton>
      </div>
      <pre className="overflow-x-auto px-3 py-2 font-mono text-sm leading-[18px]">
        {text.split("\n").map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one constant text have no other name.
          <span key={index} className="block min-h-[18px]">
            {highlightYaml(line).map((token, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one line have no other name.
              <span key={place} className={token.kind === "" ? undefined : `tok-${token.kind}`}>
                {token.text}
              </span>
            ))}
          </span>
        ))}
      </pre>
    </div>
  );
}

function textOf(node: ReactNode): string {
  if (typeof node === "string") return node;
  if (Array.isArray(node)) return node.map(textOf).join("");
  return isValidElement<{ children?: ReactNode }>(node) ? textOf(node.props.children) : "";
}
