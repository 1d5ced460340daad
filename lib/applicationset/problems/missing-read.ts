/** Which key a template reads that its parameter set lacks, found by looking up what the text names. */
import { GoMap, type GoValue } from "../../gotemplate";
import { stringMapType } from "../../gotemplate/type";
import { words } from "../../gotemplate/words";
import { corrected, type TemplateFix, withDefault, wordsOf, wrapped } from "./fixes/template-fixes";

interface MissingRead {
  /** As far as the template reads. */
  readonly path: readonly string[];
  /** Up to the key that is missing, or whose value is null. */
  readonly missing: readonly string[];
  readonly isNull: boolean;
  /** The map that lacks it. */
  readonly holder: GoMap;
}

/** The first read of a template that finds nothing; null when all are found, or stand where the dot is another. */
function missingRead(text: string, params: GoMap, key?: string): MissingRead | null {
  for (const { names, atRoot } of words(text)) {
    if (!names || names.length === 0 || !atRoot) continue;
    const found = lookUp(params, names);
    if (found && (key === undefined || found.missing.at(-1) === key)) return found;
  }
  return null;
}

function lookUp(params: GoMap, path: readonly string[]): MissingRead | null {
  let value: GoValue = params;
  for (const [index, name] of path.entries()) {
    if (!(value instanceof GoMap)) return null;
    const next = value.entries.get(name);
    if (next === undefined || next === null) {
      const isNull = next === null;
      return { path, missing: path.slice(0, index + 1), isNull, holder: value };
    }
    value = next;
  }
  return null;
}

/** A known key that was meant, then a default. */
export function missingReadFixes(text: string, params: GoMap, key?: string): TemplateFix[] {
  const read = missingRead(text, params, key);
  if (!read) return [];
  const { path, missing, isNull, holder } = read;
  const known = path.length === missing.length ? corrected(text, path, holder.entries.keys()) : [];
  if (isNull) {
    const fallback = wrapped(
      `Give a default for ${path.join(".")}`,
      wordsOf(text, path),
      (word) => `${word.text} | default "unknown"`,
    );
    return path.length === missing.length ? fallback : [];
  }
  const isTextMap = holder.type === stringMapType;
  return [...known, ...withDefault(text, path, isTextMap)];
}
