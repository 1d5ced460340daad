/** Reads JSON from our own server; a refusal becomes an error with the server's code, message and hint. */

export class ApiError extends Error {
  override readonly name = "ApiError";
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

interface Refusal {
  readonly code?: string;
  readonly message?: string;
  readonly hint?: string;
}

/** What the server refused, as an error with its words. */
export async function refusalOf(response: Response): Promise<ApiError> {
  const body: { error?: Refusal } & Refusal = await response.json().catch(() => ({}));
  const { code, message, hint } = body.error ?? body;
  return new ApiError(
    response.status,
    code ?? `http_${response.status}`,
    message ?? `The server of the inspector answered ${response.status} ${response.statusText}.`,
    hint ?? "",
  );
}

export async function fetchJson<Result>(path: string, init?: RequestInit): Promise<Result> {
  const response = await fetch(path, init);
  if (!response.ok) throw await refusalOf(response);
  const result: Result = await response.json();
  return result;
}
