import type { z } from "zod";
import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { planWatchesJob } from "#lib/jobs/definitions/watching";
import { sendJob } from "#lib/jobs/queue";
import { internDomains } from "#lib/links/intern";
import { rebuildSite } from "#lib/links/rebuild-site";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import type { SiteChange } from "./schema.ts";
import { siteDomains } from "./site-domains.ts";

/**
 * Changes a site's name, kind, words and set of domains. A change of the set rebuilds the site's rollups: what
 * was a backlink from one of its domains is internal from then on.
 * Throws AppError "not_found".
 */
export async function updateSite(
  scope: WriteScope,
  input: z.output<typeof SiteChange>,
): Promise<{ slug: string }> {
  const { workspaceId } = scope;
  const names = await siteDomains(workspaceId, input.domains);
  const ids = await internDomains(workspaceId, names);
  const domainIds = names.map((name) => ids.get(name) as number);
  return transaction(async (sql) => {
    const [site] = await sql.query<{ slug: string }>(
      `UPDATE site SET name = $3, kind = $4, brands = $5, keywords = $6 WHERE workspace_id = $1 AND id = $2
         AND ($7::int[] IS NULL OR id = ANY($7)) RETURNING slug`,
      [
        workspaceId,
        input.siteId,
        input.name,
        input.kind,
        input.brands,
        input.keywords,
        scope.sites === "all" ? null : scope.sites,
      ],
    );
    if (!site) throw new AppError("not_found", "This site is not there. Nothing was changed.");
    const before = await sql.query<{ domain_id: number }>(
      "SELECT domain_id FROM site_domain WHERE workspace_id = $1 AND site_id = $2",
      [workspaceId, input.siteId],
    );
    const old = new Set(before.map((row) => row.domain_id));
    if (old.size !== domainIds.length || domainIds.some((id) => !old.has(id))) {
      await sql.query(
        "DELETE FROM site_domain WHERE workspace_id = $1 AND site_id = $2 AND domain_id <> ALL($3)",
        [workspaceId, input.siteId, domainIds],
      );
      await sql.query(
        `INSERT INTO site_domain (workspace_id, site_id, domain_id, since)
         SELECT $1, $2, unnest($3::int[]), current_date ON CONFLICT DO NOTHING`,
        [workspaceId, input.siteId, domainIds],
      );
      await sql.query("UPDATE workspace SET site_set_version = site_set_version + 1 WHERE id = $1", [
        workspaceId,
      ]);
      await rebuildSite(sql, workspaceId, input.siteId);
    }
    // One primary domain at every moment: the old one steps back first.
    for (const primary of [false, true]) {
      await sql.query(
        `UPDATE site_domain SET "primary" = $4 WHERE workspace_id = $1 AND site_id = $2 AND (domain_id = $3) = $4 AND "primary" <> $4`,
        [workspaceId, input.siteId, domainIds[0], primary],
      );
    }
    // Anchors are named after the site's words.
    await sql.query(
      "UPDATE site_summary SET version = version + 1 WHERE workspace_id = $1 AND site_id = $2",
      [workspaceId, input.siteId],
    );
    await sendJob(sql, planWatchesJob, { workspaceId });
    await audit(sql, scope, "site.update", site.slug, { domains: names.join(", ") });
    return { slug: site.slug };
  });
}
