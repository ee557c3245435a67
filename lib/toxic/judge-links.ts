// What a person decides about domains and pages: rows of opinion, never a column of a link. 100,000 links of one
// domain are one row to mark and one to undo.
import { createObjector, type DisavowContext } from "#lib/core/disavow/objections";
import { newId } from "#lib/db/new-id";
import { Params } from "#lib/db/params";
import { query, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { LINK_FROM, linkWhere } from "#lib/links/link-where";
import { siteKeys } from "#lib/links/site-keys";
import type { WriteScope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { audit } from "#lib/workspaces/audit";
import { readNames } from "./read-names.ts";
import type { Judgement } from "./schema.ts";
import type { Judged, Refusal, Thing } from "./types.ts";
import { writeOpinions } from "./write-opinions.ts";

/** Most domains or pages one decision may touch. */
const MAX = 50_000;
/** Refusals that are told one by one. */
const TOLD = 200;

/**
 * Marks domains or pages toxic or whitelisted, with a reason. What stood there before is kept for the undo.
 * The site's own domains, endings shared by many sites and what is no name are refused, each with its reason;
 * the rest is marked.
 * Throws AppError "not_found", "invalid" (nothing was selected), "too_large".
 */
export async function judgeLinks(scope: WriteScope, input: Judgement): Promise<Judged> {
  const site = await siteBySlug(scope, input.site);
  const asked = await thingsOf(scope, input);
  if (asked.things.length > MAX) {
    throw new AppError(
      "too_large",
      `That is more than ${MAX.toLocaleString("en")} at once. Narrow the filter; nothing was marked.`,
    );
  }
  const judged = judgeable(asked.things, { own: site.domains, whitelisted: [] });
  const refused = [...asked.refused, ...judged.refused];
  const told = { refused: refused.slice(0, TOLD), refusedCount: refused.length };
  if (judged.kept.length === 0) {
    if (refused.length > 0) return { batch: null, count: 0, ...told };
    throw new AppError("invalid", "No link is selected any more. Nothing was marked.");
  }
  const batch = newId();
  await transaction(async (sql) => {
    await writeOpinions(sql, scope, { siteId: site.id, batch, ...input }, judged.kept);
    await audit(sql, scope, `opinion.${input.opinion}`, site.slug, {
      count: judged.kept.length,
      on: input.on,
      reason: input.reason,
    });
  });
  return { batch, count: judged.kept.length, ...told };
}

function judgeable(things: readonly Thing[], context: DisavowContext): { kept: Thing[]; refused: Refusal[] } {
  const object = createObjector(context);
  const kept: Thing[] = [];
  const refused: Refusal[] = [];
  for (const thing of things) {
    const value = thing.domain ?? thing.url ?? "";
    const objection = object({ kind: thing.domain === null ? "url" : "domain", value, comments: [] });
    if (objection === null) kept.push(thing);
    else refused.push({ name: value, reason: objection.message });
  }
  return { kept, refused };
}

async function thingsOf(
  scope: WriteScope,
  { site: slug, what, on }: Judgement,
): Promise<{ things: Thing[]; refused: Refusal[] }> {
  if (what.kind === "names") {
    const splits = await query<{ host: string }>("SELECT host FROM domain_split WHERE workspace_id = $1", [
      scope.workspaceId,
    ]);
    return readNames(what.names, on, new Set(splits.map(({ host }) => host)));
  }
  const site = await siteKeys(scope, slug);
  const params = new Params();
  const where =
    what.kind === "links"
      ? linkWhere(params, scope.workspaceId, site, what.filter)
      : pickedWhere(params, scope.workspaceId, site.domainIds, what.links);
  const rows = await query<{ name: string }>(
    on === "domain"
      ? `SELECT DISTINCT d.name FROM ${LINK_FROM} JOIN domain d ON d.id = l.source_domain_id WHERE ${where} ORDER BY 1 LIMIT ${MAX + 1}`
      : `SELECT DISTINCT sp.url AS name FROM ${LINK_FROM} WHERE ${where} ORDER BY 1 LIMIT ${MAX + 1}`,
    params.values,
  );
  const things = rows.map(({ name }) =>
    on === "domain" ? { domain: name, url: null } : { domain: null, url: name },
  );
  return { things, refused: [] };
}

function pickedWhere(
  params: Params,
  workspaceId: number,
  domainIds: readonly number[],
  links: readonly { source: number; target: number }[],
): string {
  const domains = params.add(domainIds);
  const sources = params.add(links.map((link) => link.source));
  const targets = params.add(links.map((link) => link.target));
  return `l.workspace_id = ${params.add(workspaceId)}
    AND (l.source_id, l.target_id) IN (SELECT * FROM unnest(${sources}::int[], ${targets}::int[]))
    AND (l.source_domain_id = ANY(${domains}) OR l.target_domain_id = ANY(${domains}))`;
}
