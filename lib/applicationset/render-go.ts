/**
 * One text rendered as the controller does with `goTemplate: true`: Go's text/template with Argo CD's functions and
 * the controller's words around an error. Parsed templates are kept, since every parameter set uses the same few.
 */
import { type Environment, type GoValue, parse, type Template, TemplateError } from "../gotemplate";
import { functions } from "../sprig";

/** What rendering one text ended with: `message` is the controller's whole text. */
export class GoTemplateError extends Error {
  override readonly name = "GoTemplateError";
  constructor(
    message: string,
    override readonly cause: TemplateError,
  ) {
    super(message, { cause });
  }
}

/** The text with the parameters put in; throws GoTemplateError. An unknown option throws the controller's panic. */
export function renderGoTemplate(
  text: string,
  params: GoValue,
  goTemplateOptions: readonly string[] = [],
  environment?: Environment,
): string {
  const template = parseGoTemplate(text, goTemplateOptions);
  try {
    return template.render(params, environment);
  } catch (error) {
    throw wrapped(error, `failed to execute go template ${text}: `);
  }
}

/** The parsed template, from the cache when it was seen lately; throws GoTemplateError. */
export function parseGoTemplate(text: string, goTemplateOptions: readonly string[] = []): Template {
  const cache = cacheOf(goTemplateOptions);
  const known = cache.get(text);
  if (known) return known;
  const template = parseOrThrow(text, goTemplateOptions);
  cache.set(text, template);
  return template;
}

function parseOrThrow(text: string, goTemplateOptions: readonly string[]): Template {
  try {
    return parse(text, { name: "base", functions, goTemplateOptions });
  } catch (error) {
    const isPanic = error instanceof TemplateError && error.code === "unknown_option";
    throw wrapped(error, isPanic ? "" : `failed to parse template ${text}: `);
  }
}

function wrapped(error: unknown, prefix: string): unknown {
  return error instanceof TemplateError ? new GoTemplateError(prefix + error.message, error) : error;
}

/** What one generation of the cache may hold: texts, and characters of them all. */
const maxTexts = 2_000;
const maxCharacters = 2_000_000;

/**
 * The templates used lately. A full generation becomes the old one and what is used again comes back from there, so a
 * hit costs one look-up and nothing grows without end.
 */
class TemplateCache {
  private young = new Map<string, Template>();
  private old = new Map<string, Template>();
  private characters = 0;

  get(text: string): Template | undefined {
    const known = this.young.get(text);
    if (known) return known;
    const aged = this.old.get(text);
    if (aged) this.set(text, aged);
    return aged;
  }

  set(text: string, template: Template): void {
    if (this.young.size >= maxTexts || this.characters + text.length > maxCharacters) {
      this.old = this.young;
      this.young = new Map();
      this.characters = 0;
    }
    this.young.set(text, template);
    this.characters += text.length;
  }
}

const caches = new Map<string, TemplateCache>();
let lastOptions: readonly string[] = [];
let lastCache = new TemplateCache();
caches.set(JSON.stringify(lastOptions), lastCache);

/** Few option lists exist, but they come from users: their number is bounded too. */
function cacheOf(options: readonly string[]): TemplateCache {
  if (options === lastOptions) return lastCache;
  // An empty option is one too: it must not look like none.
  const key = JSON.stringify(options);
  if (caches.size >= 16 && !caches.has(key)) caches.clear();
  const cache = caches.get(key) ?? new TemplateCache();
  caches.set(key, cache);
  lastOptions = options;
  lastCache = cache;
  return cache;
}
