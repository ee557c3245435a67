import type { z } from "zod";
import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { planWatchesJob } from "#lib/jobs/definitions/watching";
import { sendJob } from "#lib/jobs/queue";
import { internDomains } from "#lib/links/intern";
import { rebuildSite } from "#lib/links/rebuild-site";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import type { NewSite } from "./schema.ts";
import { siteDomains } from "./site-domains.ts";

/**
 * Adds a site of one domain. Links already known to or from that domain are its own at once; the pages of
 * other sites are read anew as they fall due, because they may link to it unnoticed so far.
 * Throws AppError "conflict" when the domain is a site already.
 */
export async function createSite(
  scope: WriteScope,
  input: z.output<typeof NewSite>,
): Promise<{ slug: string }> {
  const { workspaceId } = scope;
  const [name = input.domain] = await siteDomains(workspaceId, [input.domain]);
  const domainId = (await internDomains(workspaceId, [name])).get(name);
  return transaction(async (sql) => {
    const brand = name.split(".")[0] ?? name;
    const [site] = await sql.query<{ id: number; slug: string }>(
      `INSERT INTO site (workspace_id, slug, name, kind, brands) VALUES ($1, $2, $2, $3, ARRAY[$4])
       ON CONFLICT (workspace_id, slug) DO NOTHING RETURNING id, slug`,
      [workspaceId, name, input.kind, brand],
    );
    if (!site) {
      throw new AppError("conflict", `${name} is a site of this workspace already.`, {
        fields: { domain: "It is a site of this workspace already." },
      });
    }
    await sql.query(
      'INSERT INTO site_domain (workspace_id, site_id, domain_id, "primary", since) VALUES ($1, $2, $3, true, current_date)',
      [workspaceId, site.id, domainId],
    );
    await sql.query("UPDATE workspace SET site_set_version = site_set_version + 1 WHERE id = $1", [
      workspaceId,
    ]);
    await rebuildSite(sql, workspaceId, site.id);
    // Pages that link to it may be known already.
    await sendJob(sql, planWatchesJob, { workspaceId });
    await audit(sql, scope, "site.create", name);
    return { slug: site.slug };
  });
}
