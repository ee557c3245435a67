// What a client is asked, and what was answered: neither costs nor contacts stand in it.
import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import type { ApprovalLine } from "./types.ts";

/** Answers that are shown below the open questions. */
const ANSWERED_SHOWN = 100;
/** Open questions on one page. */
const ASKED_SHOWN = 500;

type Row = Omit<ApprovalLine, "askedAt" | "decidedAt" | "campaign"> & {
  askedAt: Date;
  decidedAt: Date | null;
  campaignId: string;
  campaignName: string;
};

const COLUMNS = `a.id, p.id AS "prospectId", c.id AS "campaignId", c.name AS "campaignName", p.domain, p.page_url AS "pageUrl",
  p.target_url AS "targetUrl", p.note AS "fitNote", a.of, a.text, a.state, ab.name AS "askedBy", a.asked_at AS "askedAt",
  db.name AS "decidedBy", a.decided_at AS "decidedAt", a.note`;

const FROM = `approval a JOIN prospect p ON p.workspace_id = a.workspace_id AND p.id = a.prospect_id
  JOIN campaign c ON c.workspace_id = p.workspace_id AND c.id = p.campaign_id
  LEFT JOIN app_user ab ON ab.id = a.asked_by_id LEFT JOIN app_user db ON db.id = a.decided_by_id`;

const ALLOWED = "a.workspace_id = $1 AND ($2::int[] IS NULL OR p.site_id = ANY($2))";

const keysOf = (scope: Scope): unknown[] => [scope.workspaceId, scope.sites === "all" ? null : scope.sites];

const lineOf = ({ campaignId, campaignName, ...row }: Row): ApprovalLine => ({
  ...row,
  campaign: { id: campaignId, name: campaignName },
  askedAt: row.askedAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
});

/** The open questions of a campaign, the oldest first, and its last answers. */
export async function listApprovals(
  scope: Scope,
  campaignId: string,
): Promise<{ asked: ApprovalLine[]; answered: ApprovalLine[] }> {
  const keys = [...keysOf(scope), campaignId];
  const [asked, answered] = await Promise.all([
    query<Row>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE ${ALLOWED} AND c.id = $3 AND a.state = 'asked'
       ORDER BY a.asked_at, a.id LIMIT ${ASKED_SHOWN}`,
      keys,
    ),
    query<Row>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE ${ALLOWED} AND c.id = $3 AND a.state <> 'asked'
       ORDER BY a.decided_at DESC, a.id LIMIT ${ANSWERED_SHOWN}`,
      keys,
    ),
  ]);
  return { asked: asked.map(lineOf), answered: answered.map(lineOf) };
}

/** Everything that was asked about one prospect, the newest first. */
export async function readApprovalsOf(scope: Scope, prospectId: string): Promise<ApprovalLine[]> {
  const rows = await query<Row>(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE ${ALLOWED} AND p.id = $3 ORDER BY a.asked_at DESC, a.id DESC LIMIT ${ANSWERED_SHOWN}`,
    [...keysOf(scope), prospectId],
  );
  return rows.map(lineOf);
}

/** How many questions of a campaign wait for an answer. */
export async function countAsked(scope: Scope, campaignId: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${FROM} WHERE ${ALLOWED} AND c.id = $3 AND a.state = 'asked'`,
    [...keysOf(scope), campaignId],
  );
  return row?.count ?? 0;
}
