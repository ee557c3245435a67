import { parseDisavow } from "#lib/core/disavow";
import { diffDisavow } from "#lib/core/disavow/diff";
import { printEntry } from "#lib/core/disavow/entry";
import { query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Scope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { readDraft } from "./queries.ts";
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

const gone = () => new AppError("not_found", "This version is not there.");
