import { touchState } from "#lib/core/outreach/touch-state";
import { anyConnection, one, query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Scope } from "#lib/scope/scope";
import { allowed } from "#lib/sites/find-site";
import { suppressedAmong, suppressedWords } from "../contacts/suppressed.ts";
import { rulesOf } from "./rules.ts";
import type { MessagesView, TouchView } from "./types.ts";

/** Of one prospect; more is no conversation. */
const SHOWN = 500;

type Row = Omit<TouchView, "at"> & { at: Date };

/** Columns of a TouchView; `t` is the touch. $2: whether addresses may be read. */
export const TOUCH = `t.id, t.kind, t.channel, CASE WHEN $2::boolean THEN t.address END AS address,
  CASE WHEN $2::boolean THEN c.name END AS "contactName", t.subject, t.body, m.name AS template, t.at, u.name AS by`;
export const TOUCH_JOINS = `LEFT JOIN contact c ON c.workspace_id = t.workspace_id AND c.id = t.contact_id
  LEFT JOIN mail_template m ON m.workspace_id = t.workspace_id AND m.id = t.template_id
  LEFT JOIN app_user u ON u.id = t.by_id`;

export const touchView = ({ at, ...row }: Row): TouchView => ({ ...row, at: at.toISOString() });

/** The messages of a prospect. Throws AppError "not_found", and "forbidden" for who may not read messages. */
export async function readMessagesOf(scope: Scope, prospectId: string): Promise<MessagesView> {
  if (!scope.may.has("messages")) throw new AppError("forbidden", "You may not read messages.");
  const prospect = await one<Omit<MessagesView, "touches" | "suppressed" | "declined">>(
    `SELECT id AS "prospectId", domain, stage, waiting, to_char(follow_up_on, 'YYYY-MM-DD') AS "followUpOn" FROM prospect
     WHERE workspace_id = $1 AND id = $2 AND ($3::int[] IS NULL OR site_id = ANY($3))`,
    [scope.workspaceId, prospectId, allowed(scope)],
  );
  if (prospect === null) throw new AppError("not_found", "This prospect is not there.");
  const [touches, barred, rules] = await Promise.all([
    query<Row>(
      `SELECT ${TOUCH} FROM touch t ${TOUCH_JOINS} WHERE t.workspace_id = $1 AND t.prospect_id = $3
       ORDER BY t.at, t.id LIMIT ${SHOWN}`,
      [scope.workspaceId, scope.may.has("contacts"), prospectId],
    ),
    suppressedAmong(anyConnection, scope.workspaceId, { domains: [prospect.domain] }),
    rulesOf(anyConnection, scope.workspaceId),
  ]);
  const [first] = barred;
  return {
    ...prospect,
    touches: touches.map(touchView),
    declined: touchState(touches, rules).declined && prospect.stage !== "rejected",
    suppressed: first === undefined ? null : suppressedWords(first),
  };
}
