/**
 * The nonce under which this page's style elements are allowed. It is that of the page's own scripts: a browser hides it
 * from the markup and tells it to scripts, which run only because they have it.
 */
export function pageNonce(): string {
  return document.querySelector<HTMLElement>("script[nonce]")?.nonce ?? "";
}
