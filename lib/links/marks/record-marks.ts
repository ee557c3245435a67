import { redirectedAway } from "#lib/core/look";
import type { PageMarks } from "#lib/core/toxic/page-marks";
import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";
import type { Prepared } from "../apply-look.ts";
import type { Judged } from "../apply-visit.ts";
import { isComplete } from "../prepare-look.ts";
import type { Watch } from "../watch.ts";

/**
 * Writes the marks that looks brought, and at which address the host of a domain was reached. Rows that say the same
 * already are left alone.
 * @param read marks by look (readMarks)
 */
export async function recordMarks(
  sql: Sql,
  workspaceId: number,
  judged: readonly Judged[],
  read: ReadonlyMap<Prepared, PageMarks>,
  watch: Watch,
): Promise<void> {
  const marks = new Map<number, PageMarks>();
  const addresses = new Map<number, { address: string; on: string }>();
  for (const { one, applied } of judged) {
    const { source, look } = applied;
    const own = read.get(one);
    if (own !== undefined && isComplete(look) && !redirectedAway(look)) marks.set(source.id, own);
    // Where a redirect led to another domain, another one answered.
    if (look.address !== null && watch.domainOf(look.finalUrl) === watch.domainOf(source.url))
      addresses.set(source.domainId, { address: look.address, on: look.at.slice(0, 10) });
  }
  await writeMarks(sql, workspaceId, marks);
  await writeAddresses(sql, workspaceId, addresses);
}

async function writeMarks(
  sql: Sql,
  workspaceId: number,
  marks: ReadonlyMap<number, PageMarks>,
): Promise<void> {
  if (marks.size === 0) return;
  const rows = [...marks].map(([id, one]) => ({
    id,
    template: one.template,
    outgoing: one.outgoing,
    uncommon_domains: one.uncommonDomains,
    spam_links: one.spamLinks,
    bad_domains: one.badDomains,
    spam_sample: one.spamSample,
    parked: one.parked,
  }));
  await sql.query(
    `INSERT INTO page_mark AS m (workspace_id, page_id, template, outgoing, uncommon_domains, spam_links, bad_domains, spam_sample, parked)
     SELECT $1, r.id, decode(r.template, 'hex'), r.outgoing, r.uncommon_domains, r.spam_links, r.bad_domains, r.spam_sample, r.parked
     FROM jsonb_to_recordset($2::jsonb) AS r(id int, template text, outgoing int[], uncommon_domains int, spam_links int,
       bad_domains int, spam_sample text[], parked boolean)
     ORDER BY r.id
     ON CONFLICT (workspace_id, page_id) DO UPDATE SET template = excluded.template, outgoing = excluded.outgoing,
       uncommon_domains = excluded.uncommon_domains, spam_links = excluded.spam_links, bad_domains = excluded.bad_domains,
       spam_sample = excluded.spam_sample, parked = excluded.parked
     WHERE (m.template, m.outgoing, m.uncommon_domains, m.spam_links, m.bad_domains, m.spam_sample, m.parked) IS DISTINCT FROM
       (excluded.template, excluded.outgoing, excluded.uncommon_domains, excluded.spam_links, excluded.bad_domains,
        excluded.spam_sample, excluded.parked)`,
    [workspaceId, safeJson(rows)],
  );
}

async function writeAddresses(
  sql: Sql,
  workspaceId: number,
  addresses: ReadonlyMap<number, { address: string; on: string }>,
): Promise<void> {
  if (addresses.size === 0) return;
  const all = [...addresses];
  // Known ones are left out before the conflict: a row that is only compared would be locked all the same.
  await sql.query(
    `INSERT INTO domain_address AS t (workspace_id, domain_id, address, since)
     SELECT $1, r.id, r.address, r.since FROM unnest($2::int[], $3::text[], $4::date[]) AS r(id, address, since)
     WHERE NOT EXISTS (SELECT 1 FROM domain_address k WHERE k.workspace_id = $1 AND k.domain_id = r.id AND k.address = r.address)
     ORDER BY r.id
     ON CONFLICT (workspace_id, domain_id) DO UPDATE SET address = excluded.address, since = excluded.since`,
    [workspaceId, all.map(([id]) => id), all.map(([, { address }]) => address), all.map(([, { on }]) => on)],
  );
}
