import type { z } from "zod";
import { newId } from "#lib/db/new-id";
import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { placeProspects } from "#lib/outreach/placed/place-prospects";
import type { WriteScope } from "#lib/scope/scope";
import { lockPromises, renewWords } from "./renew-words.ts";
import type { HandCheckForm } from "./schema.ts";

/** Somewhere the next day has begun already. */
const AHEAD_MS = 14 * 3_600_000;

/**
 * Keeps what a person saw on a page. It changes no fact: links, events and rollups stay as they were; a placement of
 * this link gets it as its word, and its prospect is placed where it was seen. Throws AppError "not_found" for a link that is neither agreed nor known on this site,
 * "invalid" for a day to come.
 */
export async function recordHandCheck(
  scope: WriteScope,
  { site, source, target, ...word }: z.output<typeof HandCheckForm>,
  now: Date = new Date(),
): Promise<{ id: string }> {
  if (word.lookedOn > new Date(now.getTime() + AHEAD_MS).toISOString().slice(0, 10)) {
    throw new AppError("invalid", "This day is still to come.", {
      fields: { lookedOn: "This day is still to come." },
    });
  }
  const id = newId();
  await transaction(async (sql) => {
    const link = { sourceId: source, targetId: target };
    const place = await placeOf(sql, scope, site, link);
    const promises = await lockPromises(sql, scope.workspaceId, place.siteId, link);
    await sql.query(
      `INSERT INTO hand_check (id, workspace_id, site_id, source_id, target_id, seen, looked_on, ask_again_on, note, by_id, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7::date + $8::int, $9, $10, $11)`,
      [
        id,
        scope.workspaceId,
        place.siteId,
        source,
        target,
        word.seen,
        word.lookedOn,
        place.askAgainDays,
        word.note,
        scope.actorId,
        now,
      ],
    );
    await renewWords(sql, scope.workspaceId, promises);
    if (word.seen) await placeSeen(sql, scope, promises, now);
  });
  return { id };
}

/** A link that only a person can see places its prospect by their word, where the word holds. */
async function placeSeen(sql: Sql, scope: WriteScope, promises: readonly string[], at: Date): Promise<void> {
  const seen = await sql.query<{ id: string }>(
    `SELECT DISTINCT prospect_id AS id FROM placement
     WHERE workspace_id = $1 AND id = ANY($2) AND prospect_id IS NOT NULL AND archived_at IS NULL AND hand_seen`,
    [scope.workspaceId, promises],
  );
  const found = seen.map(({ id }) => ({ id, at }));
  await placeProspects(sql, scope.workspaceId, found, {
    byId: scope.actorId,
    note: "A person saw the link on its page.",
  });
}

/** The site within the Scope, when it has this link: agreed, or known with one end in its domains. */
async function placeOf(
  sql: Sql,
  scope: WriteScope,
  slug: string,
  { sourceId, targetId }: { sourceId: number; targetId: number },
): Promise<{ siteId: number; askAgainDays: number }> {
  const [place] = await sql.query<{ siteId: number; askAgainDays: number }>(
    `SELECT s.id AS "siteId", w.ask_again_days AS "askAgainDays" FROM site s JOIN workspace w ON w.id = s.workspace_id
     WHERE s.workspace_id = $1 AND s.slug = $2 AND ($3::int[] IS NULL OR s.id = ANY($3)) AND (
       EXISTS (SELECT 1 FROM placement p WHERE p.workspace_id = s.workspace_id AND p.site_id = s.id
         AND p.source_id = $4 AND p.target_id = $5)
       OR EXISTS (SELECT 1 FROM link l JOIN site_domain d ON d.workspace_id = l.workspace_id AND d.site_id = s.id
           AND d.domain_id IN (l.source_domain_id, l.target_domain_id)
         WHERE l.workspace_id = s.workspace_id AND l.source_id = $4 AND l.target_id = $5))`,
    [
      scope.workspaceId,
      slug.replaceAll("\0", ""),
      scope.sites === "all" ? null : scope.sites,
      sourceId,
      targetId,
    ],
  );
  if (place === undefined) throw new AppError("not_found", "This link is not there.");
  return place;
}
