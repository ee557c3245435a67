import { one, query } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";

const keyOf = (field: string) => `substring(sha256(convert_to(r.data->>'${field}', 'UTF8')) FOR 16)`;

// One row a link, agreed link or candidate that the accepted rows name, and whether it is known already.
const PAIRS = `SELECT DISTINCT f.kind, r.data->>'sourceUrl', r.data->>'targetUrl' AS target, EXISTS (
    SELECT 1 FROM page sp
    JOIN page tp ON tp.workspace_id = $1 AND tp.url_key = ${keyOf("targetUrl")}
    WHERE sp.workspace_id = $1 AND sp.url_key = ${keyOf("sourceUrl")} AND (
      EXISTS (SELECT 1 FROM link l WHERE l.workspace_id = $1 AND l.source_id = coalesce(sp.moved_to_id, sp.id)
        AND l.target_id = tp.id AND f.kind = 'backlinks')
      OR EXISTS (SELECT 1 FROM placement p WHERE p.workspace_id = $1 AND p.site_id = $3 AND p.source_id = sp.id
        AND p.target_id = tp.id AND f.kind = 'placements'))) AS known
  FROM import_row r JOIN import_file f ON f.id = r.file_id
  WHERE r.import_id = $2 AND r.state = 'accepted' AND f.kind IN ('backlinks', 'placements')`;

const DOMAINS = `SELECT DISTINCT r.data->>'domain', EXISTS (
    SELECT 1 FROM domain d JOIN domain_sighting s ON s.workspace_id = $1 AND s.site_id = $3 AND s.domain_id = d.id
    WHERE d.workspace_id = $1 AND d.name = r.data->>'domain') AS known
  FROM import_row r JOIN import_file f ON f.id = r.file_id
  WHERE r.import_id = $2 AND r.state = 'accepted' AND f.kind = 'domains'`;

/** Sums the files of an import, and counts what of its accepted rows is known already: what its preview says. */
export async function countImport(scope: WriteScope, importId: string): Promise<void> {
  const site = await one<{ id: number }>(
    "SELECT site_id AS id FROM import WHERE workspace_id = $1 AND id = $2",
    [scope.workspaceId, importId],
  );
  await query(
    `UPDATE import i SET rows = f.rows, accepted = f.accepted, duplicate = f.duplicate, skipped = f.skipped, rejected = f.rejected,
       known_links = p.known, candidates = p.candidates, new_links = p.links - p.known, new_domains = d.domains - d.known,
       known_domains = d.known
     FROM (SELECT coalesce(sum(rows), 0)::int AS rows, coalesce(sum(accepted), 0)::int AS accepted,
             coalesce(sum(duplicate), 0)::int AS duplicate, coalesce(sum(skipped), 0)::int AS skipped,
             coalesce(sum(rejected), 0)::int AS rejected FROM import_file WHERE import_id = $2) f,
          (SELECT count(*) FILTER (WHERE target IS NOT NULL)::int AS links, count(*) FILTER (WHERE target IS NULL)::int AS candidates,
             count(*) FILTER (WHERE known)::int AS known FROM (${PAIRS}) x) p,
          (SELECT count(*)::int AS domains, count(*) FILTER (WHERE known)::int AS known FROM (${DOMAINS}) y) d
     WHERE i.workspace_id = $1 AND i.id = $2`,
    [scope.workspaceId, importId, site?.id],
  );
}
