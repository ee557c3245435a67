import type { z } from "zod";
import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import { BRANDS_MOST, type NewBrand } from "./schema.ts";

/**
 * Adds one brand term to a site; its anchors are named anew when they are shown next. One that it has already stays
 * as it is. Throws AppError "not_found", "conflict" (too many).
 */
export async function addBrand(scope: WriteScope, { site, brand }: z.output<typeof NewBrand>): Promise<void> {
  await transaction(async (sql) => {
    const [found] = await sql.query<{ id: number; brands: string[] }>(
      `SELECT id, brands FROM site WHERE workspace_id = $1 AND slug = $2 AND ($3::int[] IS NULL OR id = ANY($3)) FOR UPDATE`,
      [scope.workspaceId, site, scope.sites === "all" ? null : scope.sites],
    );
    if (found === undefined) throw new AppError("not_found", "This site is not there. Nothing was changed.");
    if (found.brands.includes(brand)) return;
    if (found.brands.length >= BRANDS_MOST)
      throw new AppError(
        "conflict",
        `A site has at most ${BRANDS_MOST} brand terms. Remove one in its settings first.`,
      );
    const keys = [scope.workspaceId, found.id];
    await sql.query("UPDATE site SET brands = array_append(brands, $3) WHERE workspace_id = $1 AND id = $2", [
      ...keys,
      brand,
    ]);
    await sql.query(
      "UPDATE site_summary SET version = version + 1 WHERE workspace_id = $1 AND site_id = $2",
      keys,
    );
    await audit(sql, scope, "site.update", site, { brand });
  });
}
