import { one } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Scope } from "#lib/scope/scope";

export interface SiteKeys {
  id: number;
  domainIds: readonly number[];
  /** Who asks: the "me" of a filter. */
  me?: string | null;
}

interface AskedKeys {
  id: number;
  domainIds: number[];
  me: string | null;
}

/** Keys that are being read: who asks for the same ones meanwhile shares the answer. */
const asked = new WeakMap<Scope, Map<string, Promise<AskedKeys>>>();

/** The id and domains of a site, by its slug, within the Scope, and who asks. Throws AppError "not_found". */
export function siteKeys(scope: Scope, slug: string): Promise<AskedKeys> {
  const ofScope = asked.get(scope) ?? new Map<string, Promise<AskedKeys>>();
  asked.set(scope, ofScope);
  const already = ofScope.get(slug);
  if (already !== undefined) return already;
  const reading = readKeys(scope, slug).finally(() => ofScope.delete(slug));
  ofScope.set(slug, reading);
  return reading;
}

async function readKeys(scope: Scope, slug: string): Promise<AskedKeys> {
  const site = await one<{ id: number; domainIds: number[] }>(
    `SELECT s.id, array_agg(sd.domain_id) AS "domainIds" FROM site s
     JOIN site_domain sd ON sd.workspace_id = s.workspace_id AND sd.site_id = s.id
     WHERE s.workspace_id = $1 AND s.slug = $2 AND ($3::int[] IS NULL OR s.id = ANY($3)) GROUP BY s.id`,
    [scope.workspaceId, slug, scope.sites === "all" ? null : scope.sites],
  );
  if (!site) throw new AppError("not_found", "This site is not there.");
  return { ...site, me: scope.actorId };
}
