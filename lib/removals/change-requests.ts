import type { z } from "zod";
import { createObjector } from "#lib/core/disavow/objections";
import { domainOfHost, hostOf } from "#lib/core/domain";
import { newId } from "#lib/db/new-id";
import { safeJson } from "#lib/db/safe-json";
import { query, type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { hashKey } from "#lib/links/hash-key";
import type { WriteScope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { readNames } from "#lib/toxic/read-names";
import type { Thing } from "#lib/toxic/types";
import { audit } from "#lib/workspaces/audit";
import type { AskRemoval, RemovalRef, RemovalStepInput } from "./schema.ts";
import type { AskedRemovals } from "./types.ts";

/** A site with more has another problem than mails. */
const REQUESTS_MAX = 5_000;

/**
 * Begins a request for each domain, or for each page that is written as a whole address. The site's own, endings that
 * many sites share, and what is no name are refused, each with its reason.
 * @param batch the decision that they are part of (`takeBackRequests`)
 * Throws AppError "not_found", "too_large".
 */
export async function askRemoval(
  scope: WriteScope,
  { site: slug, domains, reason }: z.output<typeof AskRemoval>,
  batch: string | null = null,
): Promise<AskedRemovals> {
  const site = await siteBySlug(scope, slug);
  const splits = new Set(
    (
      await query<{ host: string }>("SELECT host FROM domain_split WHERE workspace_id = $1", [
        scope.workspaceId,
      ])
    ).map(({ host }) => host),
  );
  const isPage = (name: string) => name.includes("://");
  const pages = readNames(domains.filter(isPage), "page", splits);
  const whole = readNames(
    domains.filter((name) => !isPage(name)),
    "domain",
    splits,
  );
  const refused = [...whole.refused, ...pages.refused];
  const object = createObjector({ own: site.domains, whitelisted: [] });
  const things = [...whole.things, ...pages.things].filter((thing) => {
    const name = nameOf(thing);
    const objection = object({ kind: thing.domain === null ? "url" : "domain", value: name, comments: [] });
    if (objection !== null) refused.push({ name, reason: objection.message });
    return objection === null;
  });
  const rows = things.map((thing) => ({
    id: newId(),
    name: nameOf(thing),
    domain: thing.domain ?? domainOfHost(hostOf(thing.url ?? "") ?? "", splits),
    key: thing.url === null ? null : hashKey(thing.url).toString("hex"),
  }));
  return transaction(async (sql) => {
    // Whoever adds to the same site waits, so that the limit holds.
    await sql.query("SELECT 1 FROM site WHERE workspace_id = $1 AND id = $2 FOR UPDATE", [
      scope.workspaceId,
      site.id,
    ]);
    const added = await sql.query<{ id: string }>(
      `INSERT INTO removal_request (id, workspace_id, site_id, name, domain, url_key, reason, by_id, batch_id)
       SELECT id, $1, $2, name, domain, decode(key, 'hex'), $3, $4::uuid, $6::uuid
       FROM jsonb_to_recordset($5::jsonb) AS r(id uuid, name text, domain text, key text) ORDER BY name
       ON CONFLICT (workspace_id, site_id, name) DO NOTHING RETURNING id`,
      [scope.workspaceId, site.id, reason, scope.actorId, safeJson(rows), batch],
    );
    const [all] = await sql.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM removal_request WHERE workspace_id = $1 AND site_id = $2",
      [scope.workspaceId, site.id],
    );
    if ((all?.count ?? 0) > REQUESTS_MAX) {
      throw new AppError(
        "too_large",
        `A site keeps at most ${REQUESTS_MAX.toLocaleString("en")} requests. Nothing was added.`,
      );
    }
    // A decision of the review queue is told by whoever made it.
    if (batch === null) await audit(sql, scope, "removal.asked", site.slug, { count: added.length, reason });
    return { added: added.length, known: rows.length - added.length, refused };
  });
}

const nameOf = ({ domain, url }: Thing) => domain ?? url ?? "";

/** Notes what was sent or answered, with who and when. Throws AppError "not_found". */
export async function noteStep(
  scope: WriteScope,
  { site: slug, id, kind, note }: z.output<typeof RemovalStepInput>,
): Promise<void> {
  const site = await siteBySlug(scope, slug);
  await transaction(async (sql) => {
    const [request] = await sql.query<{ name: string }>(
      "SELECT name FROM removal_request WHERE workspace_id = $1 AND site_id = $2 AND id = $3 FOR UPDATE",
      [scope.workspaceId, site.id, id],
    );
    if (request === undefined) throw gone();
    await sql.query(
      `INSERT INTO removal_step (id, workspace_id, request_id, kind, note, by_id) VALUES ($1, $2, $3, $4::"RemovalStepKind", $5, $6)`,
      [newId(), scope.workspaceId, id, kind, note, scope.actorId],
    );
    await audit(sql, scope, "removal.noted", site.slug, { name: request.name, kind });
  });
}

/** Takes a request away. Throws AppError "not_found". */
export async function dropRemoval(
  scope: WriteScope,
  { site: slug, id }: z.output<typeof RemovalRef>,
): Promise<void> {
  const site = await siteBySlug(scope, slug);
  await transaction(async (sql) => {
    const [request] = await sql.query<{ name: string }>(
      "DELETE FROM removal_request WHERE workspace_id = $1 AND site_id = $2 AND id = $3 RETURNING name",
      [scope.workspaceId, site.id, id],
    );
    if (request === undefined) throw gone();
    await audit(sql, scope, "removal.dropped", site.slug, { name: request.name });
  });
}

/** Takes back the requests that one decision began, but for those that something was sent or noted for. */
export async function takeBackRequests(sql: Sql, scope: WriteScope, batch: string): Promise<void> {
  await sql.query(
    `DELETE FROM removal_request r WHERE r.workspace_id = $1 AND r.batch_id = $2 AND ($3::int[] IS NULL OR r.site_id = ANY($3))
       AND NOT EXISTS (SELECT 1 FROM removal_step s WHERE s.workspace_id = $1 AND s.request_id = r.id)`,
    [scope.workspaceId, batch, scope.sites === "all" ? null : scope.sites],
  );
}

const gone = () => new AppError("not_found", "This request is not there.");
