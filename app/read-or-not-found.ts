/** For pages of one thing: what is not there becomes the not-found page, anything else the error page. */
import { notFound } from "next/navigation";
import { WorkspaceError } from "@/lib/workspace";

export async function readOrNotFound<Result>(read: Promise<Result>): Promise<Result> {
  try {
    return await read;
  } catch (error) {
    if (WorkspaceError.isInstance(error) && error.status === 404) notFound();
    throw error;
  }
}

/** A part of a path as it was before it went into the address; one that can't be decoded names nothing. */
export function decodePathPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    notFound();
  }
}
