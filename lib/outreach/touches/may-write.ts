// What must be settled before a message goes out: the rules of an approach, and the client's word.
import type { Approach } from "#lib/core/outreach/approach";
import { isTalking, type Stage } from "#lib/core/outreach/stages";
import type { Sql } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { judgeProspects } from "../approach/judge-prospects.ts";
import { approvalsStanding } from "../approvals/approvals-standing.ts";

interface Meant {
  id: string;
  domain: string;
  stage: Stage;
}

/**
 * Refuses a message to prospects that may not be written to: a stop, a warning that nobody passed over, or a client who
 * has not said yes. Throws AppError "conflict" with the first reason, and how many others there are.
 */
export async function requireMayWrite(
  sql: Sql,
  scope: WriteScope,
  prospects: readonly Meant[],
  { address, on }: { address: string | null; on: string },
): Promise<void> {
  const approaches = await judgeProspects(
    scope,
    prospects.map(({ id }) => id),
    { address, today: on },
  );
  const held: string[] = [];
  for (const { id, domain, stage } of prospects) {
    const reason =
      whyNot(approaches.get(id), stage) ?? (await approvalsStanding(sql, scope.workspaceId, id))?.blocks[0];
    if (reason !== undefined && reason !== null) held.push(`${domain}: ${reason}`);
  }
  const [first, ...others] = held;
  if (first === undefined) return;
  const more = others.length === 0 ? "" : ` ${others.length} more may not be written to either.`;
  throw new AppError("conflict", `${first}${more} Nothing was logged.`);
}

function whyNot(approach: Approach | undefined, stage: Stage): string | null {
  if (approach === undefined || approach.verdict === "clear") return null;
  const kind = approach.verdict === "stopped" ? "stop" : "warning";
  if (kind === "warning" && isTalking(stage)) return null;
  // To whom a site was written before is said beside the draft (one open thread): it depends on the address.
  const finding = approach.findings.find(
    (one) => one.kind === kind && one.overridden === null && one.rule !== "open_thread",
  );
  if (finding === undefined) return null;
  return kind === "stop"
    ? finding.text
    : `${finding.text} ${finding.todo} To write all the same, say why under “Before you write”.`;
}
