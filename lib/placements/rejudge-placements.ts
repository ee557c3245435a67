import { sameAnchor } from "#lib/core/anchor-text";
import { keepsRel, type RelClass } from "#lib/core/rel";
import type { Flag, Headline } from "#lib/core/verdict";
import { breachesOf } from "#lib/core/verdict/flags";
import { flagSentences } from "#lib/core/verdict/words";
import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";

interface Row {
  id: string;
  anchor: string | null;
  rel: RelClass | null;
  target: string;
  foundAnchor: string | null;
  foundRel: RelClass;
  /** The last verdict, on the terms of its day. */
  lastHeadline: Headline;
  lastSentence: string;
  lastFlags: Flag[];
}

/**
 * Judges placements anew whose terms a person changed, by what the last look saw of their link: what was found
 * stays found, whether it is as agreed is another question now. The next look says it in full. Placements whose
 * last look did not find the link keep their verdict.
 */
export async function rejudgePlacements(
  sql: Sql,
  workspaceId: number,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const rows = await sql.query<Row>(
    `SELECT p.id, p.anchor, p.rel, t.url AS target, c.anchor AS "foundAnchor", c.rel_class AS "foundRel",
       c.headline AS "lastHeadline", c.sentence AS "lastSentence", c.flags AS "lastFlags"
     FROM placement p JOIN page t ON t.id = p.target_id
     CROSS JOIN LATERAL (
       SELECT * FROM placement_check c WHERE c.placement_id = p.id ORDER BY c.at DESC, c.run_id LIMIT 1) c
     WHERE p.workspace_id = $1 AND p.id = ANY($2) AND c.presence = 'found' AND c.rel_class IS NOT NULL`,
    [workspaceId, ids],
  );
  const verdicts = rows.map((row) => ({ id: row.id, ...rejudge(row) }));
  if (verdicts.length === 0) return;
  await sql.query(
    `UPDATE placement p SET headline = r.headline, sentence = r.sentence, flags = r.flags
     FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, headline "Headline", sentence text, flags text[])
     WHERE p.workspace_id = $1 AND p.id = r.id`,
    [workspaceId, safeJson(verdicts)],
  );
}

function rejudge(row: Row): { headline: Headline; sentence: string; flags: Flag[] } {
  const flags: Flag[] = row.lastFlags.filter((flag) => flag !== "wrong_anchor" && flag !== "rel_changed");
  if (row.anchor !== null && !sameAnchor(row.foundAnchor ?? "", row.anchor)) flags.push("wrong_anchor");
  if (row.rel !== null && !keepsRel(row.rel, row.foundRel)) flags.push("rel_changed");
  // The terms of that day again: its own words hold.
  if (flags.length === row.lastFlags.length && flags.every((flag) => row.lastFlags.includes(flag))) {
    return { headline: row.lastHeadline, sentence: row.lastSentence, flags: row.lastFlags };
  }
  const breach = breachesOf(flags, { target: row.target, anchor: row.anchor, rel: row.rel })[0];
  if (breach === undefined) return { headline: "live", sentence: "The link is live as agreed.", flags };
  return { headline: "changed", sentence: `The link is live. ${flagSentences[breach]}`, flags };
}
