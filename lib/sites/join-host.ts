import type { z } from "zod";
import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { beginMove } from "#lib/links/move-hosts/begin-move";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import type { HostJoin } from "./schema.ts";

/**
 * Counts a host to its domain again. Its pages move by and by.
 * Throws AppError "conflict" while a site names it.
 */
export async function joinHost(scope: WriteScope, { host }: z.output<typeof HostJoin>): Promise<null> {
  const { workspaceId } = scope;
  await transaction(async (sql) => {
    await sql.query("UPDATE workspace SET site_set_version = site_set_version + 1 WHERE id = $1", [
      workspaceId,
    ]);
    const [site] = await sql.query<{ name: string }>(
      `SELECT s.name FROM site s JOIN site_domain sd ON sd.workspace_id = s.workspace_id AND sd.site_id = s.id
       JOIN domain d ON d.workspace_id = sd.workspace_id AND d.id = sd.domain_id WHERE s.workspace_id = $1 AND d.name = $2 LIMIT 1`,
      [workspaceId, host],
    );
    if (site !== undefined) {
      throw new AppError(
        "conflict",
        `${site.name} names ${host} among its domains. Take it out there first.`,
      );
    }
    const gone = await sql.query(
      "DELETE FROM domain_split WHERE workspace_id = $1 AND host = $2 RETURNING 1",
      [workspaceId, host],
    );
    if (gone.length === 0) return;
    await beginMove(sql, workspaceId);
    await audit(sql, scope, "host.joined", host);
  });
  return null;
}
