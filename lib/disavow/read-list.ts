import { readBytes } from "#lib/http/read-bytes";
import { HELD_MAX } from "./schema.ts";

/** The bytes of an uploaded list. Throws AppError "too_large" as soon as more than 4 MB came. */
export async function readList(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  return readBytes(body, HELD_MAX, "The list is larger than 4 MB; Google takes 2 MB. Nothing was kept.");
}
