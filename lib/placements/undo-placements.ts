// Promises that an import brought, when it is undone: those that nobody touched since go, or stand as the other
// imports have them. What a person wrote stays, and so does everything that somebody did with a promise.
import { normaliseUrl } from "#lib/core/url";
import { type Sql, transaction } from "#lib/db/sql";
import { hashKey } from "#lib/links/hash-key";
import { deleteOrphanPages } from "#lib/links/write/orphans";
import type { WriteScope } from "#lib/scope/scope";
import { cleanTerms, fillTerms } from "./fill-terms.ts";
import { rejudgePlacements } from "./rejudge-placements.ts";
import type { NewPlacement } from "./types.ts";
import { FIELDS, type HeldTerms, loadHeld, sameTerm, writeTerms } from "./undo-terms.ts";

/** What one import says of promises. */
export interface PlacementReport {
  importId: string;
  rows: readonly NewPlacement[];
}

export interface UndonePlacements {
  removed: number;
  /** Brought by the import, and kept because somebody did something with them. */
  kept: number;
}

type Terms = Required<NewPlacement>;

/**
 * Undoes promises of one site in one transaction.
 * @param reports what all imports, the undone one among them, say of source pages (normalised addresses), in the order in which they came
 * @param also runs in the same transaction: the undo's progress and resume point
 */
export async function undoPlacements(
  scope: WriteScope,
  undone: PlacementReport & { siteId: number },
  reports: (sql: Sql, sources: readonly string[]) => Promise<readonly PlacementReport[]>,
  also: (sql: Sql, result: UndonePlacements) => Promise<void> = async () => {},
): Promise<UndonePlacements> {
  const { workspaceId } = scope;
  return transaction(async (sql) => {
    const sources = [...new Set(undone.rows.flatMap((row) => normaliseUrl(row.source) ?? []))];
    const held = await loadHeld(sql, workspaceId, undone.siteId, sources.map(hashKey));
    const all = await reports(sql, sources);
    const said = told(all);
    const left = told(all.filter(({ importId }) => importId !== undone.importId));
    const imports = new Set(all.map(({ importId }) => importId));
    const removed: HeldTerms[] = [];
    const changed: { id: string; importId: string; terms: Terms }[] = [];
    let kept = 0;
    for (const one of held) {
      const key = `${one.terms.source}\n${one.terms.target}`;
      const before = said.get(key)?.terms;
      const after = left.get(key);
      // What a person recorded keeps what the file filled in: nobody can tell the two apart.
      if (before === undefined || one.importId === null || !imports.has(one.importId)) continue;
      const mine = one.importId === undone.importId;
      if (after !== undefined) {
        const terms = stripped(one.terms, before, after.terms);
        changed.push({ id: one.id, importId: mine ? after.importId : one.importId, terms });
      } else if (mine && !one.touched && FIELDS.every((field) => sameTerm(field, one.terms, before))) {
        removed.push(one);
      } else if (mine) kept++;
    }
    await writeTerms(sql, workspaceId, changed);
    await rejudgePlacements(
      sql,
      workspaceId,
      changed.map(({ id }) => id),
    );
    await sql.query("DELETE FROM placement WHERE workspace_id = $1 AND id = ANY($2)", [
      workspaceId,
      removed.map(({ id }) => id),
    ]);
    await deleteOrphanPages(sql, workspaceId, [
      ...new Set(removed.flatMap(({ sourceId, targetId }) => [sourceId, targetId])),
    ]);
    const result = { removed: removed.length, kept };
    await also(sql, result);
    return result;
  });
}

/** What imports say of each promise, one after the other, and which of them said it first. */
function told(reports: readonly PlacementReport[]): Map<string, { importId: string; terms: Terms }> {
  const promises = new Map<string, { importId: string; terms: Terms }>();
  for (const { importId, rows } of reports) {
    for (const row of rows) {
      const [source, target] = [normaliseUrl(row.source), normaliseUrl(row.target)];
      if (source === null || target === null) continue;
      const key = `${source}\n${target}`;
      const terms = { ...cleanTerms(row), source, target };
      const earlier = promises.get(key);
      promises.set(key, {
        importId: earlier?.importId ?? importId,
        terms: earlier === undefined ? terms : fillTerms(earlier.terms, terms),
      });
    }
  }
  return promises;
}

/** The terms as they stand, with those that are still as the imports said them as the remaining imports say them. */
function stripped(now: Terms, before: Terms, after: Terms): Terms {
  const terms = { ...now };
  for (const field of FIELDS)
    if (sameTerm(field, now, before)) Object.assign(terms, { [field]: after[field] });
  return terms;
}
