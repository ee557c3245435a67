import type { z } from "zod";
import { anyConnection, type Sql, transaction } from "#lib/db/sql";
import type { Scope, WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import type { OutreachRulesInput } from "./schema.ts";
import type { OutreachRulesView } from "./types.ts";

/** What the table's own columns say without a row. */
const defaults: OutreachRulesView = { cooldownDays: 100, followUpDays: 5, followUpsMost: 2 };

/** How a workspace asks, by its own rules or the product's. */
export async function rulesOf(sql: Sql, workspaceId: number): Promise<OutreachRulesView> {
  const [row] = await sql.query<OutreachRulesView>(
    `SELECT cooldown_days AS "cooldownDays", follow_up_days AS "followUpDays", follow_ups_most AS "followUpsMost"
     FROM outreach_rules WHERE workspace_id = $1`,
    [workspaceId],
  );
  return row ?? defaults;
}

/** The same, for who may ask. */
export async function readRules(scope: Scope): Promise<OutreachRulesView> {
  return rulesOf(anyConnection, scope.workspaceId);
}

/** Sets them; follow-ups that are planned keep their days. */
export async function setRules(
  scope: WriteScope,
  { cooldownDays, followUpDays, followUpsMost }: z.output<typeof OutreachRulesInput>,
): Promise<void> {
  await transaction(async (sql) => {
    await sql.query(
      `INSERT INTO outreach_rules (workspace_id, cooldown_days, follow_up_days, follow_ups_most) VALUES ($1, $2, $3, $4)
       ON CONFLICT (workspace_id) DO UPDATE SET cooldown_days = excluded.cooldown_days,
         follow_up_days = excluded.follow_up_days, follow_ups_most = excluded.follow_ups_most`,
      [scope.workspaceId, cooldownDays, followUpDays, followUpsMost],
    );
    await audit(sql, scope, "outreach.rules", null, { cooldownDays, followUpDays, followUpsMost });
  });
}
