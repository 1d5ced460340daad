"use client";
/** The last resort, when the frame itself failed: plain, without anything that could fail too. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en">
      <body>
        <main>
          <h1>The inspector could not be shown</h1>
          <p>
            That is a defect of the inspector, not of your plugin. What you registered and called is kept.
          </p>
          <p>
            Code: <code>page_failed {error.digest}</code>. The log of the inspector has the reason.
          </p>
          <button type="button" onClick={reset}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
