// What an adding would bring, before anything is written: each site with what is known of it and what warns of it.
import { type Finding, judgeApproach } from "#lib/core/outreach/approach";
import type { ProspectColumns } from "#lib/core/outreach/read-prospects";
import { anyConnection, query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { loadWatch } from "#lib/links/watch";
import type { Scope } from "#lib/scope/scope";
import { gatherFacts } from "../approach/gather.ts";
import { fitsOf } from "../approach/site-facts.ts";
import { type CampaignKeys, campaignOf } from "./campaign-of.ts";
import { readGiven, type TextOrigin } from "./read-given.ts";
import { siteOf } from "./resolve-sites.ts";
import { SITES_MAX } from "./sources.ts";
import type { Candidate, Preview, PreviewRow, ProspectOrigin, ReadSites } from "./types.ts";

/** Previews text that a person pasted or uploaded. Throws AppError "not_found", "conflict" (the campaign is closed). */
export async function previewText(
  scope: Scope,
  campaignId: string,
  given: { text: string; origin: TextOrigin; columns: ProspectColumns | null; today: string },
): Promise<Preview> {
  const campaign = await openCampaign(scope, campaignId);
  const watch = await loadWatch(anyConnection, scope.workspaceId);
  const read = readGiven(given.text, given.origin, watch, given.columns);
  return previewSites(scope, campaign, read, given.origin, given.today);
}

/** Previews chances that the profile knows of. */
export async function previewChances(
  scope: Scope,
  campaignId: string,
  given: { chances: readonly Candidate[]; origin: ProspectOrigin; today: string },
): Promise<Preview> {
  const campaign = await openCampaign(scope, campaignId);
  const watch = await loadWatch(anyConnection, scope.workspaceId);
  const read: ReadSites = { sites: [], refused: [], table: null };
  for (const chance of given.chances) {
    const site = siteOf(`https://${chance.domain}/`, watch);
    if ("reason" in site) read.refused.push({ line: null, name: chance.domain, reason: site.reason });
    else read.sites.push(chance);
  }
  return previewSites(scope, campaign, read, given.origin, given.today);
}

/** A campaign that takes prospects. */
export async function openCampaign(scope: Scope, id: string): Promise<CampaignKeys> {
  const campaign = await campaignOf(scope, id);
  if (campaign.isClosed)
    throw new AppError("conflict", `“${campaign.name}” is closed: it takes no more prospects.`);
  return campaign;
}

async function previewSites(
  scope: Scope,
  campaign: CampaignKeys,
  { sites, refused, table }: ReadSites,
  origin: ProspectOrigin,
  today: string,
): Promise<Preview> {
  const shown = sites.slice(0, SITES_MAX);
  const domains = shown.map(({ domain }) => domain);
  const [findings, fits, there] = await Promise.all([
    findingsOf(scope, campaign, shown, origin, today),
    fitsOf(scope, campaign.siteId, domains, new Map(shown.map(({ domain, fit }) => [domain, fit]))),
    alreadyThere(scope, campaign.id, domains),
  ]);
  const rows = shown.map((site): PreviewRow => {
    const fit = fits.get(site.domain);
    const found = findings.get(site.domain) ?? [];
    const isThere = there.has(site.domain);
    return {
      ...site,
      isThere,
      score: fit?.score ?? null,
      why: (fit?.parts ?? []).map(({ text }) => text).join(", "),
      authority: fit?.facts.authority ?? null,
      relevance: fit?.facts.relevance ?? null,
      competitors: fit?.facts.competitors ?? 0,
      competitorLinks: fit?.facts.competitorLinks ?? 0,
      level: fit?.facts.level ?? null,
      findings: found.map(({ overridden: _, ...finding }) => finding),
      isWorth: !isThere && !found.some(({ wasted }) => wasted),
    };
  });
  return { rows, refused, table, leftOut: sites.length - shown.length };
}

/** What speaks against asking each site for this campaign. */
export async function findingsOf(
  scope: Scope,
  campaign: CampaignKeys,
  sites: readonly Pick<Candidate, "domain" | "pageUrl">[],
  origin: ProspectOrigin,
  today: string,
): Promise<Map<string, Finding[]>> {
  const asked = sites.map(({ domain, pageUrl }) => ({
    domain,
    pageUrl,
    mendsLink: origin === "broken_target",
  }));
  const facts = await gatherFacts(scope, campaign, asked, today);
  return new Map(facts.map((one) => [one.domain, judgeApproach(one).findings]));
}

async function alreadyThere(
  scope: Scope,
  campaignId: string,
  domains: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await query<{ domain: string }>(
    "SELECT domain FROM prospect WHERE workspace_id = $1 AND campaign_id = $2 AND domain = ANY($3::text[])",
    [scope.workspaceId, campaignId, domains],
  );
  return new Set(rows.map(({ domain }) => domain));
}
