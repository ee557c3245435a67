// What is known of a prospect's domain beside its campaign: links to us and to competitors, topic, review level.
import { compareTopics } from "#lib/core/relevance/compare";
import type { Level } from "#lib/core/toxic/judge";
import { normaliseUrl } from "#lib/core/url";
import { anyConnection, one, query } from "#lib/db/sql";
import { hashKey } from "#lib/links/hash-key";
import { loadCommon } from "#lib/links/topics/judge-links";
import { loadTopics } from "#lib/links/topics/page-topics";
import type { Scope } from "#lib/scope/scope";
import type { OpinionKind } from "#lib/toxic/types";
import { findCampaign } from "../campaigns/find-campaign.ts";

/** Pages of the domain whose topics are compared. */
const PAGES_READ = 20;
/** Shared words that are shown. */
const WORDS_SHOWN = 6;

export interface ProspectDomain {
  /** The workspace has met it: its card can be opened. */
  known: boolean;
  toUs: { live: number; links: number };
  fromUs: number;
  /** Sites of the workspace other than this one that it links to, most links first. */
  others: { slug: string; name: string; kind: "own" | "competitor"; live: number }[];
  /** What its pages share with the target pages; null: neither of both was read. */
  topic: { relevance: "same" | "related" | "unrelated" | "too_little" | null; shared: string[] } | null;
  /** By the last audit of the site. */
  level: Level | null;
  levelSentence: string | null;
  opinion: OpinionKind | null;
}

/** What is known of a domain, for a campaign. Throws AppError "not_found" for a campaign outside the Scope. */
export async function readProspectDomain(
  scope: Scope,
  campaignId: string,
  domain: string,
): Promise<ProspectDomain> {
  const campaign = await findCampaign(scope, campaignId);
  const { workspaceId } = scope;
  const [met, opinion] = await Promise.all([
    one<{ id: number }>("SELECT id FROM domain WHERE workspace_id = $1 AND name = $2", [workspaceId, domain]),
    one<{ kind: OpinionKind }>(
      "SELECT kind FROM opinion WHERE workspace_id = $1 AND site_id = $2 AND domain = $3",
      [workspaceId, campaign.siteId, domain],
    ),
  ]);
  const nothing = { known: false, toUs: { live: 0, links: 0 }, fromUs: 0, others: [], topic: null };
  if (met === null) return { ...nothing, level: null, levelSentence: null, opinion: opinion?.kind ?? null };
  const keys = [workspaceId, campaign.siteId, met.id];
  const [toUs, fromUs, others, audit, topic] = await Promise.all([
    one<ProspectDomain["toUs"]>(
      "SELECT live, links FROM referring_domain WHERE workspace_id = $1 AND site_id = $2 AND domain_id = $3",
      keys,
    ),
    one<{ live: number }>(
      `SELECT coalesce(sum(l.live), 0)::int AS live FROM domain_link l JOIN site_domain sd ON sd.workspace_id = l.workspace_id
         AND sd.domain_id = l.source_domain_id WHERE l.workspace_id = $1 AND sd.site_id = $2 AND l.target_domain_id = $3`,
      keys,
    ),
    query<ProspectDomain["others"][number]>(
      `SELECT s.slug, s.name, s.kind, r.live FROM referring_domain r JOIN site s ON s.workspace_id = r.workspace_id AND s.id = r.site_id
       WHERE r.workspace_id = $1 AND r.site_id <> $2 AND r.domain_id = $3 AND r.live > 0
         AND ($4::int[] IS NULL OR s.id = ANY($4)) ORDER BY r.live DESC, s.name`,
      [...keys, scope.sites === "all" ? null : scope.sites],
    ),
    one<{ level: Level; sentence: string }>(
      "SELECT level, sentence FROM toxic_result WHERE workspace_id = $1 AND site_id = $2 AND domain_id = $3",
      keys,
    ),
    topicOf(workspaceId, campaign.id, met.id),
  ]);
  return {
    known: true,
    toUs: toUs ?? { live: 0, links: 0 },
    fromUs: fromUs?.live ?? 0,
    others,
    topic,
    level: audit?.level ?? null,
    levelSentence: audit?.sentence ?? null,
    opinion: opinion?.kind ?? null,
  };
}

/** The nearest of its pages that were read to a target page that was read. */
async function topicOf(
  workspaceId: number,
  campaignId: string,
  domainId: number,
): Promise<ProspectDomain["topic"]> {
  const wanted = await query<{ url: string }>(
    "SELECT url FROM campaign_target WHERE workspace_id = $1 AND campaign_id = $2",
    [workspaceId, campaignId],
  );
  const [targets, sources] = await Promise.all([
    query<{ id: number }>(
      "SELECT coalesce(moved_to_id, id) AS id FROM page WHERE workspace_id = $1 AND url_key = ANY($2)",
      [workspaceId, wanted.map(({ url }) => hashKey(normaliseUrl(url) ?? url))],
    ),
    query<{ id: number }>(
      `SELECT p.id FROM page p JOIN page_topic t ON t.workspace_id = p.workspace_id AND t.page_id = p.id
       WHERE p.workspace_id = $1 AND p.domain_id = $2 AND t.terms IS NOT NULL LIMIT ${PAGES_READ}`,
      [workspaceId, domainId],
    ),
  ]);
  if (targets.length === 0 || sources.length === 0) return null;
  const ids = [...targets, ...sources].map(({ id }) => id);
  const [topics, common] = await Promise.all([
    loadTopics(anyConnection, workspaceId, ids),
    loadCommon(anyConnection, workspaceId),
  ]);
  const compared = sources.flatMap((source) =>
    targets.flatMap((target) => {
      const [from, to] = [topics.get(source.id)?.topic, topics.get(target.id)?.topic];
      return from && to ? [compareTopics(from, to, common)] : [];
    }),
  );
  const best = compared.toSorted((a, b) => b.score - a.score)[0];
  return best === undefined ? null : { relevance: best.relevance, shared: best.shared.slice(0, WORDS_SHOWN) };
}
