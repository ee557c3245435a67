import type { Look } from "#lib/core/look";
import { countMiss } from "#lib/core/loss";
import type { Place } from "#lib/core/place";
import type { RelClass } from "#lib/core/rel";
import type { Headline } from "#lib/core/verdict";
import { type JudgeInput, judge, type TargetLook, type Verdict } from "#lib/core/verdict";
import { targetsToAsk } from "#lib/core/verdict/targets-to-ask";
import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";
import { knownTargets } from "#lib/frontier/target-cache";
import { isOpenSql } from "#lib/hand-checks/standing-sql";
import type { Watch } from "../watch.ts";
import { type SettledTerms, writeBreaches } from "./breaches.ts";

interface PlacementRow {
  id: string;
  siteId: number;
  sourceId: number;
  targetId: number;
  targetUrl: string;
  anchor: string | null;
  rel: RelClass | null;
  place: Place | null;
  presence: string;
  foundAt: Date | null;
  seenAt: Date | null;
  misses: number;
  missedAt: Date | null;
  lostAt: Date | null;
  prospectId: string | null;
}

/** What was found of one promise. */
export interface PromiseVerdict {
  siteId: number;
  headline: Headline;
  sentence: string;
  /** The agreed page. */
  target: string;
  /** A prospect whose link this look found. */
  placed: { id: string; at: Date } | null;
}

/** One judged page: the ids of all its addresses, and the look. */
export interface JudgedPage {
  runId: string;
  pageIds: readonly number[];
  look: Look;
}

/**
 * Judges every placement on the pages that were looked at, and writes the verdicts.
 * @returns headlines by page id as given in `pageIds[0]`
 */
export async function judgePlacements(
  sql: Sql,
  workspaceId: number,
  pages: readonly JudgedPage[],
  watch: Watch,
): Promise<Map<number, PromiseVerdict[]>> {
  const pageOf = new Map(pages.flatMap((page) => page.pageIds.map((id) => [id, page] as const)));
  const placements = await sql.query<PlacementRow>(
    `SELECT p.id, p.site_id AS "siteId", p.source_id AS "sourceId", p.target_id AS "targetId", t.url AS "targetUrl", p.anchor, p.rel, p.place,
            p.presence, p.found_at AS "foundAt", p.seen_at AS "seenAt", p.misses, p.missed_at AS "missedAt", p.lost_at AS "lostAt",
            p.prospect_id AS "prospectId"
     FROM placement p JOIN page t ON t.id = p.target_id
     WHERE p.workspace_id = $1 AND p.source_id = ANY($2) AND p.archived_at IS NULL ORDER BY p.id FOR UPDATE OF p`,
    [workspaceId, [...pageOf.keys()]],
  );
  const verdicts = await judgeAll(sql, workspaceId, placements, pageOf, watch);
  const headlines = new Map<number, PromiseVerdict[]>();
  const records: object[] = [];
  const settled: SettledTerms[] = [];
  for (const { placement, page, verdict } of verdicts) {
    records.push(recordOf(placement, verdict, page, watch));
    // A look that proves nothing begins and ends nothing.
    if (verdict.presence !== "unknown") {
      settled.push({ id: placement.id, at: page.look.at, broken: verdict.broken });
    }
    const key = page.pageIds[0] as number;
    const { headline, sentence } = verdict;
    const { siteId, targetUrl: target, prospectId } = placement;
    const found = verdict.presence === "found" && prospectId !== null;
    const placed = found ? { id: prospectId, at: new Date(page.look.at) } : null;
    headlines.set(key, [...(headlines.get(key) ?? []), { siteId, headline, sentence, target, placed }]);
  }
  await writeVerdicts(sql, workspaceId, records);
  await writeBreaches(sql, workspaceId, settled);
  return headlines;
}

interface Judged {
  placement: PlacementRow;
  page: JudgedPage;
  verdict: Verdict;
}

/** Judged by the look first, then with what is known of where its links lead, as far as that may change the verdict. */
async function judgeAll(
  sql: Sql,
  workspaceId: number,
  placements: readonly PlacementRow[],
  pageOf: ReadonlyMap<number, JudgedPage>,
  watch: Watch,
): Promise<Judged[]> {
  const first = placements.flatMap((placement) => {
    const page = pageOf.get(placement.sourceId);
    if (page === undefined) return [];
    const input = judgeInput(placement, page, watch);
    const verdict = judge(input);
    return { placement, page, input, verdict, asks: targetsToAsk(input, verdict) };
  });
  const known = await knownTargets(sql, [...new Set(first.flatMap(({ asks }) => asks))]);
  const absent = first.filter(
    ({ verdict, page }) => verdict.presence !== "found" && page.look.links.length > 0,
  );
  const moved = await movedTo(
    sql,
    workspaceId,
    absent.map(({ placement }) => placement.targetId),
  );
  return first.map(({ placement, page, input, verdict, asks }) => {
    const asked = asks.flatMap((url) => {
      const target = known.get(url);
      return target === undefined ? [] : [[url, target] as const];
    });
    const detours = verdict.presence === "found" ? [] : [...(moved.get(placement.targetId) ?? [])];
    if (asked.length === 0 && detours.length === 0) return { placement, page, verdict };
    const targets = new Map([...detours, ...asked]);
    return { placement, page, verdict: judge({ ...input, targets }) };
  });
}

