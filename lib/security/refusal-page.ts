/** What a browser shows when a request is refused: words, and where it helps a field for the access token. No outside file. */
import { sessionPath, type Verdict } from "./check-request";

type Refusal = Extract<Verdict, { allowed: false }>;

const style = `
body { margin: 12vh auto; max-width: 30rem; padding: 0 1rem; font: 15px/1.5 system-ui, sans-serif; color-scheme: light dark }
h1 { font-size: 1.1rem } form { display: grid; gap: .5rem } p { margin: .5rem 0 1rem }
input, button { font: inherit; padding: .4rem .6rem }`;

/** The whole document. `wrong`: the token given was not the right one. */
export function refusalPage(refusal: Refusal, nonce: string, wrong = false): string {
  const form =
    refusal.code === "access_token_required"
      ? `<form method="post" action="${sessionPath}">
<label for="token">Access token</label>
<input id="token" name="token" type="password" autocomplete="current-password" autofocus required>
${wrong ? '<p role="alert">That is not this server\'s access token.</p>' : ""}
<button>Sign in</button>
</form>`
      : "";
  return page(refusal.message, nonce, `<p>${escapeHtml(refusal.hint)}</p>${form}`);
}

/** A page of our own that goes on to a path: the browser then counts the next request as same-site, and sends the cookie. */
export function continuePage(path: string, nonce: string): string {
  const target = escapeHtml(path);
  return page(
    "Signed in",
    nonce,
    `<p><a href="${target}">Continue</a></p>`,
    `<meta http-equiv="refresh" content="0;url=${target}">`,
  );
}

function page(title: string, nonce: string, body: string, head = ""): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)} · AppSet Inspector</title>
${head}<style nonce="${nonce}">${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>${body}</main></body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
