// What the marks of a page ask beside the page, of one workspace. Kept for some minutes: a word that was put on a list
// just now may wait for the next look.
import { createHash } from "node:crypto";
import type { MarkContext } from "#lib/core/toxic/page-marks";
import { phraseFinder } from "#lib/core/toxic/phrases";
import { query } from "#lib/db/sql";
import { readWeights } from "#lib/toxic/weights/read-weights";
import type { Watch } from "../watch.ts";

type Lists = Omit<MarkContext, "sites">;

const KEPT_MS = 300_000;
/** Workspaces whose lists are kept. */
const MOST_KEPT = 50;

const kept = new Map<number, { until: number; lists: Promise<Lists> }>();

/** @param watch its watched domains are the sites */
export async function markContext(workspaceId: number, watch: Watch): Promise<MarkContext> {
  const known = kept.get(workspaceId);
  if (known !== undefined && known.until > performance.now())
    return { ...(await known.lists), sites: watch.watched };
  const lists = readLists(workspaceId).catch((error: unknown) => {
    kept.delete(workspaceId);
    throw error;
  });
  kept.delete(workspaceId);
  kept.set(workspaceId, { until: performance.now() + KEPT_MS, lists });
  // The oldest first; a Map keeps the order in which they came.
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return { ...(await lists), sites: watch.watched };
}

async function readLists(workspaceId: number): Promise<Lists> {
  const [bad, sites, { weights }] = await Promise.all([
    query<{ domain: string }>(
      `SELECT domain FROM opinion WHERE workspace_id = $1 AND kind = 'toxic' AND domain IS NOT NULL
       UNION SELECT substr(line, 8) FROM (
         SELECT DISTINCT ON (v.list_id) v.text FROM disavow_version v WHERE v.workspace_id = $1
         ORDER BY v.list_id, v.number DESC) latest,
       regexp_split_to_table(latest.text, '[\\r\\n]+') AS line WHERE line LIKE 'domain:%'`,
      [workspaceId],
    ),
    query<{ words: string[] }>(
      "SELECT name || brands || keywords AS words FROM site WHERE workspace_id = $1 AND kind = 'own'",
      [workspaceId],
    ),
    readWeights(workspaceId),
  ]);
  const { lists } = weights;
  return {
    wellKnown: new Set(lists.wellKnown),
    bad: new Set(bad.map(({ domain }) => domain.trim())),
    spam: phraseFinder(
      lists.spamWords,
      sites.flatMap(({ words }) => words),
    ),
    digest: (text) => createHash("sha256").update(text).digest("hex").slice(0, 16),
  };
}
