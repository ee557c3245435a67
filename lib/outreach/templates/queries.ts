import { countryWarning } from "#lib/core/outreach/draft";
import { one, query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Scope } from "#lib/scope/scope";
import { allowed } from "#lib/sites/find-site";
import { readContactsOf } from "../contacts/queries.ts";
import type { DraftView, TemplateView } from "./types.ts";

/** The templates of the workspace, those in use first. */
export async function listTemplates(scope: Scope): Promise<TemplateView[]> {
  const rows = await query<Omit<TemplateView, "updatedAt"> & { updatedAt: Date }>(
    `SELECT m.id, m.name, m.tactic, m.subject, m.body, m.updated_at AS "updatedAt", m.archived_at IS NOT NULL AS archived,
       (SELECT count(*)::int FROM touch t WHERE t.workspace_id = $1 AND t.template_id = m.id AND t.kind = 'out') AS used
     FROM mail_template m WHERE m.workspace_id = $1 ORDER BY m.archived_at IS NOT NULL, m.name, m.id`,
    [scope.workspaceId],
  );
  return rows.map(({ updatedAt, ...row }) => ({ ...row, updatedAt: updatedAt.toISOString() }));
}

/** Prospects that a template may be looked at with, the newest first. */
export async function listSamples(scope: Scope): Promise<{ id: string; domain: string }[]> {
  return query(
    `SELECT id, domain FROM prospect WHERE workspace_id = $1 AND ($2::int[] IS NULL OR site_id = ANY($2))
       AND stage <> 'rejected' ORDER BY created_at DESC, id DESC LIMIT 50`,
    [scope.workspaceId, allowed(scope)],
  );
}

/** What a draft to a prospect is filled from. Throws AppError "not_found", "forbidden". */
export async function readDraft(scope: Scope, prospectId: string): Promise<DraftView> {
  const prospect = await one<{
    domain: string;
    pageUrl: string | null;
    target: string | null;
    anchor: string | null;
    touchesOut: number;
    isAnswered: boolean;
    ourSite: string;
  }>(
    `SELECT p.domain, p.page_url AS "pageUrl", p.anchor, p.touches_out AS "touchesOut",
       p.replied_at IS NOT NULL AS "isAnswered", s.slug AS "ourSite",
       coalesce(p.target_url, (SELECT g.url FROM campaign_target g WHERE g.workspace_id = $1 AND g.campaign_id = p.campaign_id
         ORDER BY g.position LIMIT 1)) AS target
     FROM prospect p JOIN site s ON s.workspace_id = p.workspace_id AND s.id = p.site_id
     WHERE p.workspace_id = $1 AND p.id = $2 AND ($3::int[] IS NULL OR p.site_id = ANY($3))`,
    [scope.workspaceId, prospectId, allowed(scope)],
  );
  if (prospect === null) throw new AppError("not_found", "This prospect is not there.");
  const [{ contacts, suppressed }, templates, actor] = await Promise.all([
    readContactsOf(scope, prospectId),
    listTemplates(scope),
    scope.actorId === null
      ? null
      : one<{ name: string }>("SELECT name FROM app_user WHERE id = $1", [scope.actorId]),
  ]);
  const phones = contacts.flatMap(({ channel, value }) => (channel === "phone" ? [value] : []));
  return {
    prospectId,
    domain: prospect.domain,
    facts: {
      first_name: null,
      name: null,
      site: prospect.domain,
      their_page: prospect.pageUrl,
      target: prospect.target,
      anchor: prospect.anchor,
      our_site: prospect.ourSite,
      sender: actor?.name ?? null,
    },
    contacts: contacts.flatMap(({ id, channel, value, name, job, foundOn, writtenAt, suppressed: stop }) =>
      channel === "mail" ? [{ id, value, name, job, foundOn, writtenAt, suppressed: stop }] : [],
    ),
    templates: templates.flatMap(({ archived, id, name, subject, body }) =>
      archived ? [] : [{ id, name, subject, body }],
    ),
    isFirst: prospect.touchesOut === 0,
    isAnswered: prospect.isAnswered,
    warning: countryWarning(prospect.domain, phones),
    suppressed,
  };
}
