// The screenshot of a word lies in the database beside it and is served by a route of ours, as what its first bytes
// said when it came: never as what a name or a header claims.
import { type ImageType, imageMax, imageTypeOf } from "#lib/core/image-type";
import { one, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { readBytes } from "#lib/http/read-bytes";
import type { Scope, WriteScope } from "#lib/scope/scope";

/**
 * Puts a screenshot to a word of one's own that has none yet.
 * Throws AppError "not_found", "conflict" (it has one, or was taken back), "too_large", "invalid".
 */
export async function addScreenshot(
  scope: WriteScope,
  id: string,
  body: ReadableStream<Uint8Array> | null,
): Promise<{ type: ImageType; size: number }> {
  const bytes = await readBytes(body, imageMax, "The screenshot is larger than 5 MB. It was not kept.");
  const type = imageTypeOf(bytes);
  if (type === null) {
    throw new AppError("invalid", "This is no PNG, JPEG or WebP image. It was not kept.");
  }
  await transaction(async (sql) => {
    const [word] = await sql.query<{ free: boolean }>(
      `SELECT image_type IS NULL AND withdrawn_at IS NULL AS free FROM hand_check
       WHERE workspace_id = $1 AND id = $2 AND by_id = $3 AND ($4::int[] IS NULL OR site_id = ANY($4)) FOR UPDATE`,
      [scope.workspaceId, id, scope.actorId, scope.sites === "all" ? null : scope.sites],
    );
    if (word === undefined) throw new AppError("not_found", "This is not there, or is not yours.");
    if (!word.free) throw new AppError("conflict", "It has a screenshot already, or was taken back.");
    await sql.query("INSERT INTO hand_check_image (check_id, bytes) VALUES ($1, $2)", [id, bytes]);
    await sql.query("UPDATE hand_check SET image_type = $3 WHERE workspace_id = $1 AND id = $2", [
      scope.workspaceId,
      id,
      type,
    ]);
  });
  return { type, size: bytes.length };
}

/** The bytes of a screenshot and what they are. Throws AppError "not_found". */
export async function readScreenshot(
  scope: Scope,
  id: string,
): Promise<{ type: ImageType; bytes: Uint8Array<ArrayBuffer> }> {
  const row = await one<{ bytes: Buffer<ArrayBuffer> }>(
    `SELECT i.bytes FROM hand_check h JOIN hand_check_image i ON i.check_id = h.id
     WHERE h.workspace_id = $1 AND h.id = $2 AND ($3::int[] IS NULL OR h.site_id = ANY($3))`,
    [scope.workspaceId, id, scope.sites === "all" ? null : scope.sites],
  );
  const type = row === null ? null : imageTypeOf(row.bytes);
  if (row === null || type === null) throw new AppError("not_found", "This screenshot is not there.");
  return { type, bytes: row.bytes };
}
