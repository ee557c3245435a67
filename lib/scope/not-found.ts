import { notFound } from "next/navigation";
import { isAppError } from "#lib/errors";

/** For `.catch` of a page's queries: what is not there is the "not found" page, every other error is thrown. */
export function missing(error: unknown): never {
  if (isAppError(error) && error.code === "not_found") notFound();
  throw error;
}
