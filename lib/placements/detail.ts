import { readSnapshot, snapshotOf } from "#lib/core/context-snapshot";
import type { Flag } from "#lib/core/verdict";
import { one, query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { ownMoney } from "#lib/outreach/rates/own-money";
import type { Scope } from "#lib/scope/scope";
import { breachLines } from "./breach-lines.ts";
import { PLACEMENT_FROM, placementSite } from "./placement-sql.ts";
import { type LoadedPlacement, lineColumns, placementLine } from "./read-line.ts";
import { targetSteps } from "./targets/target-steps.ts";
import type { FoundTerms, PlacementCheckLine, PlacementDetail } from "./types.ts";

/** How many verdicts the history shows. */
const CHECKS = 30;

type Loaded = LoadedPlacement &
  Pick<
    PlacementDetail,
    | "contact"
    | "invoice"
    | "prospectId"
    | "origin"
    | "place"
    | "notes"
    | "createdBy"
    | "imported"
    | "flags"
    | "link"
    | "sourceId"
    | "targetId"
    | "page"
  > & {
    createdAt: Date;
    archivedAt: Date | null;
    foundAt: Date | null;
    seenAt: Date | null;
  };

type LoadedCheck = Omit<PlacementCheckLine, "at"> &
  Omit<FoundTerms, "at"> & { at: Date; presence: string; next: string };

/** Everything about one promise of a site. Throws AppError "not_found". */
export async function placementDetail(
  scope: Scope,
  slug: string,
  id: string,
  today: string = new Date().toISOString().slice(0, 10),
): Promise<PlacementDetail> {
  const siteId = await placementSite(scope, slug);
  const keys = [scope.workspaceId, siteId, id];
  const [own, row, checks, breaches, targets, mails] = await Promise.all([
    ownMoney(scope),
    one<Loaded>(
      `SELECT ${lineColumns(scope)}, ${scope.may.has("contacts") ? "p.contact" : "NULL AS contact"},
         ${scope.may.has("costs") ? "p.invoice" : "NULL AS invoice"}, p.prospect_id AS "prospectId", p.origin, p.place, p.notes,
         p.created_at AS "createdAt", u.name AS "createdBy", p.import_id IS NOT NULL AS imported, p.archived_at AS "archivedAt",
         p.flags, p.found_at AS "foundAt", p.seen_at AS "seenAt", p.source_id AS "sourceId", p.target_id AS "targetId",
         (SELECT json_build_object('httpStatus', fp.http_status, 'canonical', fp.canonical) FROM page fp
            WHERE fp.workspace_id = p.workspace_id AND fp.id = coalesce(s.moved_to_id, s.id)) AS page,
         (SELECT json_build_object('sourceId', l.source_id, 'targetId', l.target_id) FROM link l
            WHERE l.workspace_id = p.workspace_id AND l.source_id = coalesce(s.moved_to_id, s.id)
              AND l.target_domain_id IN (SELECT domain_id FROM site_domain WHERE workspace_id = p.workspace_id AND site_id = p.site_id)
            ORDER BY (l.target_id = p.target_id) DESC, l.live DESC, l.target_id LIMIT 1) AS link
       FROM ${PLACEMENT_FROM} LEFT JOIN app_user u ON u.id = p.created_by_id
       WHERE p.workspace_id = $1 AND p.site_id = $2 AND p.id = $3`,
      keys,
    ),
    query<LoadedCheck>(
      `SELECT c.at, c.run_id AS "runId", c.headline AS status, c.sentence, c.flags, c.next, c.presence, c.anchor, c.rel,
         c.rel_class AS "relClass", c.match, c.place, c.context_left AS "contextLeft", c.context_right AS "contextRight"
       FROM placement_check c JOIN placement p ON p.id = c.placement_id
       WHERE p.workspace_id = $1 AND p.site_id = $2 AND p.id = $3 ORDER BY c.at DESC, c.run_id LIMIT ${CHECKS}`,
      keys,
    ),
    breachLines(scope, siteId, id),
    targetSteps(scope, siteId, id),
    query<{ at: Date; by: string | null }>(
      `SELECT a.at, u.name AS by FROM audit_entry a LEFT JOIN app_user u ON u.id = a.actor_id
       WHERE a.workspace_id = $1 AND a.action = 'mail.drafted' AND a.subject = $2 ORDER BY a.at DESC LIMIT ${CHECKS}`,
      [scope.workspaceId, id],
    ),
  ]);
  if (!row) throw new AppError("not_found", "This placement is not there.");
  const last = checks[0];
  // A wall keeps what was known of its presence; only a look that read the page saw the link.
  const found = checks.find((check) => check.presence === "found" && check.relClass !== null);
  return {
    ...placementLine(row, today, own),
    createdAt: row.createdAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString() ?? null,
    foundAt: row.foundAt?.toISOString() ?? null,
    seenAt: row.seenAt?.toISOString() ?? null,
    // Terms that changed since were judged anew: its own next step comes with the next look.
    next: last === undefined ? null : nextOf(row, last),
    found: found === undefined ? null : foundOf(found),
    breaches,
    targets,
    checks: checks.map((check) => ({
      at: check.at.toISOString(),
      runId: check.runId,
      status: check.status,
      sentence: check.sentence,
      flags: check.flags as Flag[],
      context: contextOf(check),
    })),
    mails: mails.map(({ at, by }) => ({ at: at.toISOString(), by })),
  };
}

function nextOf(row: Loaded, last: LoadedCheck): string {
  if (row.sentence === last.sentence) return last.next;
  return row.verdict === "live"
    ? "Nothing to do."
    : "What was agreed has changed since the last look: verify again.";
}

function contextOf({ anchor, contextLeft, contextRight }: LoadedCheck): PlacementCheckLine["context"] {
  return readSnapshot(snapshotOf({ anchor, contextLeft, contextRight }));
}

function foundOf(check: LoadedCheck): FoundTerms {
  const { anchor, rel, relClass, match, place, contextLeft, contextRight } = check;
  return { at: check.at.toISOString(), anchor, rel, relClass, match, place, contextLeft, contextRight };
}
