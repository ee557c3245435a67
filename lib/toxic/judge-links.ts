// What a person decides about domains and pages: rows of opinion, never a column of a link. 100,000 links of one
// domain are one row to mark and one to undo.
import { createObjector, type DisavowContext } from "#lib/core/disavow/objections";
import { domainOfHost } from "#lib/core/domain";
import { normaliseUrl, parseHttpUrl } from "#lib/core/url";
import { newId } from "#lib/db/new-id";
import { safeJson } from "#lib/db/safe-json";
import { query, type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { hashKey } from "#lib/links/hash-key";
import { LINK_FROM, linkWhere, Params } from "#lib/links/link-filter";
import { siteKeys } from "#lib/links/site-keys";
import type { WriteScope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { audit } from "#lib/workspaces/audit";
import type { Judgement } from "./schema.ts";
import type { Judged } from "./types.ts";

/** Most domains or pages one decision may touch. */
const MAX = 50_000;

interface Thing {
  domain: string | null;
  url: string | null;
}

/**
 * Marks domains or pages toxic or whitelisted, with a reason. What stood there before is kept for the undo.
 * The site's own domains and endings shared by many sites are refused, each with its reason.
 * Throws AppError "not_found", "invalid" (nothing left to mark), "too_large".
 */
export async function judgeLinks(scope: WriteScope, input: Judgement): Promise<Judged> {
  const site = await siteBySlug(scope, input.site);
  const things = await thingsOf(scope, input);
  if (things.length > MAX) {
    throw new AppError(
      "too_large",
      `That is more than ${MAX} at once. Narrow the filter; nothing was marked.`,
    );
  }
  const { kept, refused } = judgeable(things, { own: site.domains, whitelisted: [] });
  if (kept.length === 0) {
    const why = refused[0]?.reason ?? "Nothing matches any more.";
    throw new AppError("invalid", `Nothing was marked. ${why}`);
  }
  const batch = newId();
  await transaction(async (sql) => {
    await writeOpinions(sql, scope, site.id, batch, input, kept);
    await audit(sql, scope, `opinion.${input.opinion}`, site.slug, { count: kept.length, on: input.on });
  });
  return { batch, count: kept.length, refused };
}

function judgeable(things: readonly Thing[], context: DisavowContext) {
  const object = createObjector(context);
  const kept: Thing[] = [];
  const refused: Judged["refused"] = [];
  for (const thing of things) {
    const value = thing.domain ?? (thing.url as string);
    const objection = object({ kind: thing.domain === null ? "url" : "domain", value, comments: [] });
    if (objection === null) kept.push(thing);
    else refused.push({ name: value, reason: objection.message });
  }
  return { kept, refused };
}

async function thingsOf(scope: WriteScope, input: Judgement): Promise<Thing[]> {
  const { what, on } = input;
  if (what.kind === "names") return namesOf(what.names, on);
  const site = await siteKeys(scope, input.site);
  const params = new Params();
  let where: string;
  if (what.kind === "links") where = linkWhere(params, scope.workspaceId, site, what.filter);
  else {
    const domains = params.add(site.domainIds);
    where = `l.workspace_id = ${params.add(scope.workspaceId)}
      AND (l.source_id, l.target_id) IN (SELECT * FROM unnest(${params.add(what.links.map((link) => link.source))}::int[],
        ${params.add(what.links.map((link) => link.target))}::int[]))
      AND (l.source_domain_id = ANY(${domains}) OR l.target_domain_id = ANY(${domains}))`;
  }
  const rows = await query<{ name: string }>(
    on === "domain"
      ? `SELECT DISTINCT d.name FROM ${LINK_FROM} JOIN domain d ON d.id = l.source_domain_id WHERE ${where} ORDER BY 1 LIMIT ${MAX + 1}`
      : `SELECT DISTINCT sp.url AS name FROM ${LINK_FROM} WHERE ${where} ORDER BY 1 LIMIT ${MAX + 1}`,
    params.values,
  );
  return rows.map(({ name }) =>
    on === "domain" ? { domain: name, url: null } : { domain: null, url: name },
  );
}

function namesOf(names: readonly string[], on: Judgement["on"]): Thing[] {
  const things = new Map<string, Thing>();
  for (const name of names) {
    const url = parseHttpUrl(/^https?:\/\//i.test(name) ? name : `https://${name}`);
    const host = url?.hostname ?? "";
    if (url === null || !host.includes(".")) {
      throw new AppError(
        "invalid",
        `“${name.slice(0, 80)}” is neither a domain nor an address. Nothing was marked.`,
        {
          fields: { names: "Write domains as example.com, pages with https://." },
        },
      );
    }
    const value = on === "domain" ? domainOfHost(host) : (normaliseUrl(url) ?? url.href);
    things.set(value, on === "domain" ? { domain: value, url: null } : { domain: null, url: value });
  }
  return [...things.values()];
}

async function writeOpinions(
  sql: Sql,
  scope: WriteScope,
  siteId: number,
  batch: string,
  { opinion, reason }: Judgement,
  things: readonly Thing[],
): Promise<void> {
  const rows = things.map(({ domain, url }) => ({
    id: newId(),
    domain,
    url,
    key: url === null ? null : hashKey(url).toString("hex"),
  }));
  for (const [column, conflict] of [
    ["domain", '("workspace_id", "site_id", "domain") WHERE domain IS NOT NULL'],
    ["url_key", '("workspace_id", "site_id", "url_key") WHERE url_key IS NOT NULL'],
  ]) {
    await sql.query(
      `INSERT INTO opinion AS o (id, workspace_id, site_id, kind, domain, url, url_key, reason, by_id, batch_id)
       SELECT id, $1, $2, $3::"OpinionKind", domain, url, decode(key, 'hex'), $4, $5::uuid, $6::uuid
       FROM jsonb_to_recordset($7::jsonb) AS r(id uuid, domain text, url text, key text)
       WHERE (CASE WHEN $8 = 'domain' THEN domain IS NOT NULL ELSE key IS NOT NULL END)
       ON CONFLICT ${conflict} DO UPDATE SET kind = excluded.kind, reason = excluded.reason, by_id = excluded.by_id,
         at = now(), batch_id = excluded.batch_id,
         replaced = jsonb_build_object('kind', o.kind, 'reason', o.reason, 'byId', o.by_id, 'at', o.at, 'batch', o.batch_id)`,
      [scope.workspaceId, siteId, opinion, reason, scope.actorId, batch, safeJson(rows), column],
    );
  }
}
