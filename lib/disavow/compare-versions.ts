import { parseDisavow } from "#lib/core/disavow";
import { diffDisavow } from "#lib/core/disavow/diff";
import { printEntry } from "#lib/core/disavow/entry";
import { query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Scope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { listsOf, readDraft } from "./queries.ts";
import type { Comparison } from "./types.ts";

/** Which two texts of a property's list: numbers of versions; the draft is the one after the last. */
export interface Compared {
  property: string;
  /** Null: the version that Google holds, as far as we were told. */
  from: number | null;
  /** Null: the draft. */
  to: number | null;
}

/**
 * What an upload of the one would change for Google if it held the other.
 * Throws AppError "not_found": one of them is not there.
 */
export async function compareVersions(
  scope: Scope,
  slug: string,
  today: string,
  { property, from, to }: Compared,
): Promise<Comparison> {
  const site = await siteBySlug(scope, slug);
  const versions = await query<{ number: number; held: boolean }>(
    `SELECT v.number, v.origin = 'google' OR v.uploaded_at IS NOT NULL AS held FROM disavow_version v
     JOIN disavow_list l ON l.workspace_id = v.workspace_id AND l.id = v.list_id
     WHERE v.workspace_id = $1 AND l.site_id = $2 AND l.property = $3 ORDER BY v.number DESC`,
    [scope.workspaceId, site.id, property],
  );
  const base = from ?? versions.find(({ held }) => held)?.number;
  if (base === undefined) throw gone();
  const texts = await query<{ number: number; text: string }>(
    `SELECT v.number, v.text FROM disavow_version v
     JOIN disavow_list l ON l.workspace_id = v.workspace_id AND l.id = v.list_id
     WHERE v.workspace_id = $1 AND l.site_id = $2 AND l.property = $3 AND v.number = ANY($4)`,
    [scope.workspaceId, site.id, property, to === null ? [base] : [base, to]],
  );
  const textOf = (number: number) => {
    const found = texts.find((row) => row.number === number);
    if (found === undefined) throw gone();
    return parseDisavow(found.text).entries;
  };
  const after =
    to === null ? parseDisavow((await readDraft(scope, slug, today, { property })).text).entries : textOf(to);
  const { added, removed, kept } = diffDisavow(textOf(base), after);
  return {
    versions: versions.map(({ number }) => number),
    from: base,
    to,
    added: added.map(({ entry, coveredBy }) => ({ line: printEntry(entry), coveredBy })),
    removed: removed.map(({ entry, coveredBy }) => ({ line: printEntry(entry), coveredBy })),
    kept,
  };
}

/**
 * What to compare where nobody said: the newest two versions of a property's list, of the one last spoken of when none is
 * named; of a single version, it and the draft. Null: there is no version yet. Throws AppError "not_found".
 */
export async function newestCompared(scope: Scope, slug: string, property: string): Promise<Compared | null> {
  const site = await siteBySlug(scope, slug);
  const list = property === "" ? (await listsOf(scope, site.id))[0]?.property : property;
  const [last, before] = await query<{ number: number }>(
    `SELECT v.number FROM disavow_version v JOIN disavow_list l ON l.workspace_id = v.workspace_id AND l.id = v.list_id
     WHERE v.workspace_id = $1 AND l.site_id = $2 AND l.property = $3 ORDER BY v.number DESC LIMIT 2`,
    [scope.workspaceId, site.id, list ?? ""],
  );
  if (last === undefined) return null;
  const both =
    before === undefined ? { from: last.number, to: null } : { from: before.number, to: last.number };
  return { property: list ?? "", ...both };
}

const gone = () => new AppError("not_found", "This version is not there.");
