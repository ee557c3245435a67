// Uploads lie in the database, a megabyte a row, so that any worker can read them and nothing is lost with a disk.
import { createHash } from "node:crypto";
import { cleanText } from "#lib/core/clean-text";
import { newId } from "#lib/db/new-id";
import { query, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { lockImport } from "./open-import.ts";
import { UPLOAD_MAX } from "./schema.ts";

const CHUNK = 1024 * 1024;

export interface Upload {
  name: string;
  /** Bytes that the sender counted. */
  size: number;
  /** Hex, where the sender could compute it. */
  sha256?: string | undefined;
}

/**
 * Stores one file of an import as it arrives, and compares size and hash with what the sender counted: a body cut
 * on the way is refused, not imported in part. Throws AppError "not_found", "conflict", "too_large", "invalid".
 */
export async function storeUpload(
  scope: WriteScope,
  importId: string,
  upload: Upload,
  body: AsyncIterable<Uint8Array>,
): Promise<{ file: string; size: number; sha256: string }> {
  const file = newId();
  const name = cleanText(upload.name, 255) || "Unnamed file";
  await transaction(async (sql) => {
    await lockImport(sql, scope, importId, ["uploading", "ready"]);
    await sql.query(
      "INSERT INTO import_file (id, workspace_id, import_id, name, size) VALUES ($1, $2, $3, $4, 0)",
      [file, scope.workspaceId, importId, name],
    );
  });
  try {
    const { size, hash } = await storeChunks(file, body, UPLOAD_MAX);
    const sha256 = hash.toString("hex");
    if (size !== upload.size || (upload.sha256 !== undefined && upload.sha256 !== sha256)) {
      throw new AppError(
        "invalid",
        `${name} arrived with ${size} of ${upload.size} bytes. It was not kept; send it again.`,
      );
    }
    await query("UPDATE import_file SET size = $2, sha256 = $3 WHERE id = $1", [file, size, hash]);
    return { file, size, sha256 };
  } catch (error) {
    await query("DELETE FROM import_file WHERE id = $1", [file]);
    throw error;
  }
}

/** Writes bytes as chunks of one file. Throws AppError "too_large" beyond `max` bytes. */
export async function storeChunks(
  file: string,
  body: AsyncIterable<Uint8Array>,
  max: number,
): Promise<{ size: number; hash: Buffer }> {
  const hash = createHash("sha256");
  let size = 0;
  let seq = 0;
  let pending: Uint8Array[] = [];
  let held = 0;
  const flush = async () => {
    if (held === 0) return;
    await query("INSERT INTO upload_chunk (file_id, seq, bytes) VALUES ($1, $2, $3)", [
      file,
      seq++,
      Buffer.concat(pending),
    ]);
    pending = [];
    held = 0;
  };
  for await (const part of body) {
    size += part.byteLength;
    if (size > max)
      throw new AppError("too_large", "The file is larger than 2 GB. It was not kept; split it.");
    hash.update(part);
    for (let at = 0; at < part.byteLength; ) {
      const take = Math.min(CHUNK - held, part.byteLength - at);
      // A copy: the network's buffer is used again.
      pending.push(part.slice(at, at + take));
      held += take;
      at += take;
      if (held === CHUNK) await flush();
    }
  }
  await flush();
  return { size, hash: hash.digest() };
}
