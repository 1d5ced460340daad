/** The texts of an ApplicationSet that each parameter set is put into, with their places. */
import { anyMap } from "../../gotemplate";
import { ApplicationTemplate } from "../application";
import type { ApplicationSet, GeneratorEntry } from "../schema/application-set";
import { isStruct } from "../schema/decode";
import { mergeTemplate } from "../template/merge-template";
import type { TextRenderer } from "../template/text-renderer";
import type { Path } from "../yaml/read-document";

export interface TemplateText {
  readonly text: string;
  /** As evaluation gives it: relative to `base` where that is. */
  readonly path: Path;
  readonly base: Path;
}

/** Those of one entry: its template's, merged with the ApplicationSet's, and the templatePatch. */
export function templateTextsOf(applicationSet: ApplicationSet, entry: GeneratorEntry): TemplateText[] {
  return entry.kinds.flatMap((kind) => {
    const own = entry.specs.get(kind)?.template;
    const template = isStruct(own) ? mergeTemplate(own, applicationSet.template) : applicationSet.template;
    const base = [...entry.path, kind, "template"];
    const unpatched = { ...applicationSet, templatePatch: null };
    const found: TemplateText[] = [];
    new ApplicationTemplate(template, unpatched).render(someSet, recorder(base, found));
    const { templatePatch } = applicationSet;
    if (templatePatch?.includes("{{"))
      found.push({ text: templatePatch, path: ["spec", "templatePatch"], base });
    return found;
  });
}

/** An empty set would leave the template as written. */
const someSet = anyMap(new Map([["key", "value"]]));

/** Renders nothing: notes each text where rendering would come by. */
function recorder(base: Path, found: TemplateText[]): TextRenderer {
  const render: TextRenderer["render"] = (text, _, path) => {
    if (text.includes("{{")) found.push({ text, path, base });
    return text;
  };
  return { goTemplate: true, checkOptions: () => {}, render, renderStrict: render };
}
