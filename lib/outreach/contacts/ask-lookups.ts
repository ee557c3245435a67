import type { z } from "zod";
import { query, transaction } from "#lib/db/sql";
import { findSiteContactsJob } from "#lib/jobs/definitions/contacts";
import { sendJob } from "#lib/jobs/queue";
import type { WriteScope } from "#lib/scope/scope";
import { allowed } from "#lib/sites/find-site";
import { readNames } from "#lib/toxic/read-names";
import { audit } from "#lib/workspaces/audit";
import type { LookForContacts } from "./schema.ts";
import { suppressedAmong, suppressedWords } from "./suppressed.ts";
import type { AskedLookups } from "./types.ts";
import { visibleDomain, visibleSites } from "./visible.ts";

/**
 * Queues the sites whose own pages are to be read for contacts; a site that was read before is read again. Sites that
 * nobody may write to are refused.
 */
export async function lookForContacts(
  scope: WriteScope,
  { domains, prospects }: z.output<typeof LookForContacts>,
): Promise<AskedLookups> {
  const { names, refused } = await readDomains(scope, domains);
  const asked = await query<{ domain: string }>(
    `SELECT DISTINCT domain FROM prospect WHERE workspace_id = $1 AND id = ANY($2::uuid[])
       AND ($3::int[] IS NULL OR site_id = ANY($3))`,
    [scope.workspaceId, prospects, allowed(scope)],
  );
  return transaction(async (sql) => {
    const all = [...new Set([...names, ...asked.map(({ domain }) => domain)])];
    const barred = await suppressedAmong(sql, scope.workspaceId, { domains: all });
    for (const one of barred) refused.push({ name: one.name, reason: suppressedWords(one) });
    const wanted = all.filter((domain) => !barred.some(({ name }) => name === domain));
    const queued = await sql.query(
      `INSERT INTO contact_lookup (workspace_id, domain) SELECT $1, d FROM unnest($2::text[]) d
       WHERE ${visibleDomain("d", "$3")} ORDER BY d
       ON CONFLICT (workspace_id, domain) DO UPDATE SET asked_at = now(), tried_at = NULL, tries = 0, read_at = NULL, failure = NULL
       RETURNING domain`,
      [scope.workspaceId, wanted, visibleSites(scope)],
    );
    await audit(sql, scope, "contacts.looked_for", wanted.length === 1 ? (wanted[0] ?? null) : null, {
      count: queued.length,
    });
    if (queued.length > 0) await sendJob(sql, findSiteContactsJob, {});
    return { asked: queued.length, refused };
  });
}

/** Names of domains as people write them; what is none is refused with its reason. */
export async function readDomains(scope: WriteScope, written: readonly string[]) {
  const splits = await query<{ host: string }>("SELECT host FROM domain_split WHERE workspace_id = $1", [
    scope.workspaceId,
  ]);
  const { things, refused } = readNames(written, "domain", new Set(splits.map(({ host }) => host)));
  return { names: things.flatMap(({ domain }) => (domain === null ? [] : [domain])), refused: [...refused] };
}
