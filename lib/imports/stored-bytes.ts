import { query } from "#lib/db/sql";
import type { RandomBytes } from "./unzip.ts";

const CHUNK = 1024 * 1024;

/** The bytes of a stored file from any place. */
export function storedBytes(file: string, size: number): RandomBytes {
  return {
    size,
    async *read(start, end) {
      for (let at = start; at < end; ) {
        const seq = Math.floor(at / CHUNK);
        const [row] = await query<{ bytes: Buffer }>(
          "SELECT bytes FROM upload_chunk WHERE file_id = $1 AND seq = $2",
          [file, seq],
        );
        if (!row) return;
        const from = at - seq * CHUNK;
        const part = row.bytes.subarray(from, Math.min(row.bytes.length, from + end - at));
        if (part.length === 0) return;
        yield part;
        at += part.length;
      }
    },
  };
}
