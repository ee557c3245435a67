import type { z } from "zod";
import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { beginMove } from "#lib/links/move-hosts/begin-move";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import type { HostSplit } from "./schema.ts";

/** Most hosts that a workspace splits off: every writer reads them with each batch. */
export const SPLITS_MOST = 500;

/**
 * Counts a host, with all below it, as a domain of its own in the whole workspace. Its pages move by and by.
 * Throws AppError "conflict" when it is one already.
 */
export async function splitHost(
  scope: WriteScope,
  { host }: z.output<typeof HostSplit>,
): Promise<{ host: string }> {
  const { workspaceId } = scope;
  await transaction(async (sql) => {
    // The writers' lock first: whoever read pages by the old rule begins anew.
    await sql.query("UPDATE workspace SET site_set_version = site_set_version + 1 WHERE id = $1", [
      workspaceId,
    ]);
    const made = await sql.query(
      `INSERT INTO domain_split (workspace_id, host) SELECT $1, $2
       WHERE (SELECT count(*) FROM domain_split WHERE workspace_id = $1) < $3 ON CONFLICT DO NOTHING RETURNING 1`,
      [workspaceId, host, SPLITS_MOST],
    );
    if (made.length === 0) {
      const message = `${host} is counted as a site of its own already, or there are ${SPLITS_MOST} such hosts.`;
      throw new AppError("conflict", message, { fields: { host: message } });
    }
    await beginMove(sql, workspaceId);
    await audit(sql, scope, "host.split", host);
  });
  return { host };
}
