import { AppError } from "#lib/errors";

/**
 * A small body as bytes, none of it on a disk. Throws AppError "too_large" with these words as soon as more than
 * `max` bytes came: a length that the sender claims is not asked.
 */
export async function readBytes(
  body: ReadableStream<Uint8Array> | null,
  max: number,
  tooLarge: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > max) throw new AppError("too_large", tooLarge);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
