// The addresses that Google names. They are kept as they were given, normalised; what is known of them is read each time.
import type { z } from "zod";
import { decodeDisavow } from "#lib/core/disavow/decode";
import { domainOfHost, hostOf } from "#lib/core/domain";
import { readSamples } from "#lib/core/manual-action/read-samples";
import { roundOf } from "#lib/core/manual-action/state";
import { newId } from "#lib/db/new-id";
import { safeJson } from "#lib/db/safe-json";
import { query, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { hashKey } from "#lib/links/hash-key";
import type { WriteScope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { audit } from "#lib/workspaces/audit";
import { caseGone, lockCase } from "./find-case.ts";
import { readKinds } from "./note-step.ts";
import { type DroppedSample, SAMPLES_MAX } from "./schema.ts";
import type { AddedSamples } from "./types.ts";

/** Lines that could not be read and are told one by one. */
const TOLD = 100;

/**
 * Adds samples from a pasted text or a file in any encoding.
 * Throws AppError "not_found", "invalid" (no address in it), "too_large".
 */
export async function addSamples(
  scope: WriteScope,
  { site: slug, id, given }: { site: string; id: string; given: string | Uint8Array },
): Promise<AddedSamples> {
  const site = await siteBySlug(scope, slug);
  const { urls, rejected } = readSamples(decodeDisavow(given).text.replaceAll("\0", "").toWellFormed());
  if (urls.length === 0)
    throw new AppError("invalid", "There is no web address in this. Write one a line; nothing was added.");
  const splits = new Set(
    (
      await query<{ host: string }>("SELECT host FROM domain_split WHERE workspace_id = $1", [
        scope.workspaceId,
      ])
    ).map(({ host }) => host),
  );
  const rows = urls.map((url) => ({
    id: newId(),
    url,
    key: hashKey(url).toString("hex"),
    domain: domainOfHost(hostOf(url) ?? "", splits),
  }));
  return transaction(async (sql) => {
    await lockCase(sql, scope, site.id, id);
    const kinds = (await readKinds(sql, scope.workspaceId, id)).map(({ kind }) => kind);
    const added = await sql.query(
      `INSERT INTO manual_action_sample (id, workspace_id, case_id, url, url_key, domain, round)
       SELECT id, $1, $2, url, decode(key, 'hex'), domain, $3
       FROM jsonb_to_recordset($4::jsonb) AS r(id uuid, url text, key text, domain text)
       ON CONFLICT (workspace_id, case_id, url_key) DO NOTHING RETURNING id`,
      [scope.workspaceId, id, roundOf(kinds), safeJson(rows)],
    );
    const [all] = await sql.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM manual_action_sample WHERE workspace_id = $1 AND case_id = $2",
      [scope.workspaceId, id],
    );
    if ((all?.count ?? 0) > SAMPLES_MAX)
      throw new AppError(
        "too_large",
        `A case keeps at most ${SAMPLES_MAX.toLocaleString("en")} samples. Nothing was added.`,
      );
    await audit(sql, scope, "manual_action.samples", site.slug, { count: added.length });
    return {
      added: added.length,
      known: rows.length - added.length,
      rejected: rejected.slice(0, TOLD),
      rejectedCount: rejected.length,
    };
  });
}

/** Takes one sample away. Throws AppError "not_found". */
export async function dropSample(
  scope: WriteScope,
  { site: slug, id, sample }: z.output<typeof DroppedSample>,
): Promise<void> {
  const site = await siteBySlug(scope, slug);
  await transaction(async (sql) => {
    await lockCase(sql, scope, site.id, id);
    const [row] = await sql.query<{ url: string }>(
      "DELETE FROM manual_action_sample WHERE workspace_id = $1 AND case_id = $2 AND id = $3 RETURNING url",
      [scope.workspaceId, id, sample],
    );
    if (row === undefined) throw caseGone();
    await audit(sql, scope, "manual_action.sample_dropped", site.slug, row);
  });
}
