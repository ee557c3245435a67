import { AppError } from "#lib/errors";
import { HELD_MAX } from "./schema.ts";

/** The bytes of an uploaded list. Throws AppError "too_large" as soon as more than 4 MB came. */
export async function readList(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > HELD_MAX) {
      throw new AppError("too_large", "The list is larger than 4 MB; Google takes 2 MB. Nothing was kept.");
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
