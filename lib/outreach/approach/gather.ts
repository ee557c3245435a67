// Everything that the rules of an approach ask, for one site or for thousands of them, in a fixed number of questions.
import type { ApproachFacts } from "#lib/core/outreach/approach";
import { normaliseUrl } from "#lib/core/url";
import { anyConnection, one, query } from "#lib/db/sql";
import { hashKey } from "#lib/links/hash-key";
import type { Scope } from "#lib/scope/scope";
import type { CampaignKeys } from "../prospects/campaign-of.ts";
import { findSuppressions } from "../suppression/suppressed.ts";
import { activeCampaigns, lastContacts, openThreads, refusals } from "./past.ts";

export interface AskedApproach {
  domain: string;
  prospectId?: string | null;
  /** Lower case; whom one would write to. */
  address?: string | null;
  pageUrl?: string | null;
  mendsLink?: boolean;
}

/** The facts about each site for a campaign, in the order asked. The caller has found the campaign within the Scope. */
export async function gatherFacts(
  scope: Scope,
  campaign: Pick<CampaignKeys, "id" | "siteId" | "kind">,
  asked: readonly AskedApproach[],
  today: string,
): Promise<ApproachFacts[]> {
  const domains = [...new Set(asked.map(({ domain }) => domain))];
  const sites = asked.map(({ domain, prospectId = null }) => ({ domain, prospectId }));
  const prospectIds = asked.flatMap(({ prospectId }) => prospectId ?? []);
  const [cooldownDays, listed, contacts, refusal, active, threads, links, linking, partners, competitors] =
    await Promise.all([
      cooldownOf(scope),
      findSuppressions(anyConnection, scope.workspaceId, asked),
      lastContacts(scope, sites),
      refusals(scope, domains),
      activeCampaigns(scope, campaign.id, domains),
      openThreads(scope, prospectIds),
      liveLinks(scope, campaign.siteId, domains),
      linkingPages(scope, campaign.siteId, asked),
      partnersOf(scope, campaign.siteId, domains),
      competitorsAmong(scope, domains),
    ]);
  // Who may not read contacts learns that somebody asked, not who.
  const toTell = (address: string | null) =>
    address === null || scope.may.has("contacts") ? address : "Somebody";
  return asked.map(({ domain, prospectId, address = null, pageUrl = null, mendsLink = false }, at) => {
    const thread = prospectId ? (threads.get(prospectId) ?? null) : null;
    return {
      domain,
      address,
      pageUrl,
      today,
      cooldownDays,
      severalPeople: campaign.kind === "digital_pr",
      listed: listed[at] ?? [],
      optOuts: (refusal.optOuts.get(domain) ?? []).map((one) =>
        one.address === address ? one : { ...one, address: toTell(one.address) },
      ),
      lastContact: contacts.get(domain) ?? null,
      activeIn: active.get(domain) ?? [],
      openThread:
        thread && thread.address !== address ? { ...thread, address: toTell(thread.address) } : thread,
      refused: refusal.refused.get(domain) ?? null,
      linksToUs: {
        live: Math.max(links.get(domain) ?? 0, linking.has(pageUrl ?? "") ? 1 : 0),
        fromPage: linking.has(pageUrl ?? ""),
      },
      mendsLink,
      competitor: competitors.get(domain) ?? null,
      isPartner: partners.has(domain),
    };
  });
}

/** The product's own, where the workspace has said nothing (prisma/schema.prisma). */
const COOLDOWN_DAYS = 100;

async function cooldownOf(scope: Scope): Promise<number> {
  const rules = await one<{ days: number }>(
    "SELECT cooldown_days AS days FROM outreach_rules WHERE workspace_id = $1",
    [scope.workspaceId],
  );
  return rules?.days ?? COOLDOWN_DAYS;
}

async function liveLinks(
  scope: Scope,
  siteId: number,
  domains: readonly string[],
): Promise<Map<string, number>> {
  const rows = await query<{ name: string; live: number }>(
    `SELECT d.name, r.live FROM domain d JOIN referring_domain r ON r.workspace_id = d.workspace_id AND r.domain_id = d.id
     WHERE d.workspace_id = $1 AND d.name = ANY($3::text[]) AND r.site_id = $2 AND r.live > 0`,
    [scope.workspaceId, siteId, domains],
  );
  return new Map(rows.map(({ name, live }) => [name, live]));
}

/** Of the pages that were named, those with a live link to the site. */
async function linkingPages(
  scope: Scope,
  siteId: number,
  asked: readonly AskedApproach[],
): Promise<ReadonlySet<string>> {
  const byKey = new Map<string, string>();
  for (const { pageUrl } of asked) {
    const normal = pageUrl ? normaliseUrl(pageUrl) : null;
    if (pageUrl && normal !== null) byKey.set(hashKey(normal).toString("hex"), pageUrl);
  }
  const rows = await query<{ key: string }>(
    `SELECT DISTINCT encode(p.url_key, 'hex') AS key FROM page p
     JOIN link l ON l.workspace_id = p.workspace_id AND l.source_id = coalesce(p.moved_to_id, p.id) AND l.live
     JOIN site_domain sd ON sd.workspace_id = l.workspace_id AND sd.domain_id = l.target_domain_id AND sd.site_id = $2
     WHERE p.workspace_id = $1 AND p.url_key IN (SELECT decode(k, 'hex') FROM unnest($3::text[]) AS k)`,
    [scope.workspaceId, siteId, [...byKey.keys()]],
  );
  return new Set(rows.flatMap(({ key }) => byKey.get(key) ?? []));
}

async function partnersOf(
  scope: Scope,
  siteId: number,
  domains: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await query<{ domain: string }>(
    `SELECT domain FROM opinion WHERE workspace_id = $1 AND site_id = $2 AND kind = 'partner' AND domain = ANY($3::text[])`,
    [scope.workspaceId, siteId, domains],
  );
  return new Set(rows.map(({ domain }) => domain));
}

async function competitorsAmong(scope: Scope, domains: readonly string[]): Promise<Map<string, string>> {
  const rows = await query<{ domain: string; name: string }>(
    `SELECT d.name AS domain, s.name FROM domain d
     JOIN site_domain sd ON sd.workspace_id = d.workspace_id AND sd.domain_id = d.id
     JOIN site s ON s.workspace_id = sd.workspace_id AND s.id = sd.site_id AND s.kind = 'competitor'
     WHERE d.workspace_id = $1 AND d.name = ANY($2::text[]) AND ($3::int[] IS NULL OR s.id = ANY($3))`,
    [scope.workspaceId, domains, scope.sites === "all" ? null : scope.sites],
  );
  return new Map(rows.map(({ domain, name }) => [domain, name]));
}
