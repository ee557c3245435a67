// Writes what a prospect's touches make of it: its columns, its follow-up, its stage. Read afresh from all of them.
import type { Stage } from "#lib/core/outreach/stages";
import { stageByTouches, type TouchFact, type TouchState, touchState } from "#lib/core/outreach/touch-state";
import type { Sql } from "#lib/db/sql";
import { recordStage } from "../record-stage.ts";
import { rulesOf } from "./rules.ts";

interface Standing {
  id: string;
  stage: Stage;
  stageBefore: Stage | null;
  /** Where it stood before anybody wrote. */
  before: "found" | "qualified";
  touches: { id: string; kind: TouchFact["kind"]; at: string }[];
}

// Ids grow with time: the last move to an early stage is the newest one, whatever day it is about.
const STANDING = `SELECT p.id, p.stage, p.stage_before AS "stageBefore",
    coalesce(
      CASE WHEN p.stage IN ('found', 'qualified') THEN p.stage::text END,
      (SELECT e."to" FROM prospect_event e WHERE e.workspace_id = $1 AND e.prospect_id = p.id AND e.kind = 'stage'
         AND e."to" IN ('found', 'qualified') ORDER BY e.id DESC LIMIT 1),
      (SELECT e."from" FROM prospect_event e WHERE e.workspace_id = $1 AND e.prospect_id = p.id AND e.kind = 'stage'
         AND e."from" IN ('found', 'qualified') ORDER BY e.id LIMIT 1),
      'found') AS before,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'at', t.at)) FROM touch t
      WHERE t.workspace_id = $1 AND t.prospect_id = p.id), '[]') AS touches
  FROM prospect p WHERE p.workspace_id = $1 AND p.id = ANY($2::uuid[]) ORDER BY p.id`;

/**
 * Brings prospects in line with their touches. The caller holds their rows locked. A follow-up that was planned by hand
 * stays where the change leads to no other day than before.
 * @param isNew the touches that the change added
 * @param removed those that it took away
 * @returns the state of each
 */
export async function applyTouchState(
  sql: Sql,
  workspaceId: number,
  prospectIds: readonly string[],
  isNew: (touch: { id: string }) => boolean,
  removed: readonly (TouchFact & { prospectId: string })[] = [],
): Promise<Map<string, TouchState>> {
  const rules = await rulesOf(sql, workspaceId);
  const rows = await sql.query<Standing>(STANDING, [workspaceId, prospectIds]);
  const states = new Map<string, TouchState>();
  const moves = new Map<string, { to: Stage; at: Date; ids: string[] }>();
  for (const row of rows) {
    const touches = row.touches.map(({ id, kind, at }) => ({ id, kind, at: new Date(at) }));
    const state = touchState(touches, rules);
    const earlier = [
      ...touches.filter((touch) => !isNew(touch)),
      ...removed.filter(({ prospectId }) => prospectId === row.id),
    ];
    const plansAnew = touchState(earlier, rules).followUpOn !== state.followUpOn;
    states.set(row.id, state);
    await writeState(sql, workspaceId, row, state, plansAnew);
    const to = stageByTouches(row.stage, row.before, state);
    if (to === row.stage) continue;
    const at =
      (to === "replied" ? state.repliedAt : to === "contacted" ? state.contactedAt : null) ?? new Date();
    const key = `${to} ${at.toISOString()}`;
    const move = moves.get(key) ?? { to, at, ids: [] };
    move.ids.push(row.id);
    moves.set(key, move);
  }
  for (const { to, at, ids } of moves.values())
    await recordStage(sql, workspaceId, { prospectIds: ids, to, byId: null, at });
  return states;
}

async function writeState(
  sql: Sql,
  workspaceId: number,
  { id, stage, stageBefore, before }: Standing,
  state: TouchState,
  plansAnew: boolean,
): Promise<void> {
  // Rejected and taken back, it goes where its touches put it.
  const back =
    stage === "rejected" && stageBefore !== null ? stageByTouches(stageBefore, before, state) : stageBefore;
  const isOver = stage === "rejected" || stage === "placed";
  await sql.query(
    `UPDATE prospect SET contacted_at = $3, touched_at = $4, touches_out = $5, replied_at = $6, waiting = $7,
       follow_up_on = CASE WHEN $8::boolean THEN $9::date ELSE follow_up_on END, stage_before = $10::"ProspectStage"
     WHERE workspace_id = $1 AND id = $2`,
    [
      workspaceId,
      id,
      state.contactedAt,
      state.touchedAt,
      state.touchesOut,
      state.repliedAt,
      state.waiting,
      plansAnew && !isOver,
      state.followUpOn,
      back,
    ],
  );
}
