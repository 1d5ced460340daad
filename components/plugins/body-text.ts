/** A body as text. Bytes that are not UTF-8 show as U+FFFD; the raw body has them as they came. */
export function bodyText(base64: string): string {
  const binary = atob(base64);
  return new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
}

/** One line of it, for a summary. */
export function bodyPreview(text: string): string {
  return text.length > 400 ? `${text.slice(0, 400)}…` : text.trimEnd();
}
