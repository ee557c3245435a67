// One change of many requests: ticked ones, or all of a filter. What it did can be taken back as a whole.
import type { z } from "zod";
import { createObjector } from "#lib/core/disavow/objections";
import { passedOver } from "#lib/core/removal/bulk";
import { newId } from "#lib/db/new-id";
import { safeJson } from "#lib/db/safe-json";
import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { siteKeys } from "#lib/links/site-keys";
import type { WriteScope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import type { Thing } from "#lib/toxic/types";
import { writeOpinions } from "#lib/toxic/write-opinions";
import { audit } from "#lib/workspaces/audit";
import { matchingLines, readLines } from "./read-lines.ts";
import type { ChangeRemovals } from "./schema.ts";
import type { ChangedRemovals, RemovalLine } from "./types.ts";

/** Passed-over requests that are told by name. */
const TOLD = 20;
/** A request's reason beside the day it was asked, in an opinion's. */
const REASON_MAX = 400;

type Input = z.output<typeof ChangeRemovals>;

/**
 * Notes a step of many requests, proposes them for disavow, or withdraws them. Those where it makes no sense are passed
 * over and told. Throws AppError "not_found", "invalid" (none is left).
 * @param today YYYY-MM-DD
 */
export async function changeRemovals(
  scope: WriteScope,
  input: Input,
  today = new Date().toISOString().slice(0, 10),
): Promise<ChangedRemovals> {
  const site = await siteBySlug(scope, input.site);
  const chosen = await chosenLines(scope, input, today);
  const passed = chosen.flatMap((line) => {
    const reason = passedOver(input.change, { status: line.status, wasMailed: line.lastMailOn !== null });
    return reason === null ? [] : [{ name: line.name, reason }];
  });
  const names = new Set(passed.map(({ name }) => name));
  const rest = chosen.filter(({ name }) => !names.has(name));
  const told = { passed: passed.slice(0, TOLD), passedCount: passed.length };
  if (rest.length === 0) {
    if (passed.length > 0) return { batch: null, count: 0, ...told };
    throw new AppError("invalid", "No request is selected any more. Nothing was changed.");
  }
  const batch = newId();
  await transaction(async (sql) => {
    if (input.change === "proposed")
      await propose(sql, scope, { id: site.id, own: site.domains, batch }, rest);
    else if (input.change === "withdrawn") await withdraw(sql, scope, site.id, batch, rest);
    else await note(sql, scope, site.id, batch, { ...input, change: input.change }, rest);
    await audit(sql, scope, `removals.${input.change}`, site.slug, { count: rest.length });
  });
  return { batch, count: rest.length, ...told };
}

async function chosenLines(scope: WriteScope, { site, what }: Input, today: string): Promise<RemovalLine[]> {
  const all = await readLines(scope, await siteKeys(scope, site), today);
  if (what.kind === "filter") return matchingLines(all, what);
  const ids = new Set(what.ids);
  return all.filter(({ id }) => ids.has(id));
}

async function note(
  sql: Sql,
  scope: WriteScope,
  siteId: number,
  batch: string,
  { change, note: text }: { change: "asked" | "reminded" | "answered" | "refused"; note: string },
  lines: readonly RemovalLine[],
): Promise<void> {
  const rows = lines.map(({ id }) => ({ id: newId(), request: id }));
  await sql.query(
    // One that was taken away meanwhile is passed over.
    `INSERT INTO removal_step (id, workspace_id, request_id, kind, note, by_id)
     SELECT s.id, $1, r.id, $3::"RemovalStepKind", $4, $5 FROM jsonb_to_recordset($6::jsonb) AS s(id uuid, request uuid)
     JOIN removal_request r ON r.workspace_id = $1 AND r.site_id = $2 AND r.id = s.request`,
    [scope.workspaceId, siteId, change, text, scope.actorId, safeJson(rows)],
  );
  await remember(
    sql,
    scope,
    siteId,
    batch,
    rows.map(({ id }) => id),
    null,
  );
}

/** Each with its own reason: it stands above the line in the file. */
async function propose(
  sql: Sql,
  scope: WriteScope,
  { id: siteId, own, batch }: { id: number; own: readonly string[]; batch: string },
  lines: readonly RemovalLine[],
): Promise<void> {
  const decided = await sql.query<{ name: string }>(
    `SELECT coalesce(domain, url) AS name FROM opinion WHERE workspace_id = $1 AND site_id = $2
       AND kind IN ('whitelisted', 'partner', 'toxic')`,
    [scope.workspaceId, siteId],
  );
  const known = new Set(decided.map(({ name }) => name));
  const object = createObjector({ own, whitelisted: [] });
  const reasonOf = ({ reason, lastMailOn }: RemovalLine) =>
    `${reason.slice(0, REASON_MAX)}; asked for removal on ${lastMailOn}`;
  for (const [reason, same] of Map.groupBy(lines, reasonOf)) {
    // What a person has said of it since stands.
    const things = same
      .filter(({ name }) => !known.has(name))
      .map(
        (line): Thing => (line.isPage ? { domain: null, url: line.name } : { domain: line.name, url: null }),
      )
      .filter(
        ({ domain, url }) =>
          object({ kind: domain === null ? "url" : "domain", value: domain ?? url ?? "", comments: [] }) ===
          null,
      );
    await writeOpinions(sql, scope, { siteId, batch, opinion: "toxic", reason }, things);
  }
}

async function withdraw(
  sql: Sql,
  scope: WriteScope,
  siteId: number,
  batch: string,
  lines: readonly RemovalLine[],
): Promise<void> {
  const keys = [scope.workspaceId, siteId, lines.map(({ id }) => id)];
  const [row] = await sql.query<{ taken: unknown }>(
    `WITH gone AS (SELECT * FROM removal_request WHERE workspace_id = $1 AND site_id = $2 AND id = ANY($3) FOR UPDATE)
     SELECT jsonb_build_object(
       'requests', (SELECT coalesce(jsonb_agg(to_jsonb(g)), '[]') FROM gone g),
       'steps', (SELECT coalesce(jsonb_agg(to_jsonb(s)), '[]') FROM removal_step s
         WHERE s.workspace_id = $1 AND s.request_id IN (SELECT id FROM gone)),
       'contacts', (SELECT coalesce(jsonb_agg(to_jsonb(c)), '[]') FROM removal_contact c
         WHERE c.workspace_id = $1 AND c.request_id IN (SELECT id FROM gone))) AS taken`,
    keys,
  );
  await remember(sql, scope, siteId, batch, [], row?.taken ?? null);
  await sql.query(
    "DELETE FROM removal_request WHERE workspace_id = $1 AND site_id = $2 AND id = ANY($3)",
    keys,
  );
}

async function remember(
  sql: Sql,
  scope: WriteScope,
  siteId: number,
  batch: string,
  stepIds: readonly string[],
  taken: unknown,
): Promise<void> {
  // An undo is offered for seconds; what was taken away is not kept for longer than an hour.
  await sql.query("DELETE FROM removal_batch WHERE workspace_id = $1 AND at < now() - interval '1 hour'", [
    scope.workspaceId,
  ]);
  await sql.query(
    "INSERT INTO removal_batch (workspace_id, id, site_id, step_ids, taken) VALUES ($1, $2, $3, $4, $5)",
    [scope.workspaceId, batch, siteId, stepIds, taken === null ? null : safeJson(taken)],
  );
}
