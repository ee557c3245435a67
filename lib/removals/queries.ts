import type { RemovalStatus } from "#lib/core/removal/status";
import { query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { siteKeys } from "#lib/links/site-keys";
import type { Scope } from "#lib/scope/scope";
import { LINKS_OF, matchingLines, readLines } from "./read-lines.ts";
import type { RemovalDetail, RemovalPage } from "./types.ts";

/** Requests on one page. */
export const SHOWN = 50;
const LINKS_TOLD = 20;

export interface RemovalView {
  status: RemovalStatus | null;
  /** In the name. */
  q: string;
  /** Rows passed over. */
  from: number;
}

/** The requests of a site, those that need somebody first. Whether links are gone is read from what looks saw. */
export async function listRemovals(
  scope: Scope,
  slug: string,
  today: string,
  { status, q, from }: RemovalView,
): Promise<RemovalPage> {
  const site = await siteKeys(scope, slug);
  const all = await readLines(scope, site, today);
  const counts = {
    new: 0,
    asked: 0,
    reminded: 0,
    answered: 0,
    removed: 0,
    refused: 0,
    no_answer: 0,
  } satisfies Record<RemovalStatus, number>;
  for (const line of all) counts[line.status]++;
  const matching = matchingLines(all, { status, q }).sort(
    (a, b) =>
      Number(b.isDue) - Number(a.isDue) ||
      compare(a.dueOn ?? "9999", b.dueOn ?? "9999") ||
      b.live - a.live ||
      compare(a.name, b.name),
  );
  return {
    lines: matching.slice(from, from + SHOWN),
    counts,
    total: all.length,
    due: all.filter((line) => line.isDue).length,
    matching: matching.length,
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** One request with its log, contacts, and the first of its links. Throws AppError "not_found". */
export async function readRemoval(
  scope: Scope,
  slug: string,
  today: string,
  id: string,
): Promise<RemovalDetail> {
  const site = await siteKeys(scope, slug);
  const [line] = await readLines(scope, site, today, { id });
  if (line === undefined) throw new AppError("not_found", "This request is not there.");
  const [steps, found, links] = await Promise.all([
    query<Omit<RemovalDetail["steps"][number], "at"> & { at: Date }>(
      `SELECT s.id, s.kind, s.note, u.name AS by, s.at FROM removal_step s LEFT JOIN app_user u ON u.id = s.by_id
       WHERE s.workspace_id = $1 AND s.request_id = $2 ORDER BY s.at, s.id LIMIT 200`,
      [scope.workspaceId, id],
    ),
    scope.may.has("contacts")
      ? query<RemovalDetail["found"][number]>(
          `SELECT kind, value, found_on AS "foundOn" FROM removal_contact
           WHERE workspace_id = $1 AND request_id = $2 ORDER BY kind, found_at, value LIMIT 50`,
          [scope.workspaceId, id],
        )
      : [],
    query<RemovalDetail["links"][number]>(
      `SELECT sp.url AS source, tp.url AS target FROM removal_request r ${LINKS_OF}
       JOIN page tp ON tp.workspace_id = l.workspace_id AND tp.id = l.target_id
       WHERE r.workspace_id = $1 AND r.id = $3 AND l.live ORDER BY l.known_on DESC, l.source_id, l.target_id LIMIT ${LINKS_TOLD}`,
      [scope.workspaceId, site.domainIds, id],
    ),
  ]);
  return { ...line, steps: steps.map((step) => ({ ...step, at: step.at.toISOString() })), found, links };
}
