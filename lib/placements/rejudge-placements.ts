import { sameAnchor } from "#lib/core/anchor-text";
import { relWord } from "#lib/core/event-words";
import type { Placement } from "#lib/core/link-types";
import type { Place } from "#lib/core/place";
import { keepsRel, type RelClass } from "#lib/core/rel";
import type { Flag, Headline } from "#lib/core/verdict";
import { impliedTerm } from "#lib/core/verdict/broken-terms";
import { keepsPlace } from "#lib/core/verdict/find-link";
import { type Breach, breachesOf } from "#lib/core/verdict/flags";
import { inPlaceOf } from "#lib/core/verdict/phrases";
import { flagSentences } from "#lib/core/verdict/words";
import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";
import { reopenBreaches, type SettledTerms, writeBreaches } from "#lib/links/write/breaches";

interface Row {
  id: string;
  anchor: string | null;
  rel: RelClass | null;
  place: Place | null;
  target: string;
  foundAnchor: string | null;
  foundRel: RelClass;
  foundPlace: Placement | null;
  /** The last verdict, on the terms of its day. */
  lastAt: Date;
  lastHeadline: Headline;
  lastSentence: string;
  lastFlags: Flag[];
}

/** What the terms of a promise decide; the other flags are the page's. */
const OF_TERMS: readonly Flag[] = ["wrong_anchor", "rel_changed", "wrong_place"];

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
    `SELECT p.id, p.anchor, p.rel, p.place, t.url AS target, c.anchor AS "foundAnchor",
       c.rel_class AS "foundRel", c.place AS "foundPlace", c.at AS "lastAt", c.headline AS "lastHeadline",
       c.sentence AS "lastSentence", c.flags AS "lastFlags"
     FROM placement p JOIN page t ON t.id = p.target_id
     CROSS JOIN LATERAL (
       SELECT * FROM placement_check c WHERE c.placement_id = p.id ORDER BY c.at DESC, c.run_id LIMIT 1) c
     WHERE p.workspace_id = $1 AND p.id = ANY($2) AND p.presence = 'found' AND c.presence = 'found'
       AND c.rel_class IS NOT NULL`,
    [workspaceId, ids],
  );
  const verdicts = rows.map((row) => ({ row, ...rejudge(row) }));
  if (verdicts.length === 0) return;
  await sql.query(
    `UPDATE placement p SET headline = r.headline, sentence = r.sentence, flags = r.flags
     FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, headline "Headline", sentence text, flags text[])
     WHERE p.workspace_id = $1 AND p.id = r.id`,
    [
      workspaceId,
      safeJson(
        verdicts.map(({ row, headline, sentence, flags }) => ({ id: row.id, headline, sentence, flags })),
      ),
    ],
  );
  const at = new Date().toISOString();
  const settled = verdicts.map(({ row, flags }) => ({
    id: row.id,
    at,
    lookedAt: row.lastAt.toISOString(),
    broken: brokenOf(row, flags),
  }));
  await reopenBreaches(sql, workspaceId, settled);
  await writeBreaches(sql, workspaceId, settled);
}

function rejudge(row: Row): { headline: Headline; sentence: string; flags: Flag[] } {
  const flags: Flag[] = row.lastFlags.filter((flag) => !OF_TERMS.includes(flag));
  if (row.anchor !== null && !sameAnchor(row.foundAnchor ?? "", row.anchor)) flags.push("wrong_anchor");
  if (row.rel !== null && !keepsRel(row.rel, row.foundRel)) flags.push("rel_changed");
  if (!keepsPlace(row.place, row.foundPlace ?? "unknown")) flags.push("wrong_place");
  // The terms of that day again: its own words hold.
  if (flags.length === row.lastFlags.length && flags.every((flag) => row.lastFlags.includes(flag))) {
    return { headline: row.lastHeadline, sentence: row.lastSentence, flags: row.lastFlags };
  }
  const breach = breachesOf(flags, row)[0];
  if (breach === undefined) return { headline: "live", sentence: "The link is live as agreed.", flags };
  return { headline: "changed", sentence: `The link is live. ${sentenceOf(breach, row)}`, flags };
}

function sentenceOf(breach: Breach, row: Row): string {
  if (breach !== "wrong_place") return flagSentences[breach];
  return `It stands ${inPlaceOf(row.foundPlace ?? "unknown", row.place ?? "unknown")}.`;
}

function brokenOf(row: Row, flags: readonly Flag[]): SettledTerms["broken"] {
  return breachesOf(flags, row).map((flag) => {
    switch (flag) {
      case "wrong_anchor":
        return { flag, promised: row.anchor ?? "", found: row.foundAnchor ?? "" };
      case "rel_changed":
        return { flag, promised: relWord(row.rel ?? "follow"), found: lastingRel(row) };
      case "wrong_place":
        return { flag, promised: row.place ?? "unknown", found: row.foundPlace ?? "unknown" };
      case "wrong_target":
      case "canonical_elsewhere":
        return { flag, promised: null, found: null };
      default:
        // The page's own: no term changes it, and what the look wrote of it stands.
        return { flag, promised: impliedTerm(flag), found: null };
    }
  });
}

/** Whether a tag or a header of the page says nofollow stands with the look alone. */
function lastingRel(row: Row): string | null {
  return row.lastFlags.includes("page_nofollow") ? null : relWord(row.foundRel);
}
