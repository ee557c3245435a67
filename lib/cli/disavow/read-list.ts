import { type ParsedDisavow, parseDisavow } from "#lib/core/disavow";
import { AppError } from "#lib/errors";
import { openInput } from "../read-input.ts";

/** Google takes 2 MB: what is this large is no disavow file. */
const MAX_BYTES = 50 * 1024 * 1024;

export interface ReadList extends ParsedDisavow {
  /** The file's name, or "stdin". */
  file: string;
}

/** Throws AppError "invalid" for what is not there, cannot be read or is too large. */
export async function readList(file: string): Promise<ReadList> {
  const input = await openInput(file);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of input.bytes) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_BYTES) {
      throw new AppError("invalid", "The file is larger than 50 MB and was not read. Google takes 2 MB.");
    }
  }
  return { file: input.name, ...parseDisavow(Buffer.concat(chunks)) };
}
