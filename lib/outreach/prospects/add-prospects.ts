import type { Finding } from "#lib/core/outreach/approach";
import { newId } from "#lib/db/new-id";
import { safeJson } from "#lib/db/safe-json";
import { anyConnection, type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { loadWatch } from "#lib/links/watch";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import { WRITE_ANYWAY } from "../approach/past.ts";
import { findingsOf, openCampaign } from "./preview.ts";
import { resolveSites } from "./resolve-sites.ts";
import type { AddProspectsInput } from "./schema.ts";
import type { Added, Candidate, RefusedRow } from "./types.ts";

/** A campaign with more is several campaigns. */
const PROSPECTS_MAX = 50_000;

/**
 * Adds sites to a campaign, each once. Own sites, shared endings and whoever may not be written to are refused; so is a
 * site that a warning speaks against, unless a reason is given, which then stands beside its warnings.
 * @param today YYYY-MM-DD
 * Throws AppError "not_found", "conflict" (the campaign is closed), "too_large".
 */
export async function addProspects(
  scope: WriteScope,
  input: AddProspectsInput,
  today = new Date().toISOString().slice(0, 10),
): Promise<Added> {
  const campaign = await openCampaign(scope, input.campaign);
  const watch = await loadWatch(anyConnection, scope.workspaceId);
  const { sites, refused } = resolveSites(
    input.rows.map(({ domain, ...row }) => ({
      ...row,
      url: /^https?:/i.test(domain) ? domain : `https://${domain}/`,
    })),
    watch,
  );
  const findings = await findingsOf(scope, campaign, sites, input.origin, today);
  const wanted = sites.filter(({ domain, pageUrl }) => {
    const against = whyNot(findings.get(domain) ?? [], input.reason);
    if (against !== null) refused.push({ line: null, name: pageUrl ?? domain, reason: against });
    return against === null;
  });
  const batch = input.batch ?? newId();
  return transaction(async (sql) => {
    await sql.query("SELECT 1 FROM campaign WHERE workspace_id = $1 AND id = $2 FOR UPDATE", [
      scope.workspaceId,
      campaign.id,
    ]);
    const added = await insert(sql, scope, { ...input, siteId: campaign.siteId, batch }, wanted);
    await checkSize(sql, scope, campaign.id);
    await writeEvents(sql, scope, { batch, reason: input.reason, findings }, added);
    if (added.length > 0) {
      await audit(sql, scope, "prospects.added", campaign.id, { count: added.length, origin: input.origin });
    }
    return summary(added.length > 0 ? batch : input.batch, added.length, wanted.length, refused);
  });
}

const summary = (batch: string | null, added: number, wanted: number, refused: RefusedRow[]): Added => ({
  batch,
  added,
  already: wanted - added,
  refused,
});

/** A stop, or a warning of wasted work without a reason, in a sentence. */
function whyNot(findings: readonly Finding[], reason: string | null): string | null {
  const stop = findings.find(({ kind }) => kind === "stop");
  if (stop) return stop.text;
  const warning = reason === null ? findings.find(({ wasted }) => wasted) : undefined;
  return warning ? `${warning.text} Give a reason to add it all the same.` : null;
}

interface Inserted {
  id: string;
  domain: string;
}

async function insert(
  sql: Sql,
  scope: WriteScope,
  {
    campaign,
    origin,
    siteId,
    batch,
  }: Pick<AddProspectsInput, "campaign" | "origin"> & { siteId: number; batch: string },
  sites: readonly Candidate[],
): Promise<Inserted[]> {
  return sql.query<Inserted>(
    `INSERT INTO prospect (id, workspace_id, site_id, campaign_id, domain, page_url, origin, origin_note, note, fit, target_url,
       anchor, created_by_id, batch_id)
     SELECT r.id, $1, $2, $3, r.domain, r."pageUrl", $4::"ProspectOrigin", r."originNote", r.note, r.fit, r."targetUrl", r.anchor,
       $5::uuid, $6
     FROM jsonb_to_recordset($7::jsonb) AS r(id uuid, domain text, "pageUrl" text, "originNote" text, note text, fit smallint,
       "targetUrl" text, anchor text)
     ORDER BY r.domain ON CONFLICT (workspace_id, campaign_id, domain) DO NOTHING RETURNING id, domain`,
    [
      scope.workspaceId,
      siteId,
      campaign,
      origin,
      scope.actorId,
      batch,
      safeJson(sites.map((site) => ({ id: newId(), ...site }))),
    ],
  );
}

async function checkSize(sql: Sql, scope: WriteScope, campaign: string): Promise<void> {
  const [all] = await sql.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM prospect WHERE workspace_id = $1 AND campaign_id = $2",
    [scope.workspaceId, campaign],
  );
  if ((all?.count ?? 0) > PROSPECTS_MAX) {
    throw new AppError(
      "too_large",
      `A campaign holds at most ${PROSPECTS_MAX.toLocaleString("en")} prospects. These were not added; begin another one.`,
    );
  }
}

async function writeEvents(
  sql: Sql,
  scope: WriteScope,
  about: { batch: string; reason: string | null; findings: ReadonlyMap<string, readonly Finding[]> },
  added: readonly Inserted[],
): Promise<void> {
  const events = added.flatMap(({ id, domain }) => {
    const rules = (about.findings.get(domain) ?? []).map(({ rule }) => rule);
    const event = { id: newId(), prospect: id, kind: "added", from: null, to: "found", note: null };
    if (about.reason === null || rules.length === 0) return [event];
    const passed = { kind: "edited", from: rules.join(","), to: WRITE_ANYWAY, note: about.reason };
    return [event, { ...event, ...passed, id: newId() }];
  });
  await sql.query(
    `INSERT INTO prospect_event (id, workspace_id, prospect_id, kind, "from", "to", note, by_id, batch_id)
     SELECT e.id, $1, e.prospect, e.kind::"ProspectEventKind", e.from, e.to, e.note, $2::uuid, $3
     FROM jsonb_to_recordset($4::jsonb) AS e(id uuid, prospect uuid, kind text, "from" text, "to" text, note text)`,
    [scope.workspaceId, scope.actorId, about.batch, safeJson(events)],
  );
}