function judgeInput(placement: PlacementRow, { look }: JudgedPage, watch: Watch): JudgeInput {
  const { targetUrl: target, anchor, rel, place } = placement;
  return {
    promise: { target, anchor, rel, place },
    look,
    history: {
      found: placement.foundAt !== null,
      misses: placement.misses,
      firstMissAt: placement.missedAt?.toISOString() ?? null,
      lastSeenAt: placement.seenAt?.toISOString() ?? null,
    },
    rule: watch.lossRule,
    siteDomains: watch.namesOf.get(placement.siteId) ?? new Set<string>(),
  };
}

/** Addresses that were seen to lead to one of these pages, with where they lead, by page. */
async function movedTo(
  sql: Sql,
  workspaceId: number,
  pageIds: readonly number[],
): Promise<Map<number, Map<string, TargetLook>>> {
  if (pageIds.length === 0) return new Map();
  const rows = await sql.query<{ pageId: number; from: string; to: string; httpStatus: number | null }>(
    `SELECT t.id AS "pageId", a.url AS "from", t.url AS "to", t.http_status AS "httpStatus"
     FROM page a JOIN page t ON t.workspace_id = a.workspace_id AND t.id = a.moved_to_id
     WHERE a.workspace_id = $1 AND a.moved_to_id = ANY($2)`,
    [workspaceId, [...new Set(pageIds)]],
  );
  return new Map(
    [...Map.groupBy(rows, ({ pageId }) => pageId)].map(([pageId, own]) => [
      pageId,
      new Map(own.map(({ from, to, httpStatus }) => [from, { finalUrl: to, httpStatus, soft404: false }])),
    ]),
  );
}

function recordOf(
  placement: PlacementRow,
  verdict: Verdict,
  { look, runId }: JudgedPage,
  watch: Watch,
): object {
  const found = verdict.presence === "found";
  const before = { misses: placement.misses, since: placement.missedAt?.toISOString() ?? null };
  const row = found
    ? { misses: 0, since: null }
    : verdict.conclusive
      ? countMiss(before, look.at, watch.lossRule)
      : before;
  return {
    id: placement.id,
    at: look.at,
    run_id: runId,
    headline: verdict.headline,
    // A wall or an outage proves nothing: what was known of its presence stays.
    presence: verdict.presence === "unknown" ? placement.presence : verdict.presence,
    access: verdict.access,
    flags: verdict.flags,
    sentence: verdict.sentence,
    next: verdict.next,
    match: verdict.match,
    anchor: verdict.link?.anchor ?? null,
    rel: verdict.link?.rel.join(" ") ?? null,
    rel_class: verdict.relClass,
    context_left: verdict.link?.context.left ?? null,
    context_right: verdict.link?.context.right ?? null,
    place: verdict.link?.placement ?? null,
    found_at: found
      ? (placement.foundAt?.toISOString() ?? look.at)
      : (placement.foundAt?.toISOString() ?? null),
    seen_at: found ? look.at : (placement.seenAt?.toISOString() ?? null),
    misses: row.misses,
    missed_at: row.since,
    lost_at: found
      ? null
      : (placement.lostAt?.toISOString() ?? (verdict.presence === "lost" ? look.at : null)),
  };
}

// A look that settled it makes a person's word past (lib/core/standing.ts); the word itself stays in the history.
const PAST_WORD = ["hand_seen", "hand_on", "ask_again_on"]
  .map((column) => `${column} = CASE WHEN ${isOpenSql("r")} THEN p.${column} END`)
  .join(", ");

async function writeVerdicts(sql: Sql, workspaceId: number, records: readonly object[]): Promise<void> {
  if (records.length === 0) return;
  const shape = `r(id uuid, at timestamptz, run_id uuid, headline "Headline", presence text, access "PageAccess", flags text[],
    sentence text, next text, match text, anchor text, rel text, rel_class "RelClass", context_left text, context_right text, place "LinkPlace",
    found_at timestamptz, seen_at timestamptz, misses smallint, missed_at timestamptz, lost_at timestamptz)`;
  await sql.query(
    `WITH r AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS ${shape}),
     checked AS (
       INSERT INTO placement_check (placement_id, at, workspace_id, run_id, headline, presence, access, flags, sentence, next,
         match, anchor, rel, rel_class, context_left, context_right, place)
       SELECT id, at, $1, run_id, headline, presence, access, flags, sentence, next, match, anchor, rel, rel_class, context_left,
         context_right, place FROM r)
     UPDATE placement p SET headline = r.headline, sentence = r.sentence, flags = r.flags, presence = r.presence,
       access = r.access, checked_at = r.at, found_at = r.found_at, seen_at = r.seen_at, misses = r.misses,
       missed_at = r.missed_at, lost_at = r.lost_at, ${PAST_WORD}
     FROM r WHERE p.workspace_id = $1 AND p.id = r.id`,
    [workspaceId, safeJson(records)],
  );
}
