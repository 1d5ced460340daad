/** Where rendered text comes from: which data made which piece. */
import type { Environment } from "./environment";
import type { Template } from "./template";
import type { Path, Span } from "./trace";
import type { GoValue } from "./value";

/** The text that a template writes, and the pieces that data made, innermost last. */
export interface Provenance {
  /** null when the template failed; the spans go as far as it came. */
  readonly text: string | null;
  readonly spans: readonly Span[];
}

/** Executes with tracing and keeps the spans that wrote something. */
export function provenance(template: Template, data: GoValue, environment?: Environment): Provenance {
  const { text, spans } = template.trace(data, environment);
  return { text, spans: spans.filter((span) => span.end > span.start) };
}

/** The data that made the character at an offset of the text: of the innermost action first, then of its blocks. */
export function pathsAt({ spans }: Provenance, offset: number): Path[] {
  const around = spans.filter((span) => span.start <= offset && offset < span.end);
  const inner = around.toSorted((a, b) => a.end - a.start - (b.end - b.start));
  return inner.flatMap((span) => span.paths);
}
